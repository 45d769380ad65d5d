"""The stories of the console told again in Discord, through the real discord.py."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from bot.goals.model import State
from tests.adapters.discord.peer import snowflake
from tests.adapters.discord.stage import Stage, posted

pytestmark = pytest.mark.asyncio

MEETINGS = (
    "/met who:Ana Ruiz, recruiter @Acme, PyDay - hiring juniors in autumn, loves chess; promised my CV",
    "/met who:Ben Okafor, backend developer @Lune, PyDay - moved from support to coding; coffee next week",
    "/met who:Cleo Sato, organiser @PyLadies, PyDay - offered me a lightning talk in May",
)
GOAL = "Have 3 coffee chats with recruiters by 30 April"


async def met(stage: Stage, *names: str) -> None:
    for name in names:
        await stage.maya.types(f"/met who:{name}")
        await stage.maya.sees("✓ Logged")


# The story


async def test_the_story_from_met_to_done(stage: Stage):
    maya = stage.maya
    await maya.types(MEETINGS[0])
    await maya.sees("✓ Logged: Ana Ruiz", "Role: recruiter", "Company: Acme", "Met: PyDay", "You promised: my CV")
    await maya.sees("hiring juniors in autumn, loves chess", "Say thanks: tomorrow", "Saturday 7 March: my CV")
    for line in MEETINGS[1:]:
        await maya.types(line)
        await maya.sees("✓ Logged")

    await maya.types(f"/goal set what:{GOAL}")
    await maya.sees("✓ Goal saved", GOAL, "0 of 3")
    await maya.types("/followup list")
    await maya.sees("Nothing is due now", "Soon", "You promised: my CV")
    await maya.types("/grapevine what:settings zone Berlin")
    await maya.sees("✓ Your time zone: Europe/Berlin")

    await stage.until("2026-03-06 08:59")
    assert maya.inbox == []
    await stage.until("2026-03-06 09:00")
    nudge = await maya.was_sent("3 people to get back to", "Ana Ruiz", "Ben Okafor", "Cleo Sato", count=1)
    assert "my CV" not in nudge
    await maya.presses("Done", about="Ana Ruiz")
    await maya.sees("✓ Done: Ana Ruiz", "How were you in touch?")
    assert len(maya.inbox) == 1  # in place of the nudge
    await maya.presses("Coffee chat")
    await maya.sees("is now at 1 of 3")
    await maya.types("/goal list")
    await maya.sees("1 of 3")

    await stage.until("2026-03-07 09:00")
    await maya.was_sent("Keep your promise: Ana Ruiz", count=1)
    await maya.presses("Done")
    await maya.sees("✓ Done: Ana Ruiz")
    await maya.types("/followup list")
    await maya.sees("2 people to get back to")
    await maya.does_not_see("Ana Ruiz")
    assert stage.fake.unanswered == []


# Forms


async def test_an_error_in_a_form_keeps_what_was_typed_behind_a_button(stage: Stage):
    maya = stage.maya
    await maya.types("/grapevine what:goal set")
    await maya.fills(what=GOAL, number="-4")
    await maya.sees("I couldn't save that yet", "I couldn't read “-4” as a whole number")
    assert not stage.look(lambda store: store.goals.listing(stage.member().id, State.ACTIVE))
    await maya.presses("Open the form")
    await maya.sees(f"[{GOAL}]")
    await maya.fills(number="", by="2026-04-30")
    assert maya.modal is None
    await maya.sees("✓ Goal saved", "3 coffee chats", "Thursday 30 April 2026")


async def test_what_only_the_store_knows_is_kept_behind_a_button_too(stage: Stage):
    maya = stage.maya
    await met(stage, "Ana Ruiz")
    await maya.types("/gv what:followup add Ana")
    await maya.fills(when="yesterday", what="the slides")
    await maya.sees("“yesterday” is over")
    await maya.presses("Open the form")
    await maya.sees("[yesterday]", "[the slides]")
    await maya.fills(when="tomorrow")
    await maya.sees("✓ I will remind you: Ana Ruiz")


async def test_a_form_sent_empty_that_asks_again_comes_behind_a_button(stage: Stage):
    maya = stage.maya
    await maya.types("/grapevine what:plan edit")
    await maya.submits()
    assert maya.modal is None
    await maya.sees("It takes a form")
    assert maya.inbox == []
    await maya.presses("Open the form")
    await maya.fills(role_list="recruiter 2")
    await maya.sees("✓ Saved", "recruiter (role, 2)")


# The direct conversation


async def test_a_line_typed_to_the_bot_is_answered_there(stage: Stage):
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
    await maya.sees("[the slides]", "[Ben]")
    await maya.fills(when="tomorrow 15:00")
    await maya.sees("✓ I will remind you: Ben Okafor", "tomorrow at 15:00")
    assert stage.followups().count("Ben Okafor") == before + 1


async def test_the_bot_answers_neither_itself_nor_what_is_said_in_a_channel(stage: Stage):
    maya = stage.maya
    await maya.says("help")
    await stage.settle()
    assert len(maya.inbox) == 1
    await posted(maya, "met Ana Ruiz")
    await stage.idle()
    assert len(maya.visible()) == 1
    assert stage.fake.called("send") == stage.fake.called("send")[:1]


# Menus of people and messages


async def test_log_contact_on_a_person_takes_their_name(stage: Stage):
    maya = stage.maya
    await maya.uses("Log contact", stage.noor)
    await maya.sees("✓ Logged: Noor Haddad")
    assert stage.find(stage.noor) is None


async def test_follow_up_on_a_message_takes_its_author_its_words_and_a_link(stage: Stage):
    maya = stage.maya
    await met(stage, "Noor Haddad")
    said = await posted(stage.noor, "We hire **juniors**")
    await maya.uses("Follow up on this", said)
    link = f"https://discord.com/channels/{stage.fake.guild('G1').id}/{said.message.channel}/{said.message.id}"
    await maya.sees("[Noor Haddad]", "We hire **juniors**", link)
    await maya.fills(when="tomorrow 15:00")
    await maya.sees("✓ I will remind you: Noor Haddad")
    assert stage.noor.text == ""


# Suggestions


async def test_people_are_found_while_somebody_types(stage: Stage):
    maya = stage.maya
    for line in MEETINGS:
        await maya.types(line)
    await stage.noor.types("/met who:Beatrix Kiddo")
    assert await maya.completes("/contact show who:be") == ["Ben Okafor, backend developer at Lune"]
    assert len(await maya.completes("/contact show who:")) == 3
    assert await maya.completes("/contact show who:zzz") == []
    [found] = await maya.suggestions("/followup add who:cleo")
    await maya.types(f"/contact show who:{found['value']}")
    await maya.sees("Cleo Sato", "PyLadies")


@pytest.mark.parametrize("root", ["grapevine", "gv"])
async def test_everything_else_is_found_while_somebody_types(stage: Stage, root: str):
    maya = stage.maya
    found = await maya.suggestions(f"/{root} what:mydata exp")
    assert [each["value"] for each in found] == ["mydata exp", "mydata export"]
    assert len(await maya.completes(f"/{root} what:")) == 25
    assert (await maya.completes(f"/{root} what:settings zone Ber"))[0] == "settings zone Ber"
    await maya.types(f"/{root}")
    await maya.sees("/met")


async def test_a_choice_from_a_menu_is_a_press(stage: Stage):
    maya = stage.maya
    await maya.types(f"/goal set what:{GOAL}")
    await maya.chooses("Pick an aim", "Find a job")
    await maya.sees("✓ All five checks hold. Serves: Find a job.")


async def test_what_is_open_in_a_goal_is_settled_by_buttons_and_a_form(stage: Stage):
    maya = stage.maya
    await maya.types("/goal set what:Have coffee chats with recruiters")
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


async def test_a_long_list_is_paged_and_discord_takes_every_page(stage: Stage):
    maya = stage.maya
    hostile = "*<x>" * 12
    names = [f'"Person {number:03} {hostile}"' for number in range(120)]
    for begin in range(0, 120, 15):
        await maya.says("contact add " + "\n".join(names[begin : begin + 15]))
    await maya.types("/contact list")
    await maya.sees("120 people you know", "Person 000", "*<x>")
    await maya.presses("More")
    await maya.sees("Person 020")
    await maya.types("/followup list")


# One's own data


@pytest.mark.parametrize("asked", ["in the channel", "in the direct message", "by a button"])
async def test_an_export_comes_as_files_in_the_direct_message_and_nowhere_else(stage: Stage, asked: str):
    maya = stage.maya
    await met(stage, "Ana Ruiz; promised my CV")
    if asked == "in the direct message":
        await maya.says("mydata export")
    elif asked == "in the channel":
        await maya.types("/grapevine what:mydata export")
    else:
        await maya.types("/grapevine what:mydata")
        await maya.presses("Export everything")
    await maya.sees("Here is everything I keep about you")
    channels = stage.fake.world.channels
    holding = {id for id, each in channels.items() if any(message.files for message in each.messages)}
    assert holding == {maya.direct.id}
    files = [file for message in maya.direct.messages for file in message.files]
    assert [file.name for file in files] == [
        "grapevine-2026-03-05.json",
        "grapevine-people-2026-03-05.csv",
        "grapevine-people-2026-03-05.vcf",
    ]
    assert "my CV" in json.dumps(json.loads(files[0].content))
    assert stage.noor.text == ""


async def test_deleting_everything_asks_once_and_leaves_nothing(stage: Stage):
    maya = stage.maya
    await met(stage, "Ben Okafor; promised my CV")
    await maya.types("/grapevine what:mydata delete")
    await maya.sees("Delete everything I know about you?", "1 person")
    assert stage.find(maya) is not None
    await maya.presses("Yes, delete everything")
    await maya.sees("✓")
    assert stage.find(maya) is None
    await stage.move(weeks=2)
    assert stage.find(maya) is None
    assert maya.inbox == []


async def test_a_zone_of_ones_own_moves_the_nudges(stage: Stage):
    maya = stage.maya
    await maya.types("/grapevine what:settings")
    await maya.sees("Name: Maya Lind")
    await maya.types("/grapevine what:settings zone Tokyo")
    await maya.sees("✓ Your time zone: Asia/Tokyo")
    await met(stage, "Ana Ruiz")
    await stage.until("2026-03-07 08:59", "Asia/Tokyo")
    assert maya.inbox == []
    await stage.until("2026-03-07 09:00", "Asia/Tokyo")
    await maya.was_sent("Say thanks: Ana Ruiz")


# Where answers go


async def test_the_answer_to_a_command_in_a_server_is_for_one_person(stage: Stage):
    maya = stage.maya
    await met(stage, "Ana Ruiz; promised my CV")
    assert maya.visible()[-1].where.endswith("only for Maya Lind")
    await maya.presses("Show")
    await maya.sees("my CV")
    await maya.types("/contact edit who:Ana")
    await maya.fills(company="Lune")
    await maya.sees("Lune")
    assert stage.noor.text == ""
    maya.reloads()
    assert maya.text == ""
    assert maya.inbox == []


async def test_an_answer_that_comes_too_late_for_its_place_goes_to_the_direct_message(stage: Stage, hurried: None):
    maya = stage.maya
    stage.database.hold()
    doing = await stage.begins(maya.types("/met who:Ana Ruiz; promised my CV"))
    stage.clock.move(timedelta(minutes=16))
    stage.database.release()
    await doing
    await maya.was_sent("✓ Logged: Ana Ruiz", "my CV", count=1)
    assert stage.noor.text == ""
    [refused] = stage.fake.refused
    assert "50027" in refused
    stage.fake.refused.clear()


async def test_a_form_whose_time_is_over_waits_behind_a_button(stage: Stage, hurried: None):
    maya = stage.maya
    await met(stage, "Ana Ruiz")
    stage.database.hold()
    doing = await stage.begins(maya.types("/contact edit who:Ana"))
    assert maya.modal is None
    stage.database.release()
    await doing
    await maya.sees("It takes a form")
    assert maya.visible()[-1].where.endswith("only for Maya Lind")
    await maya.presses("Open the form")
    await maya.fills(company="Lune")
    await maya.sees("Lune")


async def test_buttons_work_after_a_restart_however_old_they_are(stage: Stage):
    maya = stage.maya
    await maya.says("met Ana Ruiz; promised my CV")
    show = await maya.button("Show")
    await maya.says("followup add Ana - the slides")
    form = await maya.button("Open the form")
    await stage.restart()
    stage.clock.move(timedelta(hours=20))
    await maya.presses_again(show)
    await maya.sees("Ana Ruiz", "my CV")
    await maya.presses_again(form)
    await maya.sees("[the slides]")


# For oneself, in a server that doesn't have the bot


async def test_in_a_foreign_server_everything_is_private_and_the_persons_own(stage: Stage):
    fake = stage.fake
    fake.guild("G2", name="Elsewhere", installed=False)
    fake.channel("C2", name="lobby", guild="G2")
    maya = fake.user("U5", name="Mina Abe", guilds=("G2",), installed=True)
    other = fake.user("U6", name="Other", guilds=("G2",))
    await maya.types("/met who:Ana Ruiz; promised my CV", channel="C2")
    await maya.sees("✓ Logged: Ana Ruiz", "my CV")
    assert maya.visible()[-1].where.endswith("only for Mina Abe")
    await maya.presses("Show")
    await maya.sees("my CV")
    assert other.text == ""
    for line in ("help", "settings", "mydata", "digest", "event list"):
        await maya.types(f"/grapevine what:{line}", channel="C2")
        assert other.text == ""
    said = fake.world.channels[snowflake("C2")].messages
    assert said
    assert all(message.only_for == maya.id for message in said)
    assert {made.payload["authorizing_integration_owners"].get("0") for made in fake.interactions} == {None}


async def test_what_is_logged_in_one_place_is_there_in_all(stage: Stage):
    maya = stage.maya
    await met(stage, "Ana Ruiz")
    await maya.types("/contact show who:Ana", channel="")
    await maya.sees("Ana Ruiz")
    assert maya.inbox
