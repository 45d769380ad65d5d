"""How a pitch is read, said and measured: values in, values out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.members.model import MemberId, Situation
from bot.pitch import examples, reading, rules, spoken
from bot.pitch.model import NAMES, Pitch, PitchId, Slots
from tests.builders import CREATED


def version(number: int, audience: str = "", **slots: str) -> Pitch:
    return Pitch(PitchId(number), MemberId(1), CREATED, CREATED, audience, Slots(**slots))


# Saying


@pytest.mark.parametrize(
    ("slot", "said", "spoken_as"),
    [
        ("who", "Ana Ruiz, a data analyst", "I am Ana Ruiz, a data analyst."),
        ("who", "ana from Porto", "I am ana from Porto."),
        ("who", "junior developer from Porto", "I am a junior developer from Porto."),
        ("who", "Data analyst at Acme", "I am a data analyst at Acme."),
        ("who", "UX designer", "I am a UX designer."),
        ("who", "HR assistant", "I am an HR assistant."),
        ("who", "editor", "I am an editor."),
        ("who", "user researcher", "I am a user researcher."),
        ("who", "the one who fixes printers", "I am the one who fixes printers."),
        ("who", "Hi, I'm Ana", "Hi, I'm Ana."),
        ("who", "my name is Ana", "My name is Ana."),
        ("field", "health data", "My field is health data."),
        ("field", "work in fintech", "I work in fintech."),
        ("field", "I like maps", "I like maps."),
        ("context", "finished a course in May", "I finished a course in May."),
        ("context", "looking for my first job", "I am looking for my first job."),
        ("context", "new to tech", "I am new to tech."),
        ("context", "six years as a nurse", "My way here: six years as a nurse."),
        ("context", "After six years as a nurse I moved to data", "After six years as a nurse I moved to data."),
        ("achievement", "built a map for 300 people", "I built a map for 300 people."),
        ("achievement", "Led 3 people", "I led 3 people."),
        ("achievement", "a dashboard", "What I am proud of: a dashboard."),
        ("achievement", "my app has 300 users", "My app has 300 users."),
        ("special", "patience", "What I bring: patience."),
        ("special", "speak three languages", "I speak three languages."),
        ("special", "good at explaining", "I am good at explaining."),
        ("why", "you hire juniors", "I tell you this because you hire juniors."),
        ("why", "because your team teaches", "I tell you this because your team teaches."),
        ("why", "I want to learn from you", "I want to learn from you."),
        ("action", "a 15-minute call", "I would like a 15-minute call."),
        ("action", "look at my CV", "Could you look at my CV?"),
        ("action", "call", "Could we have a call?"),
        ("action", "Coffee", "Could we have a coffee?"),
        ("action", "meet for a coffee", "Could we meet for a coffee?"),
        ("action", "to meet on Tuesday", "I would like to meet on Tuesday."),
        ("action", "could you read my CV", "Could you read my CV?"),
        ("action", "Do you know somebody there?", "Do you know somebody there?"),
        ("achievement", "one line\nand  another", "What I am proud of: one line and another."),
        ("who", "🙂", "I am 🙂."),
        ("who", " ; ", ""),
    ],
)
def test_a_part_is_said_as_a_sentence(slot: str, said: str, spoken_as: str):
    """S53."""
    assert spoken.text(Slots(**{slot: said})) == spoken_as


FIXED = {
    *"i am a an my field is way here what proud of bring tell you this because why would like could we have".split()
}
"""The words that may stand before somebody's own."""


@settings(max_examples=100)
@given(
    st.lists(
        st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=60), min_size=7, max_size=7
    )
)
def test_nothing_is_said_that_nobody_wrote(parts: list[str]):
    """S53: beginnings are made of a few fixed words; all else is the member's, and nothing of theirs is lost."""
    slots = Slots(*parts)
    said = spoken.text(slots).upper().lower().split()  # there and back: the capital of a Turkish ı is an I
    own = " ".join(parts).upper().lower().split()
    stripped = {word.strip(".,;:-?!") for word in own}
    assert [word for word in said if word.strip(".,;:-?!") not in stripped | FIXED] == []


