"""Discord tells nobody's zone: it is asked for once, by city, on every way there is."""

from __future__ import annotations

import pytest

from tests.adapters.discord.stage import Stage

pytestmark = pytest.mark.asyncio

ASKED = "I take UTC for your times: it is 18:00 on Thursday there. Is that your clock?"


async def test_the_first_answer_asks_whose_clock_it_is_and_no_other_one_does(stage: Stage):
    maya = stage.maya
    await maya.types("/met who:Ana Ruiz")
    await maya.sees("✓ Logged: Ana Ruiz", ASKED)
    await maya.types("/met who:Ben Okafor")
    assert "Is that your clock?" not in maya.visible()[-1].text
    await maya.types("/contact list")
    assert "Is that your clock?" not in maya.visible()[-1].text


async def test_another_clock_is_said_by_city_in_the_form(stage: Stage):
    maya = stage.maya
    await maya.types("/met who:Ana Ruiz")
    await maya.presses("Another clock")
    await maya.fills(where="Munich")
    await maya.sees("✓ Your time zone: Europe/Berlin", "19:00")
    assert stage.member().zone_from == "member"


async def test_a_city_that_several_places_have_asks_which_and_a_slip_says_what_is_near(stage: Stage):
    maya = stage.maya
    await maya.types("/met who:Ana Ruiz")
    await maya.presses("Another clock")
    await maya.fills(where="Portland")
    await maya.sees("Which Portland?", "Los Angeles", "New York")
    await maya.types("/grapevine what:settings zone")
    await maya.fills(where="Berlim")
    await maya.sees("I don't know the time zone “Berlim”", "Europe/Berlin", "[Open the form]")


async def test_that_it_is_right_is_one_press(stage: Stage):
    maya = stage.maya
    await maya.types("/met who:Ana Ruiz")
    await maya.presses("Yes, my clock")
    await maya.sees("✓ Your time zone: UTC")
    await maya.types("/followup add who:Ana when:tomorrow 15:00")
    await maya.sees("15:00")
    await maya.does_not_see("nobody told me yours")


async def test_until_then_what_tells_a_time_names_the_clock(stage: Stage):
    maya = stage.maya
    await maya.types("/contact add who:Ana Ruiz")
    await maya.types("/followup add who:Ana when:tomorrow 15:00")
    await maya.types("/followup show which:Ana")
    await maya.sees("15:00", "Times are by the clock of UTC; nobody told me yours.")


@pytest.mark.parametrize("root", ["grapevine", "gv"])
async def test_cities_are_offered_while_somebody_types(stage: Stage, root: str):
    maya = stage.maya
    found = await maya.suggestions(f"/{root} what:settings zone Ber")
    assert found[0]["value"] == "settings zone Ber"
    berlin = next(each for each in found if each["value"] == "settings zone Europe/Berlin")
    assert berlin["name"] == "settings zone Berlin, Europe: 19:00 now"
    await maya.types(f"/{root} what:{berlin['value']}")
    await maya.sees("✓ Your time zone: Europe/Berlin")


async def test_a_city_without_a_zone_of_its_own_and_one_of_two_words_are_offered_too(stage: Stage):
    maya = stage.maya
    assert "settings zone Berlin, Europe: 19:00 now" in await maya.completes("/gv what:settings zone munic")
    assert "settings zone New York, America: 13:00 now" in await maya.completes("/gv what:Settings  zone new y")
    assert await maya.completes("/gv what:settings zone zzz") == ["settings zone zzz"]
    assert await maya.completes("/gv what:settings zo") == ["settings zo", *await offered(stage, "settings zo")]


async def offered(stage: Stage, typed: str) -> list[str]:
    """What stands for commands, behind the line itself."""
    return (await stage.maya.completes(f"/gv what:{typed}"))[1:]


async def test_people_are_offered_at_the_end_of_a_line_as_well(stage: Stage):
    maya = stage.maya
    await maya.types("/met who:Ana Ruiz, recruiter @Acme")
    await maya.types("/met who:Ben Okafor")
    found = await maya.suggestions("/gv what:contact show an")
    assert [each["name"] for each in found] == ["contact show an", "contact show Ana Ruiz, recruiter at Acme"]
    await maya.types(f"/gv what:{found[1]['value']}")
    await maya.sees("Ana Ruiz", "Acme")
    assert await stage.noor.completes("/gv what:contact show an") == ["contact show an"]


async def test_whoever_was_never_here_is_offered_cities_and_stays_unknown(stage: Stage):
    assert len(await stage.noor.completes("/gv what:settings zone york")) >= 1
    assert stage.find(stage.noor) is None
