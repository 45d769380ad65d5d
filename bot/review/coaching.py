"""“Send to my coach”: a preview of what one person will see of a month, sent once, as it was previewed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Annotated

from bot.context import Context
from bot.feature import Job
from bot.goals import pacing
from bot.held.model import KEPT
from bot.kit import ids, times, words
from bot.kit.args import Flag, RecordId
from bot.kit.calls import Call
from bot.kit.cards import (
    Action,
    Block,
    Button,
    Card,
    Divider,
    Entries,
    Entry,
    Line,
    Mention,
    Quote,
    Strong,
    footnote,
    say,
)
from bot.kit.errors import UserError
from bot.members.model import Handle
from bot.review import letter as letters
from bot.review import months, posting
from bot.review.args import CoachRef
from bot.review.group import review
from bot.review.model import Letter, LetterId, Review, Sent
from bot.review.told import reviewed, told

MOST = 5
"""People whom one month goes to: a letter is for a coach, not for a mailing list."""


class NotFinished(UserError):
    """You have not finished looking back on {month} yet, so there is nothing to send.

    It takes about five minutes: `review month`
    """


class Yourself(UserError):
    """That is you.

    Choose your coach, or somebody else who should read it. For yourself there is: `review document`
    """


class Robot(UserError):
    """That is a bot, and bots don't read letters.

    Choose a person.
    """


class PreviewGone(UserError):
    """That preview is gone, so I sent nothing.

    There may be a newer one. Make another: `review coach`
    """


class Enough(UserError):
    """{month} went to {most} people already, and I keep it at that.

    Next month is a new one. To show it to more people, hand them your document: `review document`
    """


@review.command("coach", examples=["review coach @maria"])
def coach(
    ctx: Context,
    to: Annotated[
        str, CoachRef("Your coach: type @ and choose them; in a form, their member ID", label="Whom", placing="rest")
    ],
    month: Annotated[date | None, months.WhichMonth("Which month; else the last one you looked back on")] = None,
    why: Annotated[bool, Flag("Tell why each goal went as it did", label="With the whys")] = True,
) -> Card:
    """Send your month to a coach, once you have seen all that they will see.

    They see your goals with their check and result, your numbers, your big picture and your own words. I leave out
    names that I know or recognise.
    """
    there = Handle(ctx.place.platform, ctx.place.realm, to)
    known = ctx.store.members.find(there)
    if known is not None and known.id == ctx.member.id:
        raise Yourself(field="to")
    if to == "USLACKBOT":
        raise Robot(field="to")
    found = reviewed(ctx, month, finished=True)
    if found.finished_at is None:
        raise NotFinished(month=months.named(found.month))
    before = next((one for one in ctx.store.letters.of_review(ctx.member.id, found.id) if one.to == there), None)
    if before is not None and before.sent.gone:
        return _went(ctx, found, before)
    if before is not None:
        ctx.store.letters.remove(ctx.member.id, before.id)
    what = told(ctx, found, people=False)
    known_names = ctx.store.letters.known(ctx.member.id, letters.asked_for(what))
    text = letters.text(what, letters.with_companies(known_names, what), why=why)
    made = Letter(LetterId(ids.new_id(ctx.now)), ctx.member.id, found.id, there, text, ctx.now)
    ctx.store.letters.add(made)
    return _preview(ctx, found, made, why=why if any(goal.why for goal in what.goals) else None)


@coach.prefill
def _the_last_one(ctx: Context, call: Call) -> Mapping[str, str]:
    last = ctx.store.letters.latest(ctx.member.id, ctx.place.platform, ctx.place.realm)
    if last is None:
        return {}
    return {"to": last.to.user if ctx.place.platform == "console" else f"<@{last.to.user}>"}


@review.command("send", hidden=True)
def send(ctx: Context, letter: Annotated[int, RecordId("Which letter")]) -> Card:
    """Send a letter as it was previewed."""
    found = _find(ctx, letter)
    about = _review_of(ctx, found)
    if found.sent.gone:
        return _went(ctx, about, found)
    if found.sent is Sent.NOT and found.at + KEPT <= ctx.now:
        raise PreviewGone
    if sum(one.sent.gone for one in ctx.store.letters.of_review(ctx.member.id, about.id)) >= MOST:
        raise Enough(month=months.named(about.month), most=MOST)
    posting.post(ctx.store, found, ctx.now)
    card = Card(
        "On its way",
        (
            say("I am bringing it to ", _them(found), ", just as you saw it. It goes once."),
            say("If it can't be delivered, I tell you."),
        ),
        tone="good",
        summary="On its way",
    )
    return card.offering(*_back(about))


@review.command("resend", hidden=True)
def resend(ctx: Context, letter: Annotated[int, RecordId("Which letter")]) -> Card:
    """Send a letter again that did not arrive, as it was."""
    found = _find(ctx, letter)
    if found.sent not in (Sent.FAILED, Sent.UNSURE):
        return _went(ctx, _review_of(ctx, found), found)
    posting.post(ctx.store, found, ctx.now)
    said = say("I try again to bring it to ", _them(found), ". If it can't be delivered, I tell you.")
    return Card("On its way again", (said,), tone="good", summary="On its way")


@review.command("unsend", hidden=True)
def unsend(ctx: Context, letter: Annotated[int, RecordId("Which letter")]) -> Card:
    """Send nothing, and delete the preview."""
    found = _find(ctx, letter)
    about = _review_of(ctx, found)
    if found.sent.gone:
        return _went(ctx, about, found)
    ctx.store.letters.remove(ctx.member.id, found.id)
    return Card("Not sent", (say("Nobody saw it, and the preview is deleted."),), summary="Not sent").offering(
        *_back(about)
    )


@review.command("letter", hidden=True, reads=True)
def show(ctx: Context, letter: Annotated[int, RecordId("Which letter")]) -> Card | None:
    """Show a letter as its reader sees it; nothing once it is gone."""
    found = ctx.store.letters.find(ctx.member.id, LetterId(letter))
    about = None if found is None else ctx.store.reviews.find(ctx.member.id, found.review)
    if found is None or about is None:
        return None
    title = f"{_my_name(ctx)} shows you a month: {months.named(about.month)}"
    return Card(title, _as_they_see_it(ctx, found), summary="Somebody shows you a month of goals")


@review.command("unsent", hidden=True, reads=True)
def unsent(ctx: Context, letter: Annotated[int, RecordId("Which letter")]) -> Card | None:
    """Say that a letter did not arrive; nothing once it went again."""
    found = ctx.store.letters.find(ctx.member.id, LetterId(letter))
    about = None if found is None else ctx.store.reviews.find(ctx.member.id, found.review)
    if found is None or about is None or found.sent not in (Sent.FAILED, Sent.UNSURE):
        return None
    month = months.named(about.month)
    if found.sent is Sent.UNSURE:
        title = "I can't tell whether your letter arrived"
        line = say(f"I sent {month} to ", _them(found), " and got no clear answer. Please ask them before I try again.")
    else:
        delivery = ctx.store.outbox.own(ctx.member.id, posting.key(found))
        title = "Your letter could not be delivered"
        why = _CLOSED.get(delivery.error if delivery is not None else "", "I wasn't allowed to write to them.")
        line = say(f"I could not bring {month} to ", _them(found), f". {why}")
    card = Card(title, (line, footnote("Nobody else has seen it.")), tone="warn", summary="About your letter")
    again = coach.ask("Choose somebody else", month=about.month)
    return card.offering(resend.button("Try again", letter=letter), again)


_CLOSED = {
    "50007": "Discord doesn't let me write to them; they can allow direct messages from members of the server.",
    "50278": "Discord lets me write only to people I share a server with.",
    "user_not_found": "Slack doesn't find that account.",
    "user_disabled": "Slack says that this account was turned off.",
    "cannot_dm_bot": "Slack says that this is a bot.",
    "messages_tab_disabled": "Slack doesn't let me write to people: an admin can turn on my Messages tab.",
}
"""By the platform's code. Numbers are Discord's."""


def offers(about: Review) -> tuple[Action, ...]:
    """What belongs beneath a review that is finished; nothing beneath any other."""
    return (coach.ask("Send to my coach", month=about.month),) if about.finished_at is not None else ()


def log(ctx: Context, about: Review) -> tuple[Block, ...]:
    """Whom a month was sent to, and when."""
    items = [
        Entry((_them(one),), (_became(ctx, one),), (show.button("What they see", letter=one.id),))
        for one in ctx.store.letters.of_review(ctx.member.id, about.id)
        if one.sent is not Sent.NOT
    ]
    return (Entries("Who was shown this month", tuple(items)),) if items else ()


def _became(ctx: Context, one: Letter) -> str:
    day = _day(ctx, one)
    return {
        Sent.UNDERWAY: "on its way",
        Sent.ARRIVED: f"sent on {day}",
        Sent.UNSURE: f"sent on {day}; I can't tell whether it arrived",
    }.get(one.sent, f"could not be delivered on {day}")


def _find(ctx: Context, letter: int) -> Letter:
    found = ctx.store.letters.find(ctx.member.id, LetterId(letter))
    if found is None:
        raise PreviewGone
    return found


def _review_of(ctx: Context, letter: Letter) -> Review:
    found = ctx.store.reviews.find(ctx.member.id, letter.review)
    if found is None:
        raise PreviewGone
    return found


def _preview(ctx: Context, about: Review, letter: Letter, *, why: bool | None) -> Card:
    """`why`: whether it tells why goals went as they did; None where nobody said."""
    to = letter.to.user
    card = Card(
        "Send this to your coach?",
        (
            say("To ", _them(letter), ", as a direct message from me. This is all that they will see:"),
            Divider(),
            *_as_they_see_it(ctx, letter),
            Divider(),
            say("I left out names that I know or recognise. Please check before you send."),
        ),
        tone="ask",
        summary="A preview for you",
    )
    card = card.offering(Button("Send it", send.call(letter=letter.id), tone="main"))
    if why is not None:
        label = "Without the whys" if why else "With the whys"
        card = card.offering(coach.button(label, to=to, month=about.month, why=not why))
    return card.offering(*_back(about, "Change"), unsend.button("Don't send", letter=letter.id))


def _as_they_see_it(ctx: Context, letter: Letter) -> tuple[Block, ...]:
    """All that a coach sees; the preview shows the same."""
    home = ctx.store.members.home(ctx.member.id, letter.to.platform)
    name = _my_name(ctx)
    who: Line = (Mention(home.user, name),) if home is not None else (name,)
    blocks: list[Block] = [say(*who, " chose to show you this, and nothing else is shared with you.")]
    for heading, body in letters.sections(letter.text):
        blocks += [say(Strong(heading)), Quote(body)] if body else [say(Strong(heading))]
    said = "You need not answer here. I am Grapevine, a networking companion."
    return (*blocks, footnote(said))


def _went(ctx: Context, about: Review, letter: Letter) -> Card:
    """It went already, and goes once."""
    month = months.named(about.month)
    line: Line = (f"{month} is on its way to ", _them(letter), ".")
    if letter.sent is not Sent.UNDERWAY:
        line = (f"{month} went to ", _them(letter), f" on {_day(ctx, letter)}. It goes to each person once.")
    card = Card("It went already", (say(*line),), summary="It went already")
    if letter.sent is Sent.UNSURE:
        card = card.saying(say("I can't tell whether it arrived; please ask them."))
        card = card.offering(resend.button("Send it again", letter=letter.id))
    card = card.offering(show.button("What they see", letter=letter.id))
    return card.offering(coach.ask("Choose somebody else", month=about.month))


def _back(about: Review, label: str = "Back to the review") -> tuple[Button, ...]:
    return (Button(label, Call("review month", {"month": f"{about.month:%Y-%m}"})),)


def _them(letter: Letter) -> Mention:
    return Mention(letter.to.user, letter.to.user)


def _my_name(ctx: Context) -> str:
    return words.clip(words.clean(ctx.member.name, lines=False), 60) or "Somebody"


def _day(ctx: Context, letter: Letter) -> str:
    return pacing.day(times.local_day(letter.at, ctx.zone))


JOBS = (Job("letters", timedelta(minutes=10), posting.look_after),)
"""For the feature of reviews, with `posting.ended` as its aftermath."""