# Measuring


@pytest.mark.parametrize("situation", [None, *Situation])
def test_each_example_can_be_said_in_time_and_has_nothing_to_be_better_at(situation: Situation | None):
    """L9, S64."""
    parts = examples.of(situation)
    text = spoken.text(parts)
    assert rules.missing(parts) == ()
    assert rules.SHORTEST <= rules.seconds(rules.count(text)) <= rules.LONGEST
    assert rules.findings(parts, text) == ()


def test_the_time_is_said_at_140_words_a_minute():
    """L9."""
    assert (rules.seconds(140), rules.seconds(105), rules.seconds(0)) == (60, 45, 0)
    assert (rules.LEAST, rules.LIMIT) == (105, 140)


def whole(words: int) -> Slots:
    """A pitch of so many words, in sentences of seven, with every part."""
    sentence = "I did 3 good things last week."
    return Slots(*[sentence] * 6, action=" ".join([sentence] * (words // 7 - 6)))


def test_what_is_too_long_or_too_short_says_by_how_many_words():
    """L9."""
    long, short, right = whole(175), whole(70), whole(119)
    found = rules.findings(long, spoken.text(long))
    assert [one.rule for one in found] == ["pitch-length"]
    assert "175 words, about 75 seconds" in found[0].because
    assert "Take out 35 words" in found[0].advice
    found = rules.findings(short, spoken.text(short))
    assert "70 words, about 30 seconds" in found[0].because
    assert "room for 35 words more" in found[0].advice
    assert rules.findings(right, spoken.text(right)) == ()


def test_a_pitch_with_parts_missing_is_not_called_short():
    slots = Slots(who="Ana", field="maps")
    assert rules.missing(slots) == ("context", "achievement", "special", "why", "action")
    assert rules.findings(slots, spoken.text(slots)) == ()


def test_a_sentence_that_nobody_can_say_in_one_breath_is_named():
    slots = Slots(context="I went " + "on and " * 14 + "on")
    (found,) = rules.findings(slots, spoken.text(slots))
    assert found.rule == "pitch-sentence"
    assert "31 words in one sentence" in found.because


def test_worn_words_are_named_with_something_to_say_instead():
    slots = Slots(special="I am a team player, and I leverage synergy")
    (found,) = rules.findings(slots, spoken.text(slots))
    assert found.rule == "pitch-words"
    assert "“leverage”, “synergy” and “team player”" in found.because
    assert "use" in found.advice
    fine = Slots(special="I used a lever to move 3 players")
    assert rules.findings(fine, spoken.text(fine)) == ()


@pytest.mark.parametrize(
    ("achievement", "asks"), [("built a map", True), ("built 3 maps", False), ("led two people", False), ("", False)]
)
def test_what_was_done_is_asked_for_a_number(achievement: str, asks: bool):
    slots = Slots(achievement=achievement)
    assert [one.rule for one in rules.findings(slots, spoken.text(slots))] == (["pitch-number"] if asks else [])


# Versions


def test_a_version_takes_the_parts_that_it_does_not_have():
    """S53."""
    base = version(1, who="Ana", field="maps", why="you like maps")
    special = version(2, "recruiters", why="you hire juniors")
    assert rules.whole(special, (base, special)) == Slots("Ana", "maps", why="you hire juniors")
    assert rules.whole(base, (base, special)) == base.slots
    assert rules.whole(special, (special,)) == special.slots


@pytest.mark.parametrize("said", ["recruiters", "Recruiter", "the recruiters", "for recruiters"])
def test_an_audience_is_found_however_it_is_written(said: str):
    several = (version(1), version(2, "Recruiters"))
    found = rules.chosen(several, said)
    assert found is not None
    assert found.id == 2


def test_the_version_for_an_event_is_the_one_that_it_names():
    """S51, S53."""
    base, developers, python = version(1), version(2, "developers"), version(3, "Python developers")
    several = (base, developers, python)
    assert rules.fitting(several, ("Meetup of Python developers",)) is python
    assert rules.fitting(several, ("Drinks", "developer")) is developers
    assert rules.fitting(several, ("Coffee",)) is base
    assert rules.fitting((developers,), ("Coffee",)) is None
    assert rules.fitting((), ("Coffee",)) is None


# Reading


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("who: Ana, a data analyst; field: health data", {"who": "Ana, a data analyst", "field": "health data"}),
        ("achievement - built a map", {"achievement": "built a map"}),
        ("achievement built a map", {"achievement": "built a map"}),
        ("WHO: Ana\nAsk: a call", {"who": "Ana", "action": "a call"}),
        ("background: a nurse; why them: you teach", {"context": "a nurse", "why": "you teach"}),
        ("who: Ana: the first; why: x", {"who": "Ana: the first", "why": "x"}),
        ("special: I ask why; field: maps", {"special": "I ask why", "field": "maps"}),
    ],
)
def test_parts_are_read_by_their_names(line: str, said: dict[str, str]):
    assert reading.read(line) == reading.Said(Slots(**said))


def test_a_line_says_for_whom_it_is():
    assert reading.read("for: recruiters; why: you hire") == reading.Said(Slots(why="you hire"), "recruiters")


def test_a_part_named_alone_opens_its_form():
    assert reading.read("action") == reading.Said(named="action")
    assert reading.read("who:") == reading.Said(named="who")


@pytest.mark.parametrize("line", ["hello there", "hello; who: Ana", "for recruiters"])
def test_a_line_without_a_part_is_refused(line: str):
    with pytest.raises(reading.WhichPart):
        reading.read(line)


def test_a_part_named_twice_is_refused():
    with pytest.raises(reading.TwicePart):
        reading.read("who: Ana; name: Ben")


@settings(max_examples=100)
@given(
    st.dictionaries(
        st.sampled_from(NAMES),
        st.from_regex(r"[A-Za-z0-9][A-Za-z0-9 ,.']{0,40}[0-9]", fullmatch=True),  # no “none”, which empties a part
        min_size=1,
    )
)
def test_what_was_read_and_written_again_reads_the_same(parts: dict[str, str]):
    line = "; ".join(f"{name}: {said}" for name, said in parts.items())
    assert reading.read(line).slots == Slots(**parts)


def test_hostile_lines_are_read_in_no_time():
    for line in ("who - " * 1000, "; " * 2000, "who: " + "a" * 3000, "-" * 3000, "why them" * 400):
        try:
            slots = reading.read(line[:3000]).slots
        except (reading.WhichPart, reading.TwicePart):
            continue
        rules.findings(slots, spoken.text(slots) or ".")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("who: Maya, field: health data", {"who": "Maya", "field": "health data"}),
        ("who: Maya; feild: health data", {"who": "Maya", "field": "health data"}),
        ("achievment - built a map", {"achievement": "built a map"}),
        ("Your field: maps\nWhat you did: built one", {"field": "maps", "achievement": "built one"}),
        ("my field - maps", {"field": "maps"}),
        ("my name is Maya", {"who": "Maya"}),
        ("I'm Maya, a data analyst", {"who": "I'm Maya, a data analyst"}),
        (
            "special: I ask who: people tell me; story: a nurse",
            {"special": "I ask", "who": "people tell me", "context": "a nurse"},
        ),
        ("who: Ana; hobby: chess", {"who": "Ana; hobby: chess"}),
    ],
)
def test_parts_are_read_with_commas_labels_and_typing_errors(line: str, said: dict[str, str]):
    assert reading.read(line) == reading.Said(Slots(**said))


def test_a_part_that_says_none_is_emptied():
    assert reading.read("action - none") == reading.Said(emptied=frozenset({"action"}))
    assert reading.read("action nothing") == reading.Said(emptied=frozenset({"action"}))
    said = reading.read("who: Ana; action: none")
    assert said.over(Slots(action="a call", field="maps")) == Slots(who="Ana", field="maps")


def test_for_whom_it_is_may_stand_before_the_parts():
    assert reading.read("for recruiters why: you hire") == reading.Said(Slots(why="you hire"), "recruiters")
