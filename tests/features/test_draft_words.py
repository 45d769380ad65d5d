"""Rules of drafts: nothing is invented, what is missing shows, and what is composed passes our own check."""

from __future__ import annotations

import itertools
import re
from dataclasses import fields, replace
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.asking import rules as asking
from bot.contacts.model import Contact, ContactId
from bot.drafts import blocks, composing, known, pieces, places, rules, templates, things
from bot.drafts.args import BY_CHANNEL, BY_PURPOSE, Way, Ways, read_way
from bot.drafts.check import check
from bot.drafts.check.model import ASKS_FOR_JOB, NO_PERSONALISATION
from bot.drafts.judging import mentions
from bot.drafts.known import Known
from bot.drafts.model import Channel, Draft, DraftId, Purpose
from bot.drafts.pieces import Fact, Fixed, Gap, Pieces
from bot.followups.model import FollowUp, FollowUpId, Kind
from bot.kit import times
from bot.members.model import Member, MemberId
from tests.builders import CREATED
from tests.features.drafting import FULL, NUMBERS, TODAY

# What people write, hostile too: marks of templates, many lines, bidi marks, very long words.
WORDS = st.text(
    st.sampled_from("abcXYZ äß{}[]‹›<>@#*_`\n\t.!?“”\u202e\u200b日本0123 ,;:-'") | st.characters(codec="utf-8"),
    max_size=90,
)
PEOPLE = st.builds(
    Known,
    name=WORDS.filter(lambda name: bool(name.strip())),
    today=st.just(TODAY),
    role=WORDS,
    company=WORDS,
    met_at=WORDS,
    talked_on=st.none() | st.dates(date(2020, 1, 1), TODAY),
    talked_at=WORDS,
    cares=WORDS,
    interests=st.lists(WORDS, max_size=3).map(tuple),
    topic=WORDS,
    promise=WORDS
    | st.sampled_from(["introduce him to Ben", "to look at her site", "send her the slides", "call them"]),
    occasion=WORDS | st.sampled_from(["birthday", "new job"]),
    news=WORDS,
    link=st.sampled_from(["", "https://example.org/maps"]),
    title=WORDS,
    mine=st.just("") | WORDS,
    through=WORDS,
    other=WORDS,
    other_work=WORDS,
    common=WORDS,
    me=WORDS,
)
DRAFTS = st.tuples(PEOPLE, st.sampled_from(Purpose), st.sampled_from(Channel), st.sampled_from(NUMBERS))


def logged(about: Known) -> set[str]:
    """Every text of the log, and what a day of it may be called."""
    several = [getattr(about, field.name) for field in fields(about)]
    texts = {text for value in several for text in (value if isinstance(value, tuple) else (value,)) if text}
    whole = {text for text in texts if isinstance(text, str)}
    whole |= {places.first_name(about.name), known.first_of(about.cares), places.proper(about.through)}
    whole |= {places.proper(about.other), *map(without_aside, [about.role])}
    whole |= {text[3:] for text in whole if text.startswith("to ")} | {things.handed_over(things.plain(about.promise))}
    whole |= set(things.to_them(things.plain(about.promise)) or ())
    whole |= {things.plain(text) for text in whole}
    days = {*times.DAYS, *times.MONTHS, "earlier this month", "today", "yesterday"}
    return whole | days | {f"{month} {year}" for month in times.MONTHS for year in range(2020, 2027)}


def without_aside(role: str) -> str:
    """“Head of Data (interim)” is Head of Data in a message."""
    return re.sub(r"\s*\([^()]*\)", "", role)


def fixed_words() -> set[str]:
    """Every word of ours."""
    said = [*blocks.GREETINGS, *blocks.ENDS, "at on in over as a an the you your"]
    said += [one for tier in (*blocks.REMEMBERED.full, *blocks.REMEMBERED.brief) for one in tier]
    plans = [
        templates.plan(purpose, frozenset(names), birthday=birthday)
        for purpose in Purpose
        for names in ((), ("promise",), ("when",), ("mine",), ("did",), ("occasion",), ("news",), ("occasion", "news"))
        for birthday in (True, False)
    ]
    said += [one for plan in plans for slot in plan for tier in (*slot.full, *slot.brief) for one in tier]
    return {word.strip(".,:;!?") for one in said for word in one.replace("{", " {").replace("}", "} ").split()}


