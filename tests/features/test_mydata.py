"""Everything out, in files that others can read; everything away, and nothing comes back."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.kit import words
from bot.kit.cards import Attachment
from bot.members.model import Place
from bot.profile import files
from storage.schema import metadata
from storage.store import Database, Store
from tests.storage.rows import every_row
from tests.talk import Person, StoryClock, Talk


def exported(member: Person, said: str = "/grapevine mydata export") -> dict[str, str]:
    """The files by what they end with."""
    found: tuple[Attachment, ...] = member.says(said).card.attachments
    return {one.name.rpartition(".")[2]: one.content.decode() for one in found}


def test_an_export_has_everything_that_was_said(member: Person):
    member.says("/met Ana Ruiz, recruiter @Acme, PyDay - loves chess; promised my CV").says("/settings zone Berlin")
    found = exported(member)
    everything = json.loads(found["json"])
    assert everything["members"][0]["zone"] == "Europe/Berlin"
    assert everything["contacts"][0]["name"] == "Ana Ruiz"
    assert (everything["journal"][0]["note"], everything["journal"][0]["promise"]) == ("loves chess", "my CV")
    assert everything["journal"][0]["day"] == "2026-03-05"
    assert everything["journal"][0]["contact"] == everything["contacts"][0]["id"]
    assert everything.keys() >= {
        table.name for table in metadata.sorted_tables if any(c.info["export"] for c in table.c)
    }
    assert next(csv.DictReader(io.StringIO(found["csv"].removeprefix("\ufeff"))))["Company"] == "Acme"
    assert parsed(found["vcf"])["FN"] == "Ana Ruiz"


def test_an_export_of_a_new_member_is_their_settings(member: Person):
    assert exported(member).keys() == {"json"}


@pytest.mark.parametrize("version", files.VERSIONS)
def test_either_vcard_can_be_had(member: Person, version: str):
    member.says("/met Ana Ruiz")
    assert parsed(exported(member, f"/mydata export vcard:{version}")["vcf"])["VERSION"] == version


def test_an_export_is_refused_where_others_can_see(talk: Talk, member: Person):
    member.says("/met Ana")
    channel = Place("slack", "T1", "C1", private=False)
    member._does(replace(member._request("/mydata export"), where=channel)).sees("in a direct message")
    assert not member.card.attachments


def test_an_export_holds_nothing_of_anybody_else(talk: Talk):
    talk.person("ana").says("/met Quilluna - vexgarde")
    talk.person("ben").says("/met Cleo")
    assert "quill" not in "".join(exported(talk.person("ben")).values()).casefold()


@pytest.mark.parametrize(
    "text", ["=1+1", "+49 123", "-2", "@x", "\t=1", "\r=1", "＝1", ";=cmd", "'=1", " =1", "＠SUM(1)"]
)
def test_no_cell_is_taken_for_a_formula(text: str):
    assert files.cell(text).startswith("'")


@pytest.mark.parametrize("text", ["Ana Ruiz", "’t Hooft", "a=b", "Ana-Maria", ""])
def test_other_cells_stay_as_they_are(text: str):
    assert files.cell(text) == text


ROW = dict.fromkeys((*files.COLUMNS.values(), "id"), "")


def parsed(text: str) -> dict[str, str]:
    """The first card, unfolded and unescaped, by property without parameters."""
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = text.replace("\r\n ", "").split("\r\n")
    return {line.partition(":")[0].partition(";")[0]: _plain(line.partition(":")[2]) for line in lines if line}


def _plain(value: str) -> str:
    def letters() -> Iterator[str]:
        rest = iter(value)
        for letter in rest:
            escaped = next(rest) if letter == "\\" else ""
            yield {"": letter, "n": "\n"}.get(escaped, escaped)

    return "".join(letters())


@given(st.text(min_size=1), st.text())
def test_a_card_reads_back_as_it_was_written(name: str, note: str):
    read = parsed(files.card(ROW | {"name": name or "x", "note": note, "id": "7kq"}, version="4.0"))
    assert read.get("FN", "") == words.clean(name, lines=False)
    assert read.get("NOTE", "") == words.clean(note)
    assert read["END"] == "VCARD"


@pytest.mark.parametrize("end", ["\r\n", "\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\0"])
def test_nothing_in_a_name_begins_a_line_of_its_own(end: str):
    card = files.card(ROW | {"name": f"Ana{end}END:VCARD{end}BEGIN:VCARD", "id": "7kq"}, version="4.0")
    assert [line for line in card.splitlines() if line.startswith(("BEGIN", "END"))] == ["BEGIN:VCARD", "END:VCARD"]


# Deleting


def test_deleting_says_first_what_would_go(member: Person):
    member.says("/met Ana; promised my CV").says("/met Ben")
    member.says("/grapevine mydata delete").sees("2 people, 2 conversations", "can be restored", "Export first")
    member.says("/contact list").sees("2 people you know")


def test_deleting_takes_everything(talk: Talk, member: Person, clock: StoryClock):
    talk.person("ben").says("/met Cleo")
    member.says("/met Ana; promised my CV").says("/followup add Ana tomorrow 15:00")
    clock.move(days=1)
    gone = member.member.id
    member.says("/mydata delete").presses("Yes, delete everything").sees("Everything is deleted", "1 person")
    rows = every_row(talk.database)
    assert gone not in {value for several in rows.values() for row in several for value in row if type(value) is int}
    assert talk.look(lambda store: store.members.find(member.handle)) is None
    member.inbox.clear()
    clock.move(weeks=30)
    member.was_sent_nothing()
    talk.person("ben").says("/contact list").sees("Cleo")


def test_somebody_who_left_begins_anew(member: Person):
    member.says("/met Ana").says("/mydata delete").presses("Yes, delete everything")
    member.says("/contact list").sees("Nobody here yet", "Start here")


def test_a_second_press_deletes_nobody_new(member: Person):
    member.says("/met Ana").says("/mydata delete")
    yes = member.button("Yes, delete everything")
    member.presses_again(yes)
    member.says("/met Ben").presses_again(yes).sees("That question is no longer open.")
    member.says("/contact list").sees("Ben")


def test_the_question_is_open_for_a_day_only(member: Person, clock: StoryClock):
    member.says("/met Ana").says("/mydata delete")
    yes = member.button("Yes, delete everything")
    clock.skip(hours=25)
    member.presses_again(yes).sees("no longer open")
    member.says("/contact list").sees("Ana")


def test_a_message_planned_before_is_not_sent_after(talk: Talk, member: Person, clock: StoryClock):
    member.says("/met Ana").says("/followup add Ana tomorrow 15:00")
    talk.set(talk.now() + timedelta(hours=21))
    talk.plan()
    member.says("/mydata delete").presses("Yes, delete everything")
    talk.settle()
    member.was_sent_nothing()
    assert not every_row(talk.database)["deliveries"]


class Large:
    """A database whose file is too large to be written anew at once, for as long as somebody would wait for it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.asked: list[bool] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._database, name)

    async def scrub(self, *, patient: bool = True) -> bool:
        self.asked.append(patient)
        return not patient


