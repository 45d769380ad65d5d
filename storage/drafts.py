"""Drafts: messages that members mean to send themselves. What they say is sealed."""

from __future__ import annotations

from datetime import date

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    delete,
    exists,
    func,
    insert,
    literal_column,
    select,
    update,
)

from bot.contacts.model import ContactId
from bot.drafts.model import Channel, Draft, DraftId, Purpose, State
from bot.followups.model import State as FollowUpState
from bot.members.model import MemberId
from storage.schema import contacts, followups
from storage.schema_words import drafts, share_people
from storage.vault import Vault

_c = drafts.c
_COLUMNS = (
    _c.id,
    _c.owner,
    _c.contact,
    _c.purpose,
    _c.channel,
    _c.text,
    _c.state,
    _c.created_at,
    _c.ask_on,
    _c.asked_on,
    _c.closed_at,
    _c.followup,
    _c.entry,
    _c.other,
    _c.variant,
    _c.asks,
    _c.share,
)


class DraftRows:
    def __init__(self, connection: Connection, vault: Vault) -> None:
        self._connection = connection
        self._vault = vault

    def add(self, draft: Draft) -> None:
        values = {"id": draft.id, "owner": draft.owner, "created_at": draft.created_at, **self._values(draft)}
        self._connection.execute(insert(drafts), values)

    def save(self, draft: Draft) -> None:
        mine = (_c.id == draft.id) & (_c.owner == draft.owner)
        self._connection.execute(update(drafts).where(mine).values(self._values(draft)))

    def find(self, owner: MemberId, draft: DraftId) -> Draft | None:
        row = self._connection.execute(select(*_COLUMNS).where(_c.owner == owner, _c.id == draft)).mappings().first()
        return None if row is None else self._draft(row)

    def remove(self, owner: MemberId, draft: DraftId) -> bool:
        return self._connection.execute(delete(drafts).where(_c.owner == owner, _c.id == draft)).rowcount == 1

    def listing(self, owner: MemberId, *, limit: int, after: Draft | None = None) -> tuple[Draft, ...]:
        wanted = [_c.owner == owner, _c.state == State.OPEN.value]
        if after is not None:
            earlier = (_c.created_at < after.created_at) | ((_c.created_at == after.created_at) & (_c.id < after.id))
            wanted += [_c.created_at <= after.created_at, earlier]  # the first lets an index find the place
        return self._newest(*wanted, limit=limit)

    def waiting(self, owner: MemberId, *, limit: int) -> tuple[Draft, ...]:
        wanted = (_c.owner == owner, _c.state == State.OPEN.value, _known(owner), *_needed(owner))
        return self._newest(*wanted, limit=limit)

    def size(self, owner: MemberId) -> int:
        query = select(func.count()).select_from(drafts).where(_c.owner == owner, _c.state == State.OPEN.value)
        return self._connection.execute(query).scalar_one()

    def of_contact(self, owner: MemberId, contact: ContactId, *, limit: int) -> tuple[Draft, ...]:
        mine = _c.owner + literal_column("0") == owner  # a plain one leads SQLite through all of theirs
        return self._newest(mine, _c.contact == contact, limit=limit)

    def ask(self, owner: MemberId, first: date, today: date, *, most: int) -> int:
        asked = {"asked_on": today, "ask_on": None, "asks": _c.asks + 1}
        mine = (_c.owner == owner, _c.ask_on.is_not(None), _c.ask_on >= first, _c.ask_on <= today)
        open_ = (_c.state == State.OPEN.value, _c.asks < most, _known(owner), *_needed(owner))
        query = update(drafts).where(*mine, *open_).values(asked)
        return self._connection.execute(query).rowcount

    def asked(self, owner: MemberId, day: date, *, limit: int) -> tuple[Draft, ...]:
        wanted = (_c.owner == owner, _c.state == State.OPEN.value, _c.asked_on == day, _c.ask_on.is_(None))
        return self._newest(*wanted, _known(owner), *_needed(owner), limit=limit)

    def next_ask(self, owner: MemberId, first: date) -> date | None:
        return self._connection.execute(
            select(func.min(_c.ask_on)).where(_c.owner == owner, _c.ask_on.is_not(None), _c.ask_on >= first)
        ).scalar()

    def _newest(self, *wanted: ColumnElement[bool], limit: int) -> tuple[Draft, ...]:
        query = select(*_COLUMNS).where(*wanted).order_by(_c.created_at.desc(), _c.id.desc()).limit(limit)
        return tuple(map(self._draft, self._connection.execute(query).mappings()))

    def _values(self, draft: Draft) -> dict[str, object]:
        return {
            "contact": draft.contact,
            "purpose": draft.purpose.value,
            "channel": draft.channel.value,
            "text": self._vault.row("drafts", draft.id, draft.owner).seal("text", draft.text),
            "state": draft.state.value,
            "ask_on": draft.ask_on,
            "asked_on": draft.asked_on,
            "closed_at": draft.closed_at,
            "followup": draft.followup,
            "entry": draft.entry,
            "other": draft.other,
            "variant": draft.variant,
            "asks": draft.asks,
            "share": draft.share,
        }

    def _draft(self, row: RowMapping) -> Draft:
        return Draft(
            id=DraftId(row["id"]),
            owner=MemberId(row["owner"]),
            contact=ContactId(row["contact"]),
            purpose=Purpose(row["purpose"]),
            channel=Channel(row["channel"]),
            text=self._vault.row("drafts", row["id"], row["owner"]).open("text", row["text"]),
            created_at=row["created_at"],
            state=State(row["state"]),
            other=None if row["other"] is None else ContactId(row["other"]),
            variant=row["variant"],
            ask_on=row["ask_on"],
            asked_on=row["asked_on"],
            asks=row["asks"],
            closed_at=row["closed_at"],
            followup=row["followup"],
            entry=row["entry"],
            share=row["share"],
        )


def _known(owner: MemberId) -> ColumnElement[bool]:
    """Whether a draft is to somebody who isn't archived."""
    theirs = contacts.c.owner + literal_column("0") == owner  # by id, not through all people of theirs
    known = (contacts.c.id == _c.contact, theirs, contacts.c.archived_at.is_(None))
    return exists(select(contacts.c.id).where(*known).correlate(drafts))


def _needed(owner: MemberId) -> tuple[ColumnElement[bool], ...]:
    """Whether what a draft is for is still to do: its follow-up wasn't done or skipped by other means, and they weren't
    told what it shares."""
    over = (FollowUpState.DONE.value, FollowUpState.SKIPPED.value)
    done = (
        followups.c.id == _c.followup,
        followups.c.owner + literal_column("0") == owner,
        followups.c.state.in_(over),
    )
    mine = share_people.c.owner + literal_column("0") == owner
    told = (share_people.c.share == _c.share, share_people.c.contact == _c.contact, mine)
    return (
        ~exists(select(followups.c.id).where(*done).correlate(drafts)),
        ~exists(select(share_people.c.id).where(*told).correlate(drafts)),
    )