OURS = fixed_words()


@given(DRAFTS)
def test_every_word_is_ours_or_stands_in_the_log_as_it_is(drawn: tuple[Known, Purpose, Channel, int]):
    """S26."""
    about, purpose, channel, number = drawn
    texts = logged(about)
    for piece in composing.compose(about, purpose, channel, variant=number, seed="7"):
        match piece:
            case Fact(text):
                assert text in texts, "a fact that is not in the log"
            case Fixed(text):
                assert {word.strip(".,:;!?") for word in text.split()} <= OURS, "words that no template has"
            case Gap(text):
                assert text in composing.GAPS


@given(DRAFTS)
def test_a_draft_holds_something_that_only_they_could_get_or_a_gap_for_it(drawn: tuple[Known, Purpose, Channel, int]):
    """S26."""
    about, purpose, channel, number = drawn
    made = composing.compose(about, purpose, channel, variant=number, seed="7")
    facts = known.facts(about)
    specific = {piece for name in known.SPECIFIC & facts.keys() for piece in facts[name]}
    assert set(made) & specific or set(composing.missing(made)) & blocks.PERSONAL


@given(DRAFTS)
def test_what_is_missing_is_found_in_the_text_again(drawn: tuple[Known, Purpose, Channel, int]):
    about, purpose, channel, number = drawn
    made = composing.compose(about, purpose, channel, variant=number, seed="7")
    assert set(composing.left_open(pieces.text(made))) == set(composing.missing(made))


def filled(made: Pieces) -> str:
    """A draft whose gaps somebody filled."""
    told = {
        "one thing that you talked about": "what you said about maps in schools",
        "what you know of their work": "I heard your talk about maps in January",
        "why it is good for them": "you told me about your maps project",
        "why the two should talk": "you both gave a talk about maps at PyDay",
        "what you want to tell them": "I read the book on maps that you recommended",
        "what they reached": "the prize for your maps project",
        "the link": "https://example.org/maps",
        "what you want to learn": "how you plan a project like your maps",
        "what came of it": "the new slides about maps are at https://example.org/slides",
        "what you made, with a link": "a map of our town, https://example.org/town",
        "the job, with a link": "junior designer, https://example.org/jobs/1",
        "the job": "junior designer",
        "whom you want to meet, and why": "Dana Lind, who wrote about maps",
        "whom": "Ben Meyer, who draws maps",
    }
    assert set(told) == composing.GAPS
    return "".join(told[piece.text] if isinstance(piece, Gap) else piece.text for piece in made)


KNOWN = {
    "all": FULL,
    "a thing to send": replace(FULL, cares="", promise="to send the slides"),
    "a deed promised": replace(FULL, cares="", promise="ask my boss about juniors"),
    "a talk about something": replace(FULL, topic="kubernetes", cares="", interests=(), talked_at=""),
    "a deed for them": replace(FULL, promise="introduce her to Ben"),
    "news of theirs": replace(FULL, occasion="", news="won the city prize"),
    "news of one's own": replace(FULL, link="", mine="I finished my course on maps"),
    "a title": replace(FULL, title="maps of towns"),
    "a birthday": replace(FULL, occasion="birthday", news="", cares="", interests=()),
    "an occasion": replace(FULL, news="", talked_at="", talked_on=None),
    "a name": Known("Ben", TODAY),
    "a pitch": Known("Ben", TODAY, met_at="PyDay", me="Dana Lind, a data analyst from Berlin"),
}


@pytest.mark.parametrize("purpose", Purpose)
@pytest.mark.parametrize("about", KNOWN)
def test_what_we_write_passes_our_own_check(about: str, purpose: Purpose):
    """S26, S31, S35."""
    facts = known.facts(KNOWN[about])
    for channel, number in itertools.product(Channel, NUMBERS):
        text = filled(composing.compose(KNOWN[about], purpose, channel, variant=number, seed=f"7/{purpose}"))
        found = {one.name: one.why for one in check(text, channel, first_contact=True)}
        if mentions(text, facts):  # the check alone doesn't know what the log knows
            found.pop(NO_PERSONALISATION, None)
        if purpose is Purpose.REFERRAL:  # to somebody new it is too soon, however it is said
            found.pop(ASKS_FOR_JOB, None)
        assert found == {}, text


