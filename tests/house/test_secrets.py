"""What people write down for their own eyes is nowhere in the clear but in their own answers: canaries are grepped for
in the database's files, in every log at its most talkative, and in what goes to the terminal."""

from __future__ import annotations

import base64
import logging
from collections.abc import Generator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import pytest
from sqlalchemy import make_url

from bot.app import Reply
from bot.cli.logs import JsonLines
from bot.context import Context
from bot.feature import Feature
from bot.features import FEATURES
from bot.kit.args import Text
from bot.kit.calls import Call
from bot.kit.cards import Card
from bot.kit.commands import Group
from bot.outbox.sender import Sender
from storage.vault import Keyring, Vault, load_or_create_key_file
from tests.storage.rows import every_row
from tests.talk import KEYS, PLATFORM, Mailbox, Person, Talk

CANARIES = ("noticebird", "promisebird", "slidesbird", "heldbird", "talkbird", "crashbird", "errorbird", "formbird")
KEY = KEYS.partition(":")[2]

crash = Group[Context]("crash", "Fail in the middle")


@crash.command("now")
def crash_now(ctx: Context, what: Annotated[str, Text("What to lose", placing="rest")]) -> Card:
    """Write something down, and fail with what was said."""
    local = what
    try:
        ctx.store.members.save(replace(ctx.member, name=f"{local}\0"))  # refused by its column
    except Exception as error:
        raise RuntimeError(f"lost: {local}", {"what": local}) from error
    return Card("Not reached")


@dataclass
class Scene:
    """A run of everything; `told` is what the member was answered and sent."""

    talk: Talk
    member: Person
    told: str


@pytest.fixture
def scene(migrated_url: str, caplog: pytest.LogCaptureFixture) -> Generator[Scene]:
    for logger in ("", "sqlalchemy", "alembic", "psycopg"):  # SQLAlchemy then logs statements and rows
        caplog.set_level(logging.DEBUG, logger)
    with Talk(migrated_url, features=(*FEATURES, Feature(commands=(crash,)))) as talk:
        member = talk.person("olga")
        told: list[str] = []

        def says(said: str | Call, *, fails: bool = False) -> Reply:
            if isinstance(said, Call):
                reply = talk.run(talk.bot.answer(replace(member._request(""), said=said), talk.now()))
            else:
                member.says(said)
                assert member.reply is not None
                reply = member.reply
            assert reply.failed is fails, f"{said}: {reply}"
            told.append(repr(reply))
            return reply

        says("/met Ana Ruiz, recruiter @Acme - noticebird; promised promisebird")
        says("/met Ana Sol, chef @Lune")
        says("/met Ana - heldbird")  # asks which one, and holds the line
        says("/followup add Ruiz tomorrow 15:00 - slidesbird")
        says("/contact talked Sol - talkbird")
        says("/followup show Ruiz")
        says("/contact show Ruiz")
        says("/contact show Sol")
        says(Call("met", {"who": "Form Person", "note": "formbird", "promise": "formbird"}))
        says("/crash now crashbird", fails=True)
        says("/contact show errorbird", fails=True)
        says("/met " + "errorbird " * 60, fails=True)
        says(Call("met", {"who": "Ana", "errorbird": "errorbird"}), fails=True)
        says("/followup cadence Ruiz every errorbird weeks tier:errorbird", fails=True)
        full = replace(member.member, full_nudges=True)
        talk.change(lambda store: store.members.save(full))
        _sends_badly(talk)
        talk.clock.move(days=5)
        told += [repr(message.card) for message in member.mailed]
        says("/met Ana - heldbird")
        says("/followup list")
        yield Scene(talk, member, "\n".join(told))


