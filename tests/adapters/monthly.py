"""A month of goals, told once for every platform: an aim, three goals (a vague one, an outcome, a good one), talks and
an event that count by themselves, a goal that falls behind and is caught up, and the review with its document.

Stories begin on Thursday 5 March 2026 at 18:00 UTC. Only commands are spelled in a platform's way.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tests.adapters.looped import Someone

GOOD = "Have 3 coffee chats with recruiters by 31 March"
OUTCOME = "get a referral at Acme by 31 March"
VAGUE = "network more with designers"
CLEAR = "Have 3 coffee chats with designers by 31 March 2026."
LEAD = "Ask 3 people at Acme for a coffee chat by 31 March 2026."

OUTSIDERS = ("Ana Ruiz", "Ben Moss", "Cleo Sato", "Dev Rao")


@dataclass(frozen=True)
class Month:
    """One platform. `spell` makes a line of a command and its values, in their order; `until` moves on to a time in
    Berlin, as “2026-03-09 09:00”; `files` are those that maya was given so far, by name; `named` is how she names the
    coach where she is asked for one."""

    maya: Someone
    coach: Someone
    named: str
    spell: Callable[..., str]
    until: Callable[[str], Awaitable[None]]
    files: Callable[[], dict[str, str]]


async def played(month: Month) -> None:
    await sets_goals(month)
    await logs_what_counts(month)
    await falls_behind_and_catches_up(month)
    await looks_back(month)
    reads_the_document(month.files())
    await sends_it_to_the_coach(month)
    await goes_on_in_april(month)


async def sets_goals(month: Month) -> None:
    maya, spell = month.maya, month.spell
    await maya.types(spell("/goal aim", family="job"))
    await maya.sees("Saved: your big picture", "Find a job")

    await maya.types(spell("/goal set", what=VAGUE))
    await maya.sees("Goal saved", VAGUE, "I can't read what you will do", CLEAR)
    await maya.presses("Use this sentence")
    await maya.sees("Goal changed", CLEAR, "0 of 3", "Does it serve that?")
    await maya.presses("It serves: Find a job")
    await maya.sees("Serves: Find a job.")

    await maya.types(spell("/goal set", what=OUTCOME))
    await maya.sees("Goal saved", OUTCOME, "It is a result, and others decide it.", LEAD)
    await maya.presses("Add this goal", LEAD)
    await maya.sees("Goal saved", LEAD, "which stays as you wrote it")

    await maya.types(spell("/goal set", what=GOOD))
    await maya.sees("Goal saved", GOOD, "You can count it: 3 coffee chats.", "Until Tuesday 31 March 2026.")
    await maya.presses("It serves: Find a job")


async def logs_what_counts(month: Month) -> None:
    maya, spell = month.maya, month.spell
    await maya.types(spell("/met", who="Ana Ruiz, recruiter @Acme; promised my CV", how="coffee chat"))
    await maya.sees("Logged: Ana Ruiz", f"Counts for “{GOOD}”: 1 of 3.", f"Counts for “{LEAD}”: 1 of 3.")
    await maya.types(spell("/event add", what="PyDay, 12 March 18:00"))
    await maya.types(spell("/event going", which="PyDay"))
    await maya.sees("You're going: PyDay")
    await month.until("2026-03-13 20:00")
    await maya.was_sent("Whom did you meet?", "PyDay")
    await maya.presses("Add people")
    await maya.fills(who="Ben Moss, chef @Lune")
    await maya.sees("Logged 1 person", "Ben Moss")


async def falls_behind_and_catches_up(month: Month) -> None:
    maya, spell = month.maya, month.spell
    await month.until("2026-03-24 20:00")
    await maya.was_sent("How are your goals going?")
    await maya.types(spell("/goal check-in"))
    await maya.sees("Goal 1 of 4", CLEAR, "Behind.", "How likely is it that you reach it?")
    await maya.presses("Unlikely")
    await maya.sees("0 of 3, unlikely", "Goal 2 of 4")
    await maya.types(spell("/goal list"))
    await maya.sees(GOOD, "Behind. 2 more by Tuesday 31 March 2026", "1 of 3")
    for name, counts in (("Cleo Sato", "2 of 3"), ("Dev Rao", "3 of 3. You have reached it.")):
        await maya.types(spell("/met", who=f"{name}, recruiter @Lune", how="coffee chat"))
        await maya.sees(f"Logged: {name}", f"Counts for “{GOOD}”: {counts}")


async def looks_back(month: Month) -> None:
    maya = month.maya
    await month.until("2026-03-31 20:00")
    await maya.was_sent("March is nearly over.")
    await maya.presses("Look back")
    await maya.sees("Looking back on March 2026", "Find a job", "4 goals")
    await maya.presses("Begin")
    await maya.sees("Goal 1 of 4", CLEAR, "0 of 3")
    await maya.presses("Carry on")
    await maya.sees("Goal 2 of 4", "Carried on: Have 3 coffee chats with designers by 30 April 2026.", OUTCOME)
    await maya.presses("Not really")
    await maya.presses("Let go")
    await maya.sees("Goal 3 of 4", LEAD, "1 of 3")
    await maya.presses("Yes")
    await maya.presses("Carry on: the 2 left")
    await maya.sees("Goal 4 of 4", "Carried on: Ask 2 people at Acme for a coffee chat by 30 April 2026.", GOOD)

    # She leaves it here, and goes on another day.
    await month.until("2026-04-01 20:00")
    await maya.types(month.spell("review", month="march"))
    await maya.sees("Goal 4 of 4", GOOD, "You reached it!")
    await maya.presses("Done")
    await maya.sees("Three people to look at", "Ana Ruiz", "You promised something")
    await maya.presses("Get closer", "Ben Moss")
    await maya.sees("Get closer. A reminder comes in a week.")
    await maya.presses("Next")
    await maya.sees("What must change?")
    await maya.presses("Write it")
    await maya.fills(text="Ask Ana Ruiz for an introduction, and *write* earlier.")
    await maya.sees("The network I want")
    await maya.presses("Skip")
    await maya.sees("Your goals for April", "Ask 2 people at Acme for a coffee chat by 30 April 2026.", "You could add")
    await maya.presses("Add")
    await maya.sees("Added: ")
    await maya.presses("Finish")
    await maya.sees("March 2026: looked back on", "Done")
    await maya.presses("Document")
    await maya.sees("networking-2026-03.md")


def reads_the_document(files: dict[str, str]) -> None:
    """As somebody does who was not there: what is wanted, what must change, and each goal with its answers."""
    document = files["networking-2026-03.md"]
    want, change, goals = (
        document.index(f"\n## {each}") for each in ("The network I want", "What must change", "My goals")
    )
    assert want < change < goals
    assert "Find a job" in document[want:change]
    assert r"\*write\* earlier" in document[change:goals]
    told = document[goals:]
    for text in (GOOD, CLEAR, LEAD, OUTCOME, "3 of 3", "1 of 3", "Ask 2 people at Acme"):
        assert text.removesuffix(".") in told, f"{text} is missing in:\n{told}"
    for letter in ("Specific", "Measurable", "Actionable", "Relevant", "Time-bound"):
        assert told.count(letter) >= 4
    rows = list(csv.reader(io.StringIO(files["networking-2026-03.csv"].removeprefix("\ufeff"))))
    assert {row[1] for row in rows} >= {GOOD, CLEAR, LEAD, OUTCOME}


async def sends_it_to_the_coach(month: Month) -> None:
    maya, coach = month.maya, month.coach
    await maya.types(month.spell("review coach", to=month.named))
    await maya.sees(GOOD, "[a contact]")
    await maya.presses("Send it")
    await maya.sees("On its way")
    await month.until("2026-04-01 20:05")
    seen = await coach.was_sent(GOOD, "3 of 3", "Find a job", "[a contact]")
    assert not any(name in str(seen) for name in OUTSIDERS)
    await maya.types(month.spell("review coach", to=month.named))
    await maya.sees("went")


async def goes_on_in_april(month: Month) -> None:
    maya, spell = month.maya, month.spell
    await maya.types(spell("/met", who="Eva Lang, recruiter @Acme", how="coffee chat"))
    await maya.sees("Counts for “Ask 2 people at Acme for a coffee chat by 30 April 2026.”: 1 of 2.")
    await maya.types(spell("/goal list"))
    await maya.sees("1 of 2", "by 30 April 2026")
