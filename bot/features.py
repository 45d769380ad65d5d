"""The table of contents. Its order is the order of help, and of reactions to the journal."""

from __future__ import annotations

from bot.asking.commands import feature as asking
from bot.attending.commands import feature as attending
from bot.contacts.commands import feature as contacts
from bot.deeds.commands import feature as deeds
from bot.deliveries.commands import feature as deliveries
from bot.digest.commands import feature as digest
from bot.drafts.commands import feature as drafts
from bot.earlier.commands import feature as earlier
from bot.events.commands import feature as events
from bot.feature import Feature
from bot.followups.commands import feature as followups
from bot.goals.commands import feature as goals
from bot.guard.commands import feature as guard
from bot.help.commands import feature as help_
from bot.home.commands import feature as home
from bot.installs.leaving import feature as installs
from bot.leads.commands import feature as leads
from bot.met.commands import feature as met
from bot.milestones.commands import feature as milestones
from bot.next.commands import feature as next_
from bot.pause.commands import feature as pause
from bot.pitch.commands import feature as pitch
from bot.plan.commands import feature as plan
from bot.presence.commands import feature as presence
from bot.profile.commands import feature as profile
from bot.review.commands import feature as review
from bot.sharing.commands import feature as sharing
from bot.tidying.commands import feature as tidying
from bot.tips.commands import feature as tips
from bot.welcome.commands import feature as welcome

FEATURES: tuple[Feature, ...] = (
    *(
        met,
        contacts,
        tidying,
        followups,
        goals,
        plan,
        deeds,
        guard,
        presence,
        milestones,
        sharing,
        leads,
        events,
        attending,
        asking,
        next_,
        review,
        pitch,
        drafts,
        tips,
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