def test_what_takes_long_to_overwrite_waits_until_nobody_asks_or_for_a_day(talk: Talk, member: Person):
    member.says("/met Ana")
    large = Large(talk.database)
    talk.bot.database = cast("Any", large)
    for _ in range(25):
        talk.clock.skip(hours=1)
        member.says("/contact list")
        talk.run(talk.bot.tidy())
    assert large.asked == [*[True] * 24, False]
    talk.clock.skip(minutes=4)
    talk.run(talk.bot.tidy())
    talk.clock.skip(minutes=2)
    talk.run(talk.bot.tidy())
    assert large.asked[25:] == [True, False]


def test_a_member_erased_half_way_is_told_nothing_and_goes_with_the_next_jobs(talk: Talk, member: Person):
    member.says("/met Ana Ruiz - promised my CV")
    talk.person("ben").says("/met Cleo")
    owner = talk.look(lambda store: store.members.find(member._request("").who))
    assert owner is not None
    erase = talk.database.engine.write(
        lambda connection: Store(connection, talk.database.vault).privacy.erase(owner.id, at_once=1)
    )
    assert erase.result()["contacts"] == 1
    talk.clock.move(days=4)
    assert not member.mailed
    assert not any(talk.look(lambda store: store.privacy.counts(owner.id)).values())