def _sends_badly(talk: Talk) -> None:
    """A platform that repeats the whole message in its error."""

    def refuse(place: object, card: Card, marker: str) -> None:
        raise RuntimeError(repr(card))

    talk.clock.skip(hours=22)
    talk.plan()
    good, talk.sender = (
        talk.sender,
        Sender(
            talk.database,
            talk.bot.compose,
            {PLATFORM: Mailbox(refuse)},
            monotonic=lambda: 0.0,
            roll=lambda: 0.0,
        ),
    )
    assert talk.run(talk.sender.drain())
    talk.sender = good


def found(text: str) -> list[str]:
    return [word for word in CANARIES if word in text.casefold()]


def test_the_member_was_told_all_of_it(scene: Scene) -> None:
    # Else the other tests would look for what never was.
    assert scene.member.mailed
    assert set(found(scene.told)) >= {"noticebird", "promisebird", "slidesbird", "talkbird", "errorbird"}


def test_no_row_holds_a_private_text_in_the_clear(scene: Scene) -> None:
    rows = every_row(scene.talk.database)
    assert {table for table, some in rows.items() if some} >= {"journal", "followups", "held", "deliveries"}
    values = [value for some in rows.values() for row in some for value in row]
    sealed = [bytes(value) for value in values if isinstance(value, bytes)]
    assert len(sealed) >= 8
    assert not any(found(text.decode("latin-1")) for text in sealed)
    assert not any(found(str(value)) for value in values if not isinstance(value, bytes))


@pytest.mark.parametrize("migrated_url", ["sqlite"], indirect=True)
def test_no_byte_of_it_is_in_the_files(scene: Scene, migrated_url: str) -> None:
    file = Path(make_url(migrated_url).database or "")
    files = {path.name: path.read_bytes() for path in file.parent.glob(f"{file.name}*")}
    assert set(files) == {file.name, f"{file.name}-wal", f"{file.name}-shm"}
    content = b"".join(files.values())
    assert b"Ruiz" in content, "names are not sealed: this is where it would be"
    assert not found(content.decode("latin-1"))
    assert KEY.encode() not in content
    assert base64.b64decode(KEY) not in content


def test_no_log_and_no_terminal_shows_it(
    scene: Scene, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    logged = "\n".join(
        f"{record.getMessage()} {record.exc_text} {record.__dict__}" for record in caplog.get_records("setup")
    )
    assert "typed failed with RuntimeError" in logged
    assert "INSERT INTO journal" in logged, "SQLAlchemy was heard too"
    lines = "\n".join(map(JsonLines().format, caplog.get_records("setup")))
    assert '"state": "sent"' in lines
    assert "compose:" in lines or "RuntimeError" in lines, "and what became of each message"
    printed = "".join(capfd.readouterr())
    assert found(logged) == []
    assert found(lines) == []
    assert found(printed) == []
    assert KEY not in logged + lines + printed


@pytest.fixture
def crashing(migrated_url: str) -> Generator[Person]:
    with Talk(migrated_url, features=(*FEATURES, Feature(commands=(crash,)))) as talk:
        yield talk.person("olga").says("/met Ana Ruiz")


def test_an_answer_to_a_crash_repeats_nothing(crashing: Person) -> None:
    crashing.says("/crash now crashbird")
    assert crashing.failed()
    assert found(repr(crashing.reply)) == []


def test_nothing_of_a_crash_was_saved(crashing: Person) -> None:
    before = every_row(crashing.talk.database)
    crashing.says("/crash now crashbird")
    assert every_row(crashing.talk.database) == before


# Keys


def test_keys_show_in_no_repr(tmp_path: Path) -> None:
    made = load_or_create_key_file(tmp_path / "keys")
    text = (tmp_path / "keys").read_text().strip().partition(":")[2]
    raw = repr(base64.b64decode(text))
    for shown in (repr(made), str(made), repr(Vault(made)), f"{Vault(made)}", repr(Vault(made).seal("a.b", 1, 1, "x"))):
        assert text not in shown
        assert raw not in shown
    assert KEY not in repr(Keyring.parse(KEYS))