@pytest.mark.parametrize("purpose", Purpose)
@pytest.mark.parametrize("number", NUMBERS)
def test_a_connection_note_stays_within_what_linkedin_takes(purpose: Purpose, number: int):
    """S35."""
    long = replace(
        FULL,
        met_at="The long conference of the south",
        role="senior director of research and education",
        cares="open data for small towns and schools",
        promise="the long list of books about open data",
    )
    for about in (FULL, long, Known("Ben", TODAY)):
        text = pieces.text(composing.compose(about, purpose, Channel.CONNECTION_NOTE, variant=number, seed="7"))
        assert len(text) <= composing.NOTE_MOST


def test_two_people_get_other_words_and_one_person_the_same_ones_again():
    """S34."""
    texts = {
        seed: pieces.text(composing.compose(FULL, Purpose.THANKS, Channel.EMAIL, seed=seed)) for seed in "abcdefgh"
    }
    assert len(set(texts.values())) > 3
    assert all(
        text == pieces.text(composing.compose(FULL, Purpose.THANKS, Channel.EMAIL, seed=seed))
        for seed, text in texts.items()
    )


def test_other_words_are_other_words():
    for purpose in Purpose:
        texts = {
            pieces.text(composing.compose(FULL, purpose, Channel.DM, variant=2 * number, seed="7"))
            for number in range(composing.PHRASINGS)
        }
        assert len(texts) >= 2, purpose


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("climate tech", True),
        ("my CV", True),
        ("send the slides", True),
        ("her divorce", False),
        ("she wants to leave Acme", False),
        ("Hates meetings. Call later", False),
        ("x" * 61, False),
        ("one two three four five six seven eight nine", False),
        ("line\nbreak", False),
        ("", False),
        ("none", False),
        ("n/a", False),
        ("-", False),
        ("schicke ihm den Artikel", False),
    ],
)
def test_a_note_to_oneself_is_no_thing_to_write(text: str, fits: bool):
    assert things.reads_as_thing(text) is fits


def test_a_note_to_oneself_is_a_hint_and_not_in_the_message():
    about = replace(FULL, cares="he is ill and wants to leave", promise="call him about his wife")
    assert known.hints(about, ["likes tea"]) == (about.cares, about.promise, "likes tea")
    text = pieces.text(composing.compose(about, Purpose.FOLLOW_UP, Channel.EMAIL))
    assert "ill" not in text.split()
    assert "wife" not in text


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Ana Ruiz", "Ana"),
        ("Dr. Ana Ruiz", "Ana"),
        ("Ruiz", "Ruiz"),
        ("Prof Dr. Li Wei", "Li"),
        ("maria da silva", "Maria"),
        ("田中 太郎", "田中 太郎"),
        ("my sister", "my sister"),
    ],
)
def test_people_are_greeted_by_their_first_name(name: str, first: str):
    assert places.first_name(name) == first


# What fits


def waiting(kind: Kind, due: date) -> FollowUp:
    return FollowUp(FollowUpId(due.toordinal()), MemberId(1), ContactId(1), kind, due, CREATED, what="x")


@pytest.mark.parametrize(
    ("open_", "last", "purpose"),
    [
        ([(Kind.THANKS, 7), (Kind.PROMISE, 8)], 6, Purpose.THANKS),
        ([(Kind.PROMISE, 5)], 1, Purpose.FOLLOW_UP),
        ([(Kind.CONGRATULATE, 6), (Kind.PROMISE, 6)], 1, Purpose.CONGRATULATION),
        ([(Kind.CADENCE, 6)], 1, Purpose.RECONNECT),
        ([(Kind.CADENCE, 20)], 5, Purpose.THANKS),
        ([], 1, Purpose.SHARE),
    ],
)
def test_what_is_due_says_what_to_write(open_: list[tuple[Kind, int]], last: int, purpose: Purpose):
    several = [waiting(kind, date(2026, 3, day)) for kind, day in open_]
    assert rules.propose(several, date(2026, 3, last), TODAY).purpose is purpose


def test_a_long_silence_is_a_reason_to_write_again():
    """S27."""
    found = rules.propose([], date(2025, 12, 1), TODAY)
    assert (found.purpose, found.followup) == (Purpose.RECONNECT, None)
    assert found.because.startswith("You last talked")
    assert rules.propose([], None, TODAY).purpose is Purpose.FOLLOW_UP


