"""The stories of the console told again in Slack, through Socket Mode and over HTTP."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta

import pytest

from adapters.console.story import STORY
from adapters.slack import limits
from bot.goals.model import State
from tests.adapters.slack.stage import Stage, posted

pytestmark = pytest.mark.asyncio

MEETINGS = STORY[:3]
GOAL = STORY[3].removeprefix("/goal set ")


async def met(stage: Stage, *names: str) -> None:
    for name in names:
        await stage.maya.types(f"/met {name}")
        await stage.maya.sees("✓ Logged")


async def meets_all(stage: Stage) -> None:
    for line in MEETINGS:
        await stage.maya.types(line)
        await stage.maya.sees("✓ Logged")


# The story


async def test_the_story_from_met_to_done(stage: Stage):
    maya = stage.maya
    await maya.types(MEETINGS[0])
    await maya.sees("✓ Logged: Ana Ruiz", "Role: recruiter", "Company: Acme", "Met: PyDay", "You promised: my CV")
    await maya.sees("hiring juniors in autumn, loves chess", "Say thanks: tomorrow", "Saturday 7 March: my CV")
    await maya.types(MEETINGS[1])
    await maya.types(MEETINGS[2])
    await maya.opens_home()
    await maya.sees("Nothing is due now", "Ben Okafor", "[Set a goal]")
    assert "coffee" not in maya.home_text
    await maya.opens_messages()

    await maya.types("/goal set")
    await maya.fills(what=GOAL)
    assert maya.modal is None
    await maya.sees("✓ Goal saved", GOAL, "0 of 3")
    assert "0 of 3" in maya.home_text
    await maya.types("/followup")
    await maya.sees("Nothing is due now", "Soon", "You promised: my CV")

    await stage.until("2026-03-06 08:59")
    assert maya.inbox == []
    await stage.until("2026-03-06 09:00")
    nudge = await maya.was_sent("3 people to get back to", "Ana Ruiz", "Ben Okafor", "Cleo Sato", count=1)
    assert "my CV" not in nudge
    assert nudge.notification == "Follow-ups are due"
    await maya.presses("Done", about="Ana Ruiz")
    await maya.sees("✓ Done: Ana Ruiz", "How were you in touch?")
    assert len(maya.inbox) == 1  # in place of the nudge
    await maya.presses("Coffee chat")
    await maya.sees("is now at 1 of 3")
    assert "1 of 3" in maya.home_text
    await maya.types("/goal")
    await maya.sees("1 of 3")

    await stage.until("2026-03-07 09:00")
    await maya.was_sent("Keep your promise: Ana Ruiz", count=1)
    await maya.presses("Done")
    await maya.sees("✓ Done: Ana Ruiz")
    await maya.types("/followup")
    await maya.sees("2 people to get back to")
    await maya.does_not_see("Ana Ruiz")
    assert "Ana Ruiz" not in maya.home_text
    assert stage.fake.unacked == []


async def test_an_error_stands_at_its_field_and_keeps_what_was_typed(stage: Stage):
    maya = stage.maya
    await maya.types("/goal set")
    await maya.fills(what=GOAL, number="-4")
    assert set(maya.errors) == {"number"}
    await maya.sees(f"[{GOAL}]", "✗ I couldn't read “-4” as a whole number")
    assert not stage.look(lambda store: store.goals.listing(stage.member().id, State.ACTIVE))
    await maya.fills(number="", by="2026-04-30")
    assert maya.modal is None
    await maya.sees("✓ Goal saved", "3 coffee chats", "Thursday 30 April 2026")


async def test_what_only_the_store_knows_is_an_error_at_its_field_too(stage: Stage):
    maya = stage.maya
    await met(stage, "Ana Ruiz")
    await maya.types("/followup add")
    await maya.fills(Who="Ana", When="yesterday")
    assert set(maya.errors) == {"when"}
    await maya.sees("[Ana Ruiz ▾]", "[yesterday]", "✗ “yesterday” is over")
    await maya.fills(When="tomorrow")
    await maya.sees("✓ I will remind you: Ana Ruiz")


# Home


async def test_home_is_published_again_after_each_change_and_only_then(stage: Stage):
    maya = stage.maya
    await maya.opens_home()
    await maya.sees("[Log somebody]", "[Set a goal]")
    published = len(stage.fake.called("views.publish"))
    await maya.opens_messages()
    await maya.says("contact list")
    assert len(stage.fake.called("views.publish")) == published
    await maya.says("met Ana Ruiz; tomorrow")
    assert "Ana Ruiz" in maya.home_text
    assert len(stage.fake.called("views.publish")) == published + 1


async def test_a_button_on_home_answers_above_the_dashboard(stage: Stage):
    maya = stage.maya
    await met(stage, "Ana Ruiz; tomorrow", "Ben Okafor")
    await maya.opens_home()
    await maya.presses("Done", about="Ana Ruiz")
    assert maya.home_text.startswith("✓ Done: Ana Ruiz")
    assert "Ben Okafor" in maya.home_text
    await maya.presses("Set a goal")
    await maya.fills(what="Have 2 coffee chats")
    assert "0 of 2" in maya.home_text
    await maya.opens_home()
    assert "✓ Done" not in maya.home_text


# The direct conversation


async def test_a_line_typed_to_the_bot_is_answered_there_by_a_message_that_stays(stage: Stage):
    maya = stage.maya
    await maya.says("met Ana Ruiz, recruiter @Acme; promised my CV")
    await maya.was_sent("✓ Logged: Ana Ruiz", "You promised: my CV", count=1)
    await maya.says("/contact show Ana")
    await maya.was_sent("recruiter", count=2)
    await maya.says("whatever that is")
    await maya.was_sent("✗", count=1)
    maya.reloads()
    assert len(maya.inbox) == 3


async def test_a_typed_line_that_takes_a_form_opens_it_with_a_press(stage: Stage):
    maya = stage.maya
    await met(stage, "Ana Ruiz", "Ben Okafor")
    before = stage.followups().count("Ben Okafor")
    await maya.says("followup add Ben - the slides")
    await maya.was_sent("It takes a form", "What you wrote is in there.", count=1)
    await maya.does_not_see("the slides")
    await maya.presses("Open the form")
    await maya.sees("[the slides]", "[Ben ▾]")
    await maya.fills(Who="Ben", When="tomorrow 15:00")
    await maya.sees("✓ I will remind you: Ben Okafor", "tomorrow at 15:00")
    assert stage.followups().count("Ben Okafor") == before + 1


async def test_the_bot_does_not_answer_itself(stage: Stage):
    maya = stage.maya
    await maya.says("help")
    await stage.settle()
    echoes = [each for each in stage.fake.deliveries if each.payload.get("event", {}).get("bot_id")]
    assert echoes
    assert len(maya.inbox) == 1


# Shortcuts and mentions


async def test_the_global_shortcut_opens_an_empty_form(stage: Stage):
    maya = stage.maya
    await maya.shortcut()
    await maya.fills(who="Dora Voss, engineer @Lune; promised a book")
    await maya.was_sent("✓ Logged: Dora Voss", "Company: Lune", count=1)


async def test_a_shortcut_on_a_message_takes_its_author_its_words_and_a_link(stage: Stage):
    maya = stage.maya
    said = await posted(stage.noor, "We hire & train <b>: ask @mayalind")
    await maya.message_shortcut(said)
    await maya.sees("[Noor Haddad]", "We hire & train <b>: ask Maya Lind", "https://acme.slack.com/archives/C1/p")
    await maya.fills(note="")
    await maya.sees("✓ Logged: Noor Haddad")
    await maya.does_not_see("We hire")
    await stage.noor.types("/contact list")
    await stage.noor.does_not_see("Noor Haddad")


async def test_a_mention_in_a_command_becomes_the_name(stage: Stage):
    maya = stage.maya
    await maya.types("/met @noorhaddad, engineer @Acme - with @mayalind & <Tom>")
    await maya.sees("✓ Logged: Noor Haddad", "Company: Acme", "with Maya Lind & <Tom>")
    await maya.says("contact show @noorhaddad")
    await maya.sees("Noor Haddad", "engineer")


# Menus


async def test_people_are_found_while_somebody_types(stage: Stage):
    maya = stage.maya
    await meets_all(stage)
    await stage.noor.types("/met Beatrix Kiddo")
    await maya.says("followup add")
    await maya.presses("Open the form")
    assert await maya.searches("Who", "be") == ["Ben Okafor, backend developer at Lune"]
    assert len(await maya.searches("Who", "")) == 3
    assert await maya.searches("Who", "zzz") == []


async def test_a_choice_from_a_menu_is_a_press(stage: Stage):
    maya = stage.maya
    await maya.types(f"/goal set {GOAL}")
    await maya.chooses("Pick an aim", "Find a job")
    await maya.sees("✓ All five checks hold. Serves: Find a job.")


async def test_what_is_open_in_a_goal_is_settled_by_buttons_and_a_form(stage: Stage):
    maya = stage.maya
    await maya.types("/goal set Have coffee chats with recruiters")
    await maya.sees("? Measurable: No number yet.", "2 more after this.", "[Use this sentence]")
    await maya.presses("Another number")
    await maya.fills(number="4")
    await maya.sees("✓ Measurable: You can count it: 4 coffee chats.", "One more after this.")
    await maya.presses("By 31 March")
    await maya.presses("Use this sentence")
    await maya.sees("Have 4 coffee chats with recruiters by 31 March 2026.")
    await maya.presses("Back to my words")
    await maya.sees("Put back as it was")


# A lot


async def test_a_long_list_is_paged_and_slack_takes_every_page(stage: Stage):
    maya = stage.maya
    hostile = "&<x>" * 12
    names = [f'"Person {number:03} {hostile}"' for number in range(120)]
    for begin in range(0, 120, 40):
        await maya.says("contact add " + "\n".join(names[begin : begin + 40]))
    await maya.types("/contact list")
    await maya.sees("120 people you know", "Person 000", "&<x>")
    await maya.presses("More")
    await maya.sees("Person 020")
    await maya.types("/followup")
    await maya.opens_home()
    await maya.sees("[Log somebody]")


# One's own data


@pytest.mark.parametrize("asked", ["in the channel", "in the direct message", "by a button"])
async def test_an_export_comes_as_files_in_the_direct_message_and_nowhere_else(stage: Stage, asked: str):
    maya = stage.maya
    await met(stage, "Ana Ruiz; promised my CV")
    if asked == "in the direct message":
        await maya.says("mydata export")
    elif asked == "in the channel":
        await maya.types("/grapevine mydata export")
    else:
        await maya.types("/grapevine mydata")
        await maya.presses("Export everything")
    await maya.sees("Here is everything I keep about you")
    channels = {each.id: each for each in stage.fake.space.channels.values()}
    holding = {id for id, each in channels.items() if any(message.files for message in each.messages)}
    assert holding == {maya.direct.id}
    files = [file["name"] for message in maya.direct.messages for file in message.files]
    assert files == ["grapevine-2026-03-05.json", "grapevine-people-2026-03-05.csv", "grapevine-people-2026-03-05.vcf"]
    [everything] = [each for each in stage.fake.space.uploads.values() if each.name.endswith("json")]
    assert everything.content is not None
    assert "my CV" in json.dumps(json.loads(everything.content))
    assert stage.noor.text == ""


async def test_deleting_everything_asks_once_and_leaves_nothing(stage: Stage):
    maya = stage.maya
    await met(stage, "Ben Okafor; promised my CV")
    await maya.opens_home()
    await maya.opens_messages()
    await maya.types("/grapevine mydata delete")
    await maya.sees("Delete everything I know about you?", "1 person")
    assert stage.find(maya) is not None
    await maya.presses("Yes, delete everything")
    await maya.sees("✓")
    assert stage.find(maya) is None
    assert "Ben Okafor" not in maya.home_text
    await stage.move(weeks=2)
    assert stage.find(maya) is None
    assert maya.inbox == []


async def test_a_zone_of_ones_own_moves_the_nudges(stage: Stage):
    maya = stage.maya
    await maya.types("/grapevine settings")
    await maya.sees("Name: Maya Lind", "Europe/Berlin", "as your account says")
    await maya.types("/grapevine settings zone Tokyo")
    await maya.sees("✓ Your time zone: Asia/Tokyo")
    await met(stage, "Ana Ruiz")
    await stage.until("2026-03-07 08:59", "Asia/Tokyo")
    assert maya.inbox == []
    await stage.until("2026-03-07 09:00", "Asia/Tokyo")
    await maya.was_sent("Say thanks: Ana Ruiz")


# Where answers go


async def test_the_answer_to_a_command_in_a_channel_is_for_one_person(stage: Stage):
    maya = stage.maya
    await met(stage, "Ana Ruiz; promised my CV")
    assert str(maya.visible()[-1]).startswith("in #general, only for Maya Lind")
    await maya.presses("Show")
    await maya.sees("my CV")
    assert stage.noor.text == ""
    maya.reloads()
    assert maya.text == ""
    assert maya.inbox == []


@pytest.mark.parametrize("worn", ["expired", "used up"])
async def test_an_answer_that_comes_too_late_for_its_place_goes_to_the_direct_message(stage: Stage, worn: str):
    maya = stage.maya
    stage.database.hold()
    doing = await stage.begins(maya.types("/met Ana Ruiz; promised my CV"))
    if worn == "expired":
        stage.clock.move(timedelta(minutes=31))
    else:
        for answering in stage.fake.space.answering.values():
            answering.uses = limits.RESPONSE_URL_USES
    stage.database.release()
    await doing
    await maya.was_sent("✓ Logged: Ana Ruiz", "my CV", count=1)
    assert stage.fake.space.channels["C1"].messages == []


async def test_a_form_whose_time_is_over_waits_behind_a_button(stage: Stage, hurried: None):
    maya = stage.maya
    await met(stage, "Ana Ruiz")
    stage.database.hold()
    doing = asyncio.create_task(maya.types("/contact edit Ana"))
    await stage.fake.space.until(lambda: stage.database.waiting > 0, 2)
    stage.clock.move(timedelta(seconds=4))
    stage.database.release()
    await doing
    assert stage.fake.calls[-2].answer == "expired_trigger_id"
    assert maya.modal is None
    await maya.sees("It takes a form")
    await maya.presses("Open the form")
    await maya.fills(company="Lune")
    await maya.sees("Lune")


async def test_a_form_that_takes_a_while_is_filled_when_it_is_open(stage: Stage, hurried: None):
    maya = stage.maya
    stage.database.hold()
    doing = asyncio.create_task(maya.types("/goal set"))
    await stage.fake.space.until(lambda: maya.modal is not None, 2)
    assert "Your form is on its way" in maya.modal_text
    stage.database.release()
    await doing
    await maya.fills(what=GOAL)
    await maya.sees("✓ Goal saved")
