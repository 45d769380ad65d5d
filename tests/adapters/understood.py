"""What people type about people and days, told once for every platform: a sentence, an unclear day, one that repeats.

Stories begin on Thursday 5 March 2026 at 18:00 UTC. Only commands are spelled in a platform's way.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.adapters.looped import Someone

SENTENCE = (
    "Had coffee with Tom Weiss from Stripe at the Berlin JS meetup, he's a staff engineer, "
    "I'll send him the paper by friday"
)


async def played(maya: Someone, spell: Callable[..., str]) -> None:
    """`spell` makes a line of a command and its values, in their order."""
    await maya.types(spell("/met", who=SENTENCE))
    await maya.sees("Logged: Tom Weiss", "staff engineer", "Stripe", "Berlin JS meetup", "send him the paper")
    await maya.sees("tomorrow: send him the paper")

    await maya.types(spell("/met", who="Ana Ruiz, recruiter @Acme; next fri"))
    await maya.sees("Logged: Ana Ruiz", "Friday 13 March")
    await maya.presses("No, Friday 6 March 2026")
    await maya.sees("Moved to tomorrow: Ana Ruiz")

    await maya.types(spell("/followup add", who="Tom", when="friday 13 march at half 5"))
    await maya.sees("I will remind you: Tom Weiss", "Friday 13 March at 17:30")
    await maya.types(spell("/followup add", who="Tom", when="next fri"))
    await maya.sees("Which day is “next fri”?")
    await maya.presses("Friday 13 March 2026")
    await maya.sees("I will remind you: Tom Weiss", "Friday 13 March")
    await maya.types(spell("/followup add", who="Ana", when="every other tuesday"))
    await maya.sees("Tuesday 10 March", "Every other Tuesday")
    await maya.types(spell("/followup add", who="Ana", when="31 feb"))
    await maya.sees("“31 feb” can't be: February has no day 31.")

    await maya.types(spell("/contact add", who="Médecins Sans Frontières nurse Chloé Dubois - speaks 3 languages"))
    await maya.sees("Added: Chloé Dubois", "speaks 3 languages")
