"""The same for links and news, leads, and occasions to congratulate people."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from bot.contacts.model import ContactId, Tier
from bot.journal.model import Outcome
from bot.leads.model import Lead, LeadId
from bot.leads.model import State as LeadState
from bot.members.model import MemberId
from bot.milestones.model import Milestone, MilestoneId, Occasion
from bot.sharing.model import Handed, Share, ShareId, Sort, State
from storage.store import Store
from tests.storage.rows import NOW, THEIRS, TODAY

THEIR_LEAD, THEIR_SHARE, THEIR_MILESTONE = LeadId(271), ShareId(272), MilestoneId(274)
"""Of rows.py."""
FRIEND, NEWS = ContactId(256), ShareId(257)

LEAD = Lead(THEIR_LEAD, THEIRS.id, THEIRS.contact.id, Outcome.LEAD, TODAY, NOW, "changed", due=TODAY)
SHARE = Share(THEIR_SHARE, THEIRS.id, Sort.LINK, TODAY, NOW, "https://example.org", "changed", ("maps",))
MILESTONE = Milestone(THEIR_MILESTONE, THEIRS.id, THEIRS.contact.id, Occasion.JOB, TODAY, NOW, "changed")
HANDED = Handed(258, NEWS, THEIRS.contact.id, THEIRS.id, State.TOLD, TODAY)


def give(store: Store) -> None:
    """Rows of theirs that some queries look for."""
    store.leads.add(replace(LEAD, id=LeadId(259)))
    store.leads.add(replace(LEAD, id=LeadId(260), state=LeadState.OVER, closed_at=NOW))
    store.shares.add(replace(SHARE, id=NEWS, kind=Sort.NEWS))
    store.shares.hand(HANDED)
    store.contacts.add(replace(THEIRS.contact, id=FRIEND, name="Close One", tier=Tier.CLOSE, tags=("maps",)))


SHARING: dict[str, Callable[[Store, MemberId], object]] = {
    "shares.find": lambda store, me: store.shares.find(me, THEIR_SHARE),
    "shares.size": lambda store, me: store.shares.size(me),
    "shares.newest": lambda store, me: store.shares.newest(me, limit=9),
    "shares.handed": lambda store, me: store.shares.handed(me, THEIR_SHARE),
    "shares.of_contact": lambda store, me: store.shares.of_contact(me, THEIRS.contact.id),
    "shares.told": lambda store, me: store.shares.told(me, [THEIR_SHARE]),
    "shares.fitting": lambda store, me: store.shares.fitting(me, THEIR_SHARE, ["maps"], limit=9),
    "shares.helpers": lambda store, me: store.shares.helpers(me, limit=9),
    "shares.close": lambda store, me: store.shares.close(me, limit=9),
    "shares.heard_news": lambda store, me: store.shares.heard_news(me),
    "shares.save": lambda store, me: store.shares.save(replace(SHARE, owner=me)),
    "shares.take_back": lambda store, me: store.shares.take_back(me, 273),
    "shares.remove": lambda store, me: store.shares.remove(me, THEIR_SHARE),
    "leads.find": lambda store, me: store.leads.find(me, THEIR_LEAD),
    "leads.size": lambda store, me: store.leads.size(me),
    "leads.page": lambda store, me: store.leads.page(me, limit=9, skip=0),
    "leads.of_contact": lambda store, me: store.leads.of_contact(me, THEIRS.contact.id),
    "leads.to_thank": lambda store, me: store.leads.to_thank(me, limit=9),
    "leads.steps_due": lambda store, me: store.leads.steps_due(me, TODAY, limit=9),
    "leads.save": lambda store, me: store.leads.save(replace(LEAD, owner=me)),
    "leads.remove": lambda store, me: store.leads.remove(me, THEIR_LEAD),
    "milestones.find": lambda store, me: store.milestones.find(me, THEIR_MILESTONE),
    "milestones.of_contact": lambda store, me: store.milestones.of_contact(me, THEIRS.contact.id),
    "milestones.ahead": lambda store, me: store.milestones.ahead(me, TODAY),
    "milestones.several": lambda store, me: store.milestones.several(me, (THEIR_MILESTONE,)),
    "milestones.save": lambda store, me: store.milestones.save(replace(MILESTONE, owner=me, day=TODAY - timedelta(1))),
    "milestones.remove": lambda store, me: store.milestones.remove(me, THEIR_MILESTONE),
}
SHARING_SAVING = ("shares.save", "leads.save", "milestones.save")

SHARING_UNSCOPED = {
    "shares.add": "a new row of its own owner",
    "shares.hand": "a new row of its own owner",
    "leads.add": "a new row of its own owner",
    "milestones.add": "a new row of its own owner",
}
