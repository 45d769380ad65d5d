"""The first month of somebody who knows nobody, told once for every platform: one small step a day, the network that
she wants, words for it, giving before asking, and an ask that waits until it is time.

Stories begin on Thursday 5 March 2026 at 18:00 UTC. Only commands are spelled in a platform's way.
S3 to S7, S17 to S20, S25 to S35, S37 to S44, S51, S53 to S64, L2, L6 to L9.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tests.adapters.looped import Someone

GOAL = "Have 2 coffee chats with recruiters by 31 March 2026"
OPENING = "junior developer at Acme"


@dataclass(frozen=True)
class Beginning:
    """One platform. `spell` makes a line of a command and its values, in their order; `until` moves on to a time in
    Berlin, as “2026-03-09 09:00”."""

    maya: Someone
    spell: Callable[..., str]
    until: Callable[[str], Awaitable[None]]


async def played(story: Beginning) -> None:
    await begins_with_nothing(story)
    await wants_a_network(story)
    await gets_her_words_ready(story)
    await is_seen(story)
    await meets_somebody(story)
    await writes_and_is_asked_whether_she_sent_it(story)
    await gives_before_she_asks(story)
    await hears_of_a_job(story)
    await keeps_a_slow_rhythm(story)
    await looks_back(story)


async def begins_with_nothing(story: Beginning) -> None:
    """Ten minutes, no account anywhere, nobody known (S17, S18, S62)."""
    maya, spell = story.maya, story.spell
    await maya.types(spell("/next"))
    await maya.sees("Write down three people you know", "About 10 minutes", "Because every network begins")
    await maya.presses("Smaller")
    await maya.sees("Write down one person you know", "A small version is a step, too.")
    await maya.presses("Done")
    await maya.fills(text="Mum, Tariq Aziz, Lena Brand")
    await maya.sees("Added 3 people", "Tariq Aziz", "1 small step this week")


async def wants_a_network(story: Beginning) -> None:
    """Her situation proposes a list, a gap becomes a goal, and a company gets a path (S3 to S7, S64, L2, L8)."""
    maya, spell = story.maya, story.spell
    await maya.types(spell("plan"))
    await maya.sees("The network you want", "Where do you stand?")
    await maya.presses("First job")
    await maya.sees("Saved: first job")
    await maya.presses("Use these")
    await maya.sees("recruiter (role, 2)")
    await maya.types(spell("plan gaps"))
    await maya.sees("4 empty", "recruiter", "0 of 2")
    await maya.presses("Make a goal", "recruiter")
    await maya.fills(what=GOAL)
    await maya.sees("Goal saved", GOAL, "All five checks hold.", "It is in your plan: recruiter.")
    await maya.types(spell("plan company", what="Acme (fintech, Berlin), Lune like Acme"))
    await maya.sees("Added 2 companies", "Ten to fifteen")


async def gets_her_words_ready(story: Beginning) -> None:
    """A pitch from its parts, a check of a message that somebody told her to send, and a tip (S26, S53, S58, L9)."""
    maya, spell = story.maya, story.spell
    await maya.types(spell("pitch set", what="who: I am Maya, a junior web developer; field: I work on the front end"))
    await maya.sees("I am Maya, a junior web developer. I work on the front end.", "at 140 words a minute")
    bad = "Dear Sir or Madam, I hope this email finds you well. I am looking for a job. Do you have openings?"
    await maya.types(spell("draft check", what=bad))
    await maya.sees("4 things to change", "It asks for a job at once", "It could go to anybody", "It offers nothing")
    await maya.types(spell("tips"))
    await maya.presses("Another tip")
    await maya.types(spell("resources"))
    await maya.sees("Never Eat Alone", "Keith Ferrazzi", "Networking Like a Pro")


async def is_seen(story: Beginning) -> None:
    """A profile and a group, one press each (S54 to S57)."""
    maya, spell = story.maya, story.spell
    await maya.types(spell("presence"))
    await maya.presses("I have it: photo")
    await maya.sees("Done: photo, LinkedIn")
    await maya.types(spell("presence group", what="Reactiflux"))
    await maya.presses("I joined")
    await maya.sees("You joined: Reactiflux")


async def meets_somebody(story: Beginning) -> None:
    """The card before an event has her pitch; the morning after, one name is enough (S51, L6)."""
    maya, spell = story.maya, story.spell
    await maya.types(spell("/event add", what="PyDay, 10 March 18:00"))
    await maya.types(spell("/event going", which="PyDay"))
    await maya.sees("You're going: PyDay")
    await story.until("2026-03-09 20:00")
    await maya.was_sent("Prepare: PyDay", "Your pitch", "I am Maya, a junior web developer.", "Three questions")
    await story.until("2026-03-11 20:00")
    await maya.was_sent("Whom did you meet?")
    await maya.presses("Add people")
    await maya.fills(who="Ana Ruiz, recruiter @Acme Inc. - hiring juniors in autumn; promised my CV")
    await maya.sees("Logged 1 person", "Ana Ruiz")
    await maya.types(spell("plan path", what="Acme"))
    await maya.sees("People there: done, since you know Ana Ruiz", "Because you can ask better questions then.")


async def writes_and_is_asked_whether_she_sent_it(story: Beginning) -> None:
    """Thanks with what the log knows, and the question rides on the next morning's message (S25, S26, S34)."""
    maya, spell = story.maya, story.spell
    await maya.types(spell("draft", what="Ana"))
    await maya.sees("Thanks: ", "PyDay yesterday", "From your log: ", "send it yourself")
    await story.until("2026-03-12 20:00")
    await maya.was_sent("Say thanks: Ana Ruiz", "Did you send your message to Ana Ruiz?")
    await maya.presses("Sent")
    await maya.sees("Ana Ruiz")
    await maya.types(spell("/followup list"))
    await maya.sees("keep your promise, tomorrow")