def test_a_message_settles_only_what_asks_for_it():
    thanks, promise, check_in = (waiting(kind, TODAY) for kind in (Kind.THANKS, Kind.PROMISE, Kind.CHECK_IN))
    assert rules.settles(thanks, Purpose.THANKS)
    assert not rules.settles(promise, Purpose.THANKS)
    assert rules.settles(check_in, Purpose.SHARE)
    later = waiting(Kind.CHECK_IN, date(2026, 4, 4))
    assert rules.fitting([later, promise], Purpose.RECONNECT, TODAY) is None
    assert rules.fitting([later, promise], Purpose.FOLLOW_UP, TODAY) is promise


@pytest.mark.parametrize(
    ("contact", "channel"),
    [
        ({"channel": "LinkedIn", "email": "a@example.org"}, Channel.LINKEDIN_MESSAGE),
        ({"channel": "Slack"}, Channel.DM),
        ({"channel": "event", "email": "a@example.org"}, Channel.EMAIL),
        ({"links": ("https://www.linkedin.com/in/ana",)}, Channel.LINKEDIN_MESSAGE),
        ({}, Channel.DM),
    ],
)
def test_it_goes_out_where_they_can_be_reached(contact: dict[str, object], channel: Channel):
    person = replace(Contact(ContactId(1), MemberId(1), "Ana", CREATED), **contact)  # pyright: ignore[reportArgumentType]
    assert rules.channel_for(person) is channel


def test_it_is_asked_three_times_at_most():
    one = Draft(DraftId(1), MemberId(1), ContactId(1), Purpose.THANKS, Channel.EMAIL, "x", CREATED)
    assert [rules.ask_day(replace(one, asks=asks), TODAY) for asks in range(4)] == [date(2026, 3, 7)] * 3 + [None]


def test_it_is_looked_at_as_early_as_all_that_is_asked():
    assert rules.LOOK_BEFORE == asking.LEAD
    member = Member(MemberId(1), CREATED, "Europe/Berlin", nudge_at=time(9, 30))
    assert rules.look_at(TODAY, member) == datetime(2026, 3, 6, 8, 25, tzinfo=UTC)


# What people type behind a name


@pytest.mark.parametrize(
    ("line", "start", "ways"),
    [
        ("Ana thanks", "thanks", Ways(None, Purpose.THANKS)),
        ("Ana, thanks, email", "thanks, email", Ways(Channel.EMAIL, Purpose.THANKS)),
        ("Ana thanks please", "thanks please", Ways(None, Purpose.THANKS)),
        ("Ana asking for coffee", "asking for coffee", Ways(None, Purpose.COFFEE_CHAT)),
        ("Ana congrats on the new job", "congrats on the new job", Ways(None, Purpose.CONGRATULATION)),
        ("Ana Ruiz linkedin thanks", "linkedin thanks", Ways(Channel.LINKEDIN_MESSAGE, Purpose.THANKS)),
        ("Ana thank you by e-mail", "thank you by e-mail", Ways(Channel.EMAIL, Purpose.THANKS)),
        ("Ana Coffee coffee chat", "Coffee coffee chat", None),
        ("Ana as a connection note", "as a connection note", Ways(Channel.CONNECTION_NOTE)),
        ("Ana introduction to Ben Meyer", "introduction to Ben Meyer", Ways(None, Purpose.INTRODUCTION, "Ben Meyer")),
        ("Ana introduction request", "introduction request", Ways(None, Purpose.MEET_SOMEBODY)),
        ("Ana Ruiz", None, None),
        ("Ana Mailer", None, None),
    ],
)
def test_the_end_of_a_line_says_how_and_what_for(line: str, start: str | None, ways: Ways | None):
    at = Way().tail(line)
    if ways is None and start is not None:
        assert at == line.index("coffee")
    else:
        assert (None if at is None else line[at:]) == start
        assert (None if at is None else read_way(line[at:])) == ways


def test_every_word_for_a_channel_and_a_purpose_is_read():
    for word in (*BY_CHANNEL, *BY_PURPOSE):
        ways = read_way(word)
        assert ways is not None
        assert BY_CHANNEL.get(word, BY_PURPOSE.get(word)) in (ways.channel, ways.purpose)


@given(st.text(max_size=300))
def test_any_end_of_a_line_is_looked_at(line: str):
    at = Way().tail(line)
    assert at is None or read_way(line[at:]) is not None
