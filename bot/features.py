"""The table of contents. Its order is the order of help, and of reactions to the journal."""

from __future__ import annotations

from bot.asking.commands import feature as asking
from bot.attending.commands import feature as attending
from bot.contacts.commands import feature as contacts
from bot.deeds.commands import feature as deeds
from bot.deliveries.commands import feature as deliveries
from bot.digest.commands import feature as digest
from bot.earlier.commands import feature as earlier
from bot.events.commands import feature as events
from bot.feature import Feature
from bot.followups.commands import feature as followups
from bot.goals.commands import feature as goals
from bot.help.commands import feature as help_
from bot.home.commands import feature as home
from bot.installs.leaving import feature as installs
from bot.met.commands import feature as met
from bot.pause.commands import feature as pause
from bot.profile.commands import feature as profile
from bot.review.commands import feature as review
from bot.tidying.commands import feature as tidying
from bot.welcome.commands import feature as welcome

FEATURES: tuple[Feature, ...] = (
    *(
        met,
        contacts,
        tidying,
        followups,
        goals,
        deeds,
        events,
        attending,
        asking,
        review,
        digest,
        home,
        pause,
        profile,
        welcome,
        earlier,
        deliveries,
        installs,
        help_,
    ),
)
