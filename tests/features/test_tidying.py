"""Stories of merging, telling apart and forgetting."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import make_url

from bot.contacts.model import Contact
from bot.followups.model import Kind
from bot.outbox.model import Pace, State
from tests.storage.rows import every_row
from tests.talk import Person, StoryClock, Talk


def contact(member: Person, name: str) -> Contact:
    owner = member.member.id
    return next(one for one in member.talk.look(lambda store: store.contacts.page(owner)) if one.name == name)


def change(member: Person, who: str, /, **facts: object) -> None:
    found = contact(member, who)
    member.talk.change(lambda store: store.contacts.save(replace(found, **facts)))


def open_kinds(member: Person, name: str) -> list[Kind]:
    wanted = contact(member, name).id
    return sorted(one.kind for one in member.open_followups() if one.contact == wanted)


@pytest.fixture
def twice(member: Person) -> Person:
    """Ana Ruiz is in the list twice: once with a promise, once with another role."""
    member.says("/met Ana Ruiz, recruiter @Acme - loves chess; promised my CV")
    member.says("/met Ann Ruiz, chef @Acme, PyDay - bakes bread")
    return member


# Merging


def test_merging_is_shown_before_it_is_done(twice: Person) -> None:
    twice.says("/contact merge Ana Ruiz and Ann Ruiz").sees(
        "Are these the same person?",
        "Is filled in met at: PyDay",
        "Differs, goes to the note also known as: Ann Ruiz; role: chef",
        "Moves over 1 conversation and 3 follow-ups",
    )
    twice.says("/contact list").sees("2 people you know")


def test_merging_moves_everything_and_loses_nothing(twice: Person) -> None:
    twice.says("/contact merge Ana Ruiz and Ann Ruiz").presses("Merge").sees("One person now: Ana Ruiz, recruiter")
    twice.says("/contact list").sees("1 person you know")
    twice.says("/contact show Ana").sees("recruiter", "Acme", "PyDay", "loves chess", "bakes bread", "my CV")
    assert contact(twice, "Ana Ruiz").note == "also known as: Ann Ruiz; role: chef"


def test_one_person_keeps_one_of_each_reminder(twice: Person) -> None:
    twice.says("/contact merge Ana Ruiz and Ann Ruiz").presses("Merge").sees("3 follow-ups would have been there twice")
    assert open_kinds(twice, "Ana Ruiz") == [Kind.CADENCE, Kind.CHECK_IN, Kind.PROMISE, Kind.THANKS]


def test_keeping_in_touch_counts_from_the_latest_talk_of_both(member: Person, clock: StoryClock) -> None:
    member.says("/met Ana Ruiz")
    clock.move(days=10)
    member.says("/met Ann Ruiz").says("/contact merge Ana Ruiz and Ann Ruiz").presses("Merge")
    cadences = [one for one in member.open_followups() if one.kind is Kind.CADENCE]
    assert [(one.due - clock().date()).days for one in cadences] == [60]


def test_the_second_press_on_merge_finds_nothing_to_do(twice: Person) -> None:
    merge = twice.says("/contact merge Ana Ruiz and Ann Ruiz").button("Merge")
    twice.presses_again(merge)
    before = every_row(twice.talk.database)
    twice.presses_again(merge).sees("I couldn't find that any more.")
    assert every_row(twice.talk.database) == before


def test_a_fuller_name_wins(member: Person) -> None:
    member.says("/met Ana").says("/met Ben Ruiz")
    change(member, "Ben Ruiz", name="Ana Ruiz")
    member.says("/contact merge Ana and Ana Ruiz").sees("Is filled in name: Ana Ruiz").presses("Merge")
    assert contact(member, "Ana Ruiz").note == ""


def test_a_person_is_not_merged_with_themselves(twice: Person) -> None:
    twice.says("/contact merge Ana Ruiz and Ana Ruiz").sees("That is the same person twice: Ana Ruiz.")
    assert twice.failed()


def test_one_name_alone_shows_who_may_be_the_same(twice: Person) -> None:
    twice.says("/contact merge Ann").sees("Ann Ruiz", "Ana Ruiz", "close, at the same company")
    twice.presses("Compare").sees("Are these the same person?")
    twice.says("/met Zoe").says("/contact merge Zoe").sees("Nobody looks the same as Zoe")


def test_introductions_follow_the_person(twice: Person) -> None:
    twice.says("/met Chloe")
    change(twice, "Chloe", through=contact(twice, "Ann Ruiz").id)
    twice.says("/contact merge Ana Ruiz and Ann Ruiz").presses("Merge")
    assert contact(twice, "Chloe").through == contact(twice, "Ana Ruiz").id
    twice.says("/contact unmerge Ana Ruiz")
    assert contact(twice, "Chloe").through == contact(twice, "Ann Ruiz").id


def test_names_with_letters_that_only_look_alike_are_pointed_out(member: Person) -> None:
    member.says("/met Ana Ruiz").says("/met Аna Ruiz")
    member.says("/contact merge Ana Ruiz and Аna Ruiz").sees("not written with the same letters")


# Undoing


def test_undoing_brings_everything_back(twice: Person) -> None:
    before = every_row(twice.talk.database)
    twice.says("/contact merge Ana Ruiz and Ann Ruiz").presses("Merge").presses("Undo").sees("Two people again")
    after = every_row(twice.talk.database)
    for table in ("contacts", "contact_terms", "journal", "merges"):
        assert after[table] == before[table], table
    assert open_kinds(twice, "Ann Ruiz") == [Kind.CADENCE, Kind.CHECK_IN, Kind.THANKS]
    assert open_kinds(twice, "Ana Ruiz") == [Kind.CADENCE, Kind.CHECK_IN, Kind.PROMISE, Kind.THANKS]


def test_what_changed_since_the_merge_stays(twice: Person) -> None:
    twice.says("/contact merge Ana Ruiz and Ann Ruiz").presses("Merge")
    change(twice, "Ana Ruiz", met_at="FOSDEM")
    twice.says("/contact unmerge Ana Ruiz").sees("You changed this since, so I left it as it is: met at.")
    assert contact(twice, "Ana Ruiz").met_at == "FOSDEM"
    assert contact(twice, "Ana Ruiz").note == ""


def test_a_merge_is_undone_once(twice: Person) -> None:
    undo = twice.says("/contact merge Ana Ruiz and Ann Ruiz").presses("Merge").button("Undo")
    twice.presses_again(undo)
    twice.presses_again(undo).sees("There is no merge to undo for Ana Ruiz.")
    twice.says("/contact list").sees("2 people you know")


def test_the_last_of_two_merges_is_undone_first(twice: Person) -> None:
    first = twice.says("/contact merge Ana Ruiz and Ann Ruiz").presses("Merge").button("Undo")
    twice.says("/met Chloe").says("/contact merge Ana Ruiz and Chloe").presses("Merge")
    twice.presses_again(first).sees("Somebody else was merged into Ana Ruiz after that.")
    twice.says("/contact unmerge Ana Ruiz").sees("Is back Chloe")
    twice.presses_again(first).sees("Is back Ann Ruiz")


def test_a_merge_within_a_merge_can_still_be_undone(twice: Person) -> None:
    twice.says("/contact merge Ana Ruiz and Ann Ruiz").presses("Merge")
    twice.says("/met Chloe").says("/contact merge Chloe and Ana Ruiz").presses("Merge")
    twice.says("/contact unmerge Chloe").sees("Is back Ana Ruiz")
    twice.says("/contact unmerge Ana Ruiz").sees("Is back Ann Ruiz")
    twice.says("/contact list").sees("3 people you know")


def test_after_thirty_days_a_merge_stays(twice: Person, clock: StoryClock) -> None:
    twice.says("/contact merge Ana Ruiz and Ann Ruiz").presses("Merge")
    clock.move(days=29)
    assert every_row(twice.talk.database)["merges"]
    clock.move(days=2)
    assert every_row(twice.talk.database)["merges"] == []
    twice.says("/contact unmerge Ana Ruiz").sees("There is no merge to undo")


def test_an_introducer_forgotten_meanwhile_does_not_stop_undoing(twice: Person) -> None:
    twice.says("/met Chloe")
    change(twice, "Ann Ruiz", through=contact(twice, "Chloe").id)
    twice.says("/contact merge Ana Ruiz and Ann Ruiz").presses("Merge")
    twice.says("/contact forget Chloe sure:yes").says("/contact unmerge Ana Ruiz").sees("Is back Ann Ruiz")
    assert contact(twice, "Ann Ruiz").through is None


# Duplicates


def test_duplicates_are_offered_the_surest_first(twice: Person) -> None:
    twice.says("/met Ben @Lune").says("/met Carla @Zorb")
    change(twice, "Ben", email="ben@lune.example")
    change(twice, "Carla", email="Ben@Lune.example")
    twice.says("/contact duplicates").sees("2 pairs", "the same e-mail address", "names that are close")
    assert twice.text.index("Carla") < twice.text.index("Ann Ruiz")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"email": "a@b.example"}, {"email": "A@b.example"}),
        ({"phone": "+34 600-100"}, {"phone": "34600100"}),
        ({"links": ("https://a.example/1", "https://b.example/é")}, {"links": ("https://b.example/é",)}),
    ],
)
def test_what_two_people_share_is_found(member: Person, one: dict[str, object], other: dict[str, object]) -> None:
    member.says("/met Ben").says("/met Carla").says("/contact duplicates").sees("Nobody seems to be here twice")
    change(member, "Ben", **one)
    change(member, "Carla", **other)
    member.says("/contact duplicates").sees("1 pair of people", "Ben", "Carla")
    member.says("/contact merge Ben").sees("1 pair of people", "Carla")


def test_people_told_apart_are_not_offered_again(twice: Person) -> None:
    twice.says("/contact show Ann").sees("the same as Ana Ruiz")
    twice.says("/contact duplicates").presses("Keep both").sees("Noted: two people")
    twice.presses("Other duplicates").sees("Nobody seems to be here twice")
    twice.says("/contact show Ann").does_not_see("the same as")
    twice.says("/contact merge Ann Ruiz and Ana Ruiz sure:no").sees("Noted: two people")


def test_a_long_list_of_duplicates_has_pages(member: Person) -> None:
    for number in range(6):
        member.says(f"/met Person{number}").says(f"/met Other{number}")
        for name in (f"Person{number}", f"Other{number}"):
            change(member, name, email=f"{number}@a.example")
    first = member.says("/contact duplicates").sees("6 pairs").text
    second = member.presses("More").text
    assert [(first + second).count(f"Person{number}") for number in range(6)] == [1] * 6


def test_three_alike_are_offered_in_every_pair(member: Person) -> None:
    for name in ("Ben", "Carla", "Dora"):
        member.says(f"/met {name}")
        change(member, name, phone="123")
    member.says("/contact duplicates").sees("3 pairs")


# Forgetting


def test_forgetting_asks_first_and_says_what_goes(twice: Person) -> None:
    twice.says("/contact forget Ana Ruiz").sees("Forget this person?", "1 person, 1 conversation and 4 follow-ups")
    twice.says("/contact list").sees("2 people you know")
    twice.says("/contact forget Ana Ruiz").presses("Keep").sees("Ana Ruiz", "loves chess")


def test_the_proof_names_nothing(twice: Person) -> None:
    twice.says("/contact forget Ana Ruiz").presses("Erase").sees("Erased: 1 person, 1 conversation and 4 follow-ups")
    twice.does_not_see("Ana", "Ruiz", "Acme")
    twice.says("/contact list").sees("1 person you know", "Ann Ruiz").does_not_see("Ana Ruiz")


def test_the_second_press_on_erase_finds_nothing(twice: Person) -> None:
    erase = twice.says("/contact forget Ana Ruiz").button("Erase")
    twice.presses_again(erase).sees("Erased")
    twice.presses_again(erase).sees("I couldn't find that any more.")


def test_forgetting_takes_the_record_of_a_merge_along(twice: Person) -> None:
    twice.says("/contact merge Ana Ruiz and Ann Ruiz").presses("Merge")
    twice.says("/contact forget Ana Ruiz").presses("Erase").sees("1 merge that could be undone")
    rows = every_row(twice.talk.database)
    assert rows["merges"] == rows["contacts"] == rows["journal"] == rows["followups"] == rows["contact_terms"] == []


def test_a_question_about_a_forgotten_person_is_gone(twice: Person) -> None:
    twice.says("/met Ana Ruiz @Lune - secret").sees("Is this somebody you know")
    twice.says("/contact forget Ana Ruiz").presses("Erase").sees("1 open question")
    assert every_row(twice.talk.database)["held"] == []


def test_a_reminder_about_a_forgotten_person_goes_with_them(twice: Person, clock: StoryClock) -> None:
    twice.says("/followup add Ana Ruiz tomorrow 15:00 - slides").says("/followup add Ann Ruiz tomorrow 15:00 - call")
    clock.until("2026-03-06 14:00")
    clock.skip(hours=1)
    twice.talk.plan()
    twice.mailed.clear()
    twice.inbox.clear()
    twice.says("/contact forget Ana Ruiz").presses("Erase").sees("reminder in my outbox")
    twice.talk.settle()
    assert [message.card.title for message in twice.mailed] == ["Follow up: Ann Ruiz"]


def test_a_leased_nudge_about_a_forgotten_person_is_dropped(member: Person, clock: StoryClock) -> None:
    member.says("/met Ana Ruiz").says("/followup add Ana tomorrow 08:55")
    clock.skip(hours=15)
    member.talk.plan()
    now = clock()
    leased = member.talk.change(
        lambda store: store.outbox.claim(
            [one.id for one in store.outbox.listing([State.PENDING], limit=10)], now, token="t", pace=Pace()
        )
    )
    assert {one.key.partition("/")[0] for one in leased} == {"nudge", "remind"}
    member.says("/contact forget Ana").presses("Erase")
    composed = [member.talk.run(member.talk.bot.compose(one, now)) for one in leased]
    assert composed == [None] * len(leased)
    clock.move(days=40)
    member.was_sent_nothing()


@pytest.mark.parametrize("migrated_url", ["sqlite"], indirect=True)
def test_no_byte_of_a_forgotten_person_stays_in_the_files(talk: Talk, migrated_url: str) -> None:
    file = Path(make_url(migrated_url).database or "")
    member = talk.person()
    member.says("/met Ben @Lune").says("/met Canarybird Zwitscher, tester @Canarybirdworks, Canarybirdplace - note")
    change(member, "Canarybird Zwitscher", email="canarybird@a.example", tags=("canarybirdtag",))
    member.says("/met Canarybird").says("/contact edit Canarybird role:canarybirdrole")
    talk.clock.move(days=5)
    assert b"anarybird" in _bytes(file)
    member.says("/contact forget Canarybird Zwitscher").presses("Erase").sees("Erased")
    assert b"anarybird" not in _bytes(file)
    assert b"zwitscher" not in _bytes(file).lower()
    assert b"Lune" in _bytes(file)


def _bytes(file: Path) -> bytes:
    return b"".join(path.read_bytes() for path in file.parent.glob(f"{file.name}*"))
