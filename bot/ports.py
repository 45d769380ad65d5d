"""What the core asks of the outside: a database, messengers, a clock."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol, TypeVar

from bot.asking.ports import Questions
from bot.contacts.ports import Contacts
from bot.digest.ports import Digests
from bot.drafts.ports import Drafts
from bot.events.ports import Events, Feeds
from bot.followups.ports import FollowUps
from bot.goals.ports import CheckIns, Goals
from bot.guard.ports import Mutes
from bot.held.ports import HeldCalls
from bot.inbox.ports import Inbox
from bot.installs.ports import Installs
from bot.journal.ports import Deeds, Journal
from bot.leads.ports import Leads
from bot.members.ports import Members, Pauses, Privacy
from bot.milestones.ports import Milestones
from bot.next.ports import Steps
from bot.outbox.ports import Messenger, Outbox
from bot.pitch.ports import Pitches
from bot.plan.company_ports import Companies
from bot.plan.ports import WantedQualities
from bot.presence.ports import Presences
from bot.review.ports import Letters, Reviews
from bot.sharing.ports import Shares
from bot.tidying.ports import Merges
from bot.tips.ports import Resources, Tips

__all__ = ["Database", "Messenger", "NotConnected", "Store"]

T = TypeVar("T")


class NotConnected(Exception):
    """A platform doesn't let us in; the message says what to do."""


class Store(Protocol):
    """One transaction. Leaving the work function commits; an exception rolls everything back."""

    @property
    def members(self) -> Members: ...
    @property
    def pauses(self) -> Pauses: ...
    @property
    def contacts(self) -> Contacts: ...
    @property
    def journal(self) -> Journal: ...
    @property
    def deeds(self) -> Deeds: ...
    @property
    def followups(self) -> FollowUps: ...
    @property
    def goals(self) -> Goals: ...
    @property
    def check_ins(self) -> CheckIns: ...
    @property
    def questions(self) -> Questions: ...
    @property
    def reviews(self) -> Reviews: ...
    @property
    def letters(self) -> Letters: ...
    @property
    def mutes(self) -> Mutes: ...
    @property
    def milestones(self) -> Milestones: ...
    @property
    def shares(self) -> Shares: ...
    @property
    def leads(self) -> Leads: ...
    @property
    def drafts(self) -> Drafts: ...
    @property
    def pitches(self) -> Pitches: ...
    @property
    def tips(self) -> Tips: ...
    @property
    def resources(self) -> Resources: ...
    @property
    def presence(self) -> Presences: ...
    @property
    def steps(self) -> Steps: ...
    @property
    def feeds(self) -> Feeds: ...
    @property
    def events(self) -> Events: ...
    @property
    def digests(self) -> Digests: ...
    @property
    def wanted(self) -> WantedQualities: ...
    @property
    def companies(self) -> Companies: ...
    @property
    def held(self) -> HeldCalls: ...
    @property
    def inbox(self) -> Inbox: ...
    @property
    def installs(self) -> Installs: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def merges(self) -> Merges: ...
    @property
    def privacy(self) -> Privacy: ...


class Database(Protocol):
    """Work is a plain function over a Store; it may run again (serialisation retry), so it touches nothing else."""

    async def write(self, work: Callable[[Store], T]) -> T: ...
    async def read(self, work: Callable[[Store], T]) -> T: ...
    async def now(self) -> datetime:
        """The database's own clock on PostgreSQL, so that replicas agree; the given clock on SQLite."""
        ...

    async def look(self, work: Callable[[Store, datetime], T]) -> tuple[datetime, T]:
        """That time, and what `work` read at that time."""
        ...

    async def scrub(self, *, patient: bool = True) -> bool:
        """Leave no byte of what was deleted in the files. `patient`: only as far as nobody has to wait for it; False
        when something is left for later."""
        ...