async def gives_before_she_asks(story: Beginning) -> None:
    """The guard speaks before the ask, once, and blocks nothing (S31, S32, S37)."""
    maya, spell = story.maya, story.spell
    await maya.types(spell("draft", what="Ana purpose:referral"))
    await maya.sees("Before you ask Ana Ruiz for a referral", "Because your first talk with Ana Ruiz was")
    await maya.presses("Ask anyway")
    await maya.sees("Not ready yet", "‹the job, with a link›")
    await maya.types(spell("gave", what="Ana an article about hiring"))
    await maya.sees("You gave something to read or watch.")
    await maya.types(spell("draft", what="Ana purpose:referral"))
    await maya.sees("Not ready yet")
    await maya.types(spell("asked", what="Ana for advice on my CV"))
    await maya.sees("you asked Ana Ruiz for advice")
    await maya.types(spell("gave list"))
    await maya.sees("You gave once, asked once.", "it is no score")


async def hears_of_a_job(story: Beginning) -> None:
    """A lead with its source, an occasion, and news for those who helped (S28 to S30, S43, S44)."""
    maya, spell = story.maya, story.spell
    await maya.types(spell("heard", what=f"Ana - {OPENING}, apply by 20 March"))
    await maya.sees(OPENING, "apply, due Friday 20 March")
    await maya.types(spell("congratulate", what="Ana - new job at Lune"))
    await maya.sees("New job", "You will hear from me tomorrow at 09:00.")
    await maya.types(spell("news", what="I finished my course"))
    await maya.sees("Because Ana Ruiz gave you a lead")
    await maya.presses("Told them")
    await maya.types(spell("share", what="https://example.org/tests - testing pages #testing"))
    await maya.sees("Saved to share", "#testing")
    await maya.types(spell("heard close", what="Ana won"))
    await maya.sees("Ana Ruiz")


async def keeps_a_slow_rhythm(story: Beginning) -> None:
    """Two steps a week, a pause that breaks nothing, and a welcome (S19, S20)."""
    maya, spell = story.maya, story.spell
    await maya.types(spell("/next rhythm", weekly="2"))
    await maya.sees("2 small steps a week")
    await maya.types(spell("pause", what="until 23 March"))
    await story.until("2026-03-23 08:00")
    await maya.types(spell("/next"))
    await maya.sees("Because")


async def looks_back(story: Beginning) -> None:
    """The month ends with what she wants next to what she did (S13)."""
    maya, spell = story.maya, story.spell
    await story.until("2026-03-31 20:00")
    await maya.types(spell("review"))
    await maya.sees("Looking back on March 2026", "Conversations", "Events", "Help given")
