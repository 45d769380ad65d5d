"""One transaction is one Store; the database hands them out."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from sqlalchemy import Connection, text

from bot import clock
from bot.clock import Clock
from storage.checkins import CheckInRows
from storage.companies import CompanyRows
from storage.contacts import ContactRows
from storage.deeds import DeedRows
from storage.digests import DigestRows
from storage.drafts import DraftRows
from storage.engine import Engine, open_engine
from storage.events import EventRows
from storage.feeds import FeedRows
from storage.followups import FollowUpRows
from storage.goals import GoalRows
from storage.held import HeldRows
from storage.inbox import InboxRows
from storage.installs import InstallRows
from storage.journal import JournalRows
from storage.leads import LeadRows
from storage.letters import LetterRows
from storage.members import MemberRows
from storage.merges import MergeRows
from storage.milestones import MilestoneRows
from storage.mutes import MuteRows
from storage.outbox import OutboxRows
from storage.pauses import PauseRows
from storage.pitches import PitchRows
from storage.presence import PresenceRows
from storage.privacy import PrivacyRows
from storage.questions import QuestionRows
from storage.resources import ResourceRows
from storage.reviews import ReviewRows
from storage.scrub import SMALL
from storage.shares import ShareRows
from storage.steps import StepRows
from storage.tips import TipRows
from storage.types import EPOCH
from storage.vault import Vault
from storage.wanted import WantedRows

T = TypeVar("T")


class Store:
    """The queries of every feature over one connection, in one transaction. Features never commit."""

    def __init__(self, connection: Connection, vault: Vault) -> None:
        self.members = MemberRows(connection)
        self.pauses = PauseRows(connection)
        self.contacts = ContactRows(connection, vault)
        self.journal = JournalRows(connection, vault)
        self.deeds = DeedRows(connection, vault)
        self.followups = FollowUpRows(connection, vault)
        self.goals = GoalRows(connection, vault)
        self.check_ins = CheckInRows(connection, vault)
        self.questions = QuestionRows(connection)
        self.reviews = ReviewRows(connection, vault)
        self.letters = LetterRows(connection, vault)
        self.mutes = MuteRows(connection)
        self.milestones = MilestoneRows(connection, vault)
        self.shares = ShareRows(connection, vault)
        self.leads = LeadRows(connection, vault)
        self.drafts = DraftRows(connection, vault)
        self.pitches = PitchRows(connection, vault)
        self.tips = TipRows(connection)
        self.resources = ResourceRows(connection)
        self.presence = PresenceRows(connection, vault)
        self.steps = StepRows(connection)
        self.feeds = FeedRows(connection, vault)
        self.events = EventRows(connection)
        self.digests = DigestRows(connection)
        self.wanted = WantedRows(connection)
        self.companies = CompanyRows(connection, vault)
        self.held = HeldRows(connection, vault)
        self.inbox = InboxRows(connection)
        self.installs = InstallRows(connection)
        self.outbox = OutboxRows(connection)
        self.merges = MergeRows(connection, vault)
        self.privacy = PrivacyRows(connection, vault)


class Database:
    """Runs work in transactions, on the engine's threads.

    `clock` is asked for the time on SQLite, and on PostgreSQL too when it was given (console, tests); else PostgreSQL's
    own clock counts, so that replicas agree.
    """

    def __init__(self, engine: Engine, vault: Vault, clock: Clock = clock.now) -> None:
        self.engine = engine
        self.vault = vault
        self.clock = clock

    async def write(self, work: Callable[[Store], T]) -> T:
        return await asyncio.wrap_future(self.engine.write(lambda connection: work(Store(connection, self.vault))))

    async def read(self, work: Callable[[Store], T]) -> T:
        return await asyncio.wrap_future(self.engine.read(lambda connection: work(Store(connection, self.vault))))

    async def scrub(self, *, patient: bool = True) -> bool:
        """Leave no byte of what was deleted in SQLite's files. `patient`: a large file, which would keep everybody
        who writes waiting, is left for later; False says so. On PostgreSQL a dead row stays until VACUUM, which is the
        server's own."""
        return await asyncio.wrap_future(self.engine.scrub(largest=SMALL if patient else None))

    async def now(self) -> datetime:
        if self._own_clock:
            return self.clock()
        return await asyncio.wrap_future(self.engine.read(server_time))

    async def look(self, work: Callable[[Store, datetime], T]) -> tuple[datetime, T]:
        """The time, and what `work` read at that time, in one transaction."""

        def both(connection: Connection) -> tuple[datetime, T]:
            now = self.clock() if self._own_clock else server_time(connection)
            return now, work(Store(connection, self.vault), now)

        return await asyncio.wrap_future(self.engine.read(both))

    @property
    def _own_clock(self) -> bool:
        return self.engine.name == "sqlite" or self.clock is not clock.now

    def write_now(self, work: Callable[[Store], T]) -> T:
        """The same from plain code: the command line, tests."""
        return self.engine.write(lambda connection: work(Store(connection, self.vault))).result()

    def read_now(self, work: Callable[[Store], T]) -> T:
        return self.engine.read(lambda connection: work(Store(connection, self.vault))).result()

    def close(self) -> None:
        self.engine.close()


def open_database(url: str, vault: Vault, clock: Clock = clock.now) -> Database:
    """Raises DatabaseProblem with a remedy."""
    return Database(open_engine(url), vault, clock)


def server_time(connection: Connection) -> datetime:
    """PostgreSQL's own clock, within a transaction too."""
    moment: datetime = connection.execute(text("SELECT clock_timestamp()")).scalar_one()
    return EPOCH + (moment - EPOCH)
