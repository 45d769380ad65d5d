"""Stories of drafts: what is shared with them, what each is about, and how people ask for one."""

from __future__ import annotations

import pytest

from bot.followups.model import Kind
from bot.kit import ids
from bot.sharing.model import Handed
from tests.features.drafting import MET, ana, message, talks, waiting
from tests.talk import Person, StoryClock


@pytest.fixture
def met(member: Person) -> Person:
    """Somebody who met Ana today, and logged it."""
    return member.says(MET)


# What is shared, and other things to congratulate on


def test_a_title_alone_stays_in_every_version_of_the_message(met: Person):
    """S30, S34."""
    met.says("/contact edit Ana cares:climate tech").says("/gv share Small maps of climate, a book #climate-tech")
    met.says(f"/draft Ana share link:{_newest_share(met)}")
    for label in ("Other words", "Shorter", "E-mail", "Connection note"):
        assert "Small maps of climate, a book" in message(met)
        assert "climate tech" in message(met)
        met.presses(label)
    assert "Small maps of climate, a book" in message(met)


def test_a_title_stands_before_its_link(met: Person):
    met.says("/gv share https://example.org/maps maps of towns #maps")
    met.says(f"/draft Ana share link:{_newest_share(met)}").presses("E-mail")
    assert "maps of towns, https://example.org/maps" in message(met)


def test_what_is_shared_is_not_said_to_fit_an_interest_that_it_has_nothing_to_do_with(met: Person):
    """S26."""
    met.says("/contact edit Ana cares:testing interests:chess")
    met.says("/gv share https://example.org/maps maps of towns #maps").says(
        f"/draft Ana share link:{_newest_share(met)}"
    )
    assert "testing" not in message(met)
    assert "chess" not in message(met)
    met.sees("Missing: ‹why it is good for them›")


def test_news_of_ones_own_is_told_as_news(met: Person):
    """S34."""
    met.says("/contact edit Ana interests:testing").says("/news I finished my course on testing")
    met.says(f"/draft Ana share link:{_newest_share(met)}")
    assert "my news: I finished my course on testing" in message(met)
    assert "useful" not in message(met)


@pytest.mark.parametrize("saved", ["share https://example.org/maps maps of towns #maps", "news I finished my course"])
def test_a_sent_share_is_told_once_and_taken_back_with_the_message(met: Person, saved: str):
    """S30."""
    met.says(f"/gv {saved}").says(f"/draft Ana share link:{_newest_share(met)}")
    met.presses("I sent it").sees("Noted: they got")
    assert len(_handed(met)) == 1
    assert len(talks(met)) == 2, "the message is logged once"
    met.presses("I did not send it")
    assert _handed(met) == ()
    assert len(talks(met)) == 1


def test_a_share_that_was_not_saved_is_something_given_too(met: Person):
    met.says("/draft Ana share").presses("I sent it").sees("Noted as something you gave")


def test_each_thing_to_congratulate_on_has_its_own_message(met: Person):
    """S28."""
    met.says("/congratulate Ana - new job at Lune").presses("Draft").sees("new job")
    met.presses("Edit").fills(text="Ana, my own words about the new job. Which day do you start?")
    met.says("/congratulate Ana - birthday 5 March").presses("Draft").sees("Happy birthday").does_not_see("new job")
    assert len(waiting(met)) == 2


def test_each_promise_has_its_own_message(met: Person):
    met.says("/met Ana Ruiz - promised the list of books")
    first, second = [ids.spell_id(one.id) for one in met.open_followups() if one.kind is Kind.PROMISE]
    met.says(f"/draft Ana followup:{first}").presses("Edit").fills(text="Hi Ana, my own words about my CV.")
    met.says(f"/draft Ana followup:{second}").does_not_see("my own words").sees("the list of books")
    assert len(waiting(met)) == 2


def test_what_the_talk_was_about_stands_in_the_thanks(member: Person):
    """S26, S34."""
    member.says("/met Tom Berg, engineer @Lune - we talked about kubernetes, he hates meetings")
    member.says("/draft Tom").sees("Ready. Copy it", "what you talked about")
    assert "kubernetes" in message(member)
    assert "meetings" not in message(member)


# Days, and what comes first


def test_what_was_today_is_yesterday_when_the_draft_is_opened_again(met: Person, clock: StoryClock):
    met.says("/draft Ana")
    assert "today" in message(met)
    clock.move(days=1)
    met.says("/draft list").presses("Open")
    assert "yesterday" in message(met)
    (one,) = waiting(met)
    assert "yesterday" in one.text


def test_a_draft_with_gaps_is_edited_first_and_a_whole_one_is_sent_first(member: Person):
    member.says("/contact add Ben").says("/draft Ben thanks")
    assert [found.label for found in member.card.buttons()][:2] == ["Edit", "I sent it"]
    member.says("/met Ana Ruiz, PyDay").says("/draft Ana")
    assert [found.label for found in member.card.buttons()][:2] == ["I sent it", "Edit"]


def test_a_card_has_eight_controls_at_most(met: Person):
    met.says("/contact add Ben").says("/draft Ana introduction to Ben")
    assert len(met.card.actions) <= 8


# As people say it


@pytest.mark.parametrize("line", ["to Ana", "for Ana thanks", "write to Ana a thank you mail", "Ana, thanks, email"])
def test_small_words_before_and_behind_a_name_do_no_harm(met: Person, line: str):
    met.says(f"/draft {line}").sees("Thanks:", "to Ana Ruiz")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("email Ana", "draft Ana Ruiz email"),
        ("thank Ana", "draft Ana Ruiz thanks"),
        ("introduce Ana to ben", "draft Ana Ruiz introduction to ben"),
        ("Ana gracias", "I know Ana Ruiz, but I don't know “gracias”"),
        ("Ana Rodriguez", "I don't know anyone called “Ana Rodriguez”"),
    ],
)
def test_a_line_in_another_order_or_language_says_how_to_type_it(met: Person, line: str, told: str):
    met.says(f"/draft {line}").sees(told)
    assert waiting(met) == ()


def _newest_share(member: Person) -> str:
    owner = member.member.id
    return ids.spell_id(member.talk.look(lambda store: store.shares.newest(owner, limit=1))[0].id)


def _handed(member: Person) -> tuple[Handed, ...]:
    owner, who = member.member.id, ana(member)
    return member.talk.look(lambda store: store.shares.of_contact(owner, who))
