"""A month that somebody looked back on, for stories of its document and its letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.goals.model import Goal, State
from bot.kit import ids
from bot.kit.cards import Card, Quote
from bot.review.model import Answer, Letter, Look, LookId, Reason, Result, ResultId, Review, ReviewId, Sent, Verdict
from bot.review.told import Checked, GoalTold, PersonTold, Told
from tests.talk import Person

MARCH = date(2026, 3, 1)
COACH = "U0COACH22"
ASK = f"/grapevine review coach <@{COACH}>"
OUTSIDERS = ("quill", "vexgarde", "ana", "ruiz", "zorblatt.example", "912 345 678", "@quill")
"""What of anybody else's is nowhere in a letter."""

AIM = "Find a job as a backend developer, like Ana Ruiz"
CHATS = "Have 3 coffee chats with recruiters like Quilluna by 31 March 2026"
POSTS = "Comment on 2 posts of Ana Ruiz every week"
LOOSE = "Network more with Vexgarde and @quill_v"
WHY = "Quilluna Vexgarde was ill, quilluna@zorblatt.example"
NETWORK = "Recruiters, and people like Ana\nwho build https://zorblatt.example/team"
CHANGE = "Call Ana Ruiz sooner: +351 912 345 678"

CHECKS = tuple(
    Checked(letter, name, True, "It names one thing.")
    for letter, name in (
        ("S", "Specific"),
        ("M", "Measurable"),
        ("A", "Actionable"),
        ("R", "Relevant"),
        ("T", "Time-bound"),
    )
)


def goals(member: Person) -> tuple[Goal, ...]:
    owner = member.member.id
    return member.talk.look(lambda store: store.goals.listing(owner, State.ACTIVE))


def review_of(member: Person) -> Review:
    owner = member.member.id
    found = member.talk.look(lambda store: store.reviews.of_month(owner, MARCH))
    assert found is not None
    return found


def told_of(member: Person) -> Person:
    """People, a big picture and three goals in March; the month isn't reviewed yet."""
    member.says("/met Quilluna Vexgarde, recruiter @Zorblatt; promised my CV").says("/met Ana Ruiz, developer @Acme")
    member.says(f"/goal aim {AIM} until:2026-06-30")
    for said in (CHATS, POSTS, LOOSE):
        member.says(f"/goal set {said}")
    member.says("/goal progress 1 +2")
    return member


def finished(member: Person) -> Review:
    """The month was looked back on: each goal has its result, and one of the two people was looked at."""
    talk, owner, now = member.talk, member.member.id, member.talk.now()
    review = Review(ReviewId(ids.new_id(now)), owner, MARCH, now, now, NETWORK, CHANGE)
    talk.change(lambda store: store.reviews.add(review))
    mine = goals(member)
    verdicts = (Verdict.CARRY, Verdict.CARRY, Verdict.DROP)
    for goal, verdict in zip(mine, verdicts, strict=True):
        result = Result(ResultId(ids.new_id(now)), review.id, owner, goal.id, verdict, 2, goal.target)
        following = replace(goal, text="Have 1 coffee chat with a recruiter by 30 April 2026", came_from=goal.id)
        following = replace(following, id=type(goal.id)(ids.new_id(now)), starts=date(2026, 4, 1), target=1)
        following = replace(following, deadline=date(2026, 4, 30), created_at=now)
        if goal.text == CHATS:
            talk.change(lambda store, goal=following: store.goals.add(goal))
            done = replace(goal, state=State.DROPPED, closed_at=now)
            talk.change(lambda store, goal=done: store.goals.save(goal))
            result = replace(result, why=WHY, following=following.id)
        if verdict is Verdict.DROP:
            gone = replace(goal, state=State.DROPPED, closed_at=now)
            talk.change(lambda store, goal=gone: store.goals.save(goal))
        talk.change(lambda store, result=result: store.reviews.say(result))
    person = talk.look(lambda store: store.contacts.named(owner, ("quilluna",)))[0]
    look = Look(LookId(ids.new_id(now)), review.id, owner, person.id, 1, Reason.PROMISE, Answer.HELP, "send my CV")
    talk.change(lambda store: store.reviews.look_at((look,)))
    return review


def add_review(member: Person) -> Review:
    """As `finished`, all of it written."""
    return finished(told_of(member))


def a_month(text: str) -> Told:
    """A full month in which people typed `text` wherever they can."""
    goal = GoalTold(
        text,
        tuple(replace(one, why=f"It serves: {text}.") for one in CHECKS),
        number=3,
        unit=text,
        until=date(2026, 3, 31),
        result="2 of 3",
        verdict="carried on",
        why=text,
        onward="carried on",
        carried=text,
    )
    rhythm = replace(goal, rhythm="every week", result="3 of 4 weeks", history="2, 2, pause, 1", carried="")
    return Told(
        month=MARCH,
        written=date(2026, 3, 31),
        following=date(2026, 4, 1),
        name=text,
        aim=text,
        aim_until=date(2026, 6, 30),
        roles=(text,),
        companies=(text,),
        sectors=(text,),
        network=text,
        change=f"{text}\n\n{text}",
        talks=12,
        done=5,
        events=1,
        gives=2,
        promises=2,
        quiet=7,
        people=(PersonTold(text, "I promised something", "help them", text),),
        goals=(goal, rhythm),
        ahead=(replace(goal, result="", why="", carried="", onward=""),),
    )


def quotes(card: Card) -> list[str]:
    return [block.text for block in card.blocks if isinstance(block, Quote)]


def letters_of(member: Person) -> tuple[Letter, ...]:
    owner, review = member.member.id, review_of(member).id
    return member.talk.look(lambda store: store.letters.of_review(owner, review))


def became(member: Person) -> list[Sent]:
    return [one.sent for one in letters_of(member)]


def sent(member: Person) -> Person:
    """Previewed, and sent."""
    member.says(ASK).presses("Send it").sees("On its way")
    member.talk.clock.move(minutes=1)
    return member
