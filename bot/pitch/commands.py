"""`/grapevine pitch`: who one is, in less than a minute."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated

from bot.context import Context
from bot.feature import Feature
from bot.kit import ids, words
from bot.kit.args import RecordId, Text, TooLong
from bot.kit.calls import Call
from bot.kit.cards import Action, Button, Card
from bot.kit.commands import Form, Group
from bot.kit.errors import UserError
from bot.kit.ids import UnknownRecord
from bot.pitch import cards, examples, reading, rules, spoken
from bot.pitch.args import EVERYBODY, VersionOrParts, VersionRef, audience
from bot.pitch.cards import Told
from bot.pitch.model import LABELS, NAMES, QUESTIONS, Pitch, PitchId, Slots

PART = 400
"""Characters of a part; a whole pitch has about 700."""
AUDIENCE = 60
FIRST_PAGE = 5
LATER_PAGE = frozenset(NAMES[FIRST_PAGE:])
"""Parts on the second page of the form."""

pitch = Group[Context]("pitch", "Say who you are in less than a minute", default="show")


class TooManyVersions(UserError):
    """You have 20 versions of your pitch, which is all I can keep.

    Remove one that you don't use: `pitch versions`
    """


class NoAudience(UserError):
    """I can't read for whom “{text}” is.

    Write it in words, for example: `pitch new recruiters`
    """


class TakenAudience(UserError):
    """You have another version for “{text}” already, so I changed nothing.

    `pitch versions` lists them all.
    """


class NothingWritten(UserError):
    """There is no word of your pitch in that.

    Write at least one part, for example: `pitch set who - I am Ana, a data analyst`
    """


@pitch.command("show", examples=["pitch show", "pitch show recruiters"], reads=True)
def show(
    ctx: Context,
    which: Annotated[PitchId | Slots | None, VersionOrParts("For whom, if not for everybody", placing="rest")] = None,
) -> Card | Form:
    """Show your pitch as you would say it, how long it takes, and what could be better."""
    found = ctx.store.pitches.listing(ctx.member.id)
    if isinstance(which, Slots):  # this command changes nothing: what was said waits in the form
        one = rules.everyday(found)
        before = Slots() if one is None else one.slots
        page = 1 if any(which[:FIRST_PAGE]) else 2
        return edit.form(edit.call(None if one is None else one.id), page, _named(which.over(before)))
    one = _found(found, which) if which is not None else rules.everyday(found) or next(iter(found), None)
    return _nothing(ctx) if one is None else _shown(ctx, one, found)


@pitch.command(
    "set", examples=["pitch set", "pitch set who: Ana, a data analyst; field: health data"], aliases=["write"]
)
def set_parts(
    ctx: Context,
    what: Annotated[
        str | None, Text("Parts of it: who: …; field: …", placing="rest", label="Your pitch", lines=True, limit=3000)
    ] = None,
) -> Card | Form:
    """Write your pitch, or change parts of it. Without a word it opens the form.

    The parts: who, field, context, achievement, special, why, action. With “for: recruiters” it is a version for them.
    """
    said = reading.read(what) if what else reading.Said()
    for part, limit in ((said.audience, AUDIENCE), *((part, PART) for part in said.slots)):
        if len(part) > limit:
            raise TooLong(length=len(part), limit=limit)
    found = ctx.store.pitches.listing(ctx.member.id)
    whom = audience(said.audience) if said.audience else ""
    if whom and not rules.compared(whom):
        raise NoAudience(text=words.clip(whom, 40))
    one = rules.chosen(found, whom)
    if not any(said.slots) and not said.emptied:
        if whom:
            return new_version.form(new_version.call(whom), known={} if one is None else _known(one))
        page = 2 if said.named in LATER_PAGE else 1
        return edit.form(edit.call(None if one is None else one.id), page, {} if one is None else _known(one))
    if one is None:
        return _added(ctx, whom, said.slots, found)
    return _saved(ctx, one, said.over(one.slots), found)


@pitch.command("new", examples=["pitch new recruiters"], aliases=["for"])
def new_version(
    ctx: Context,
    whom: Annotated[str, Text("Recruiters, developers …", placing="rest", label="For whom", limit=AUDIENCE)],
    achievement: Annotated[
        str | None, Text(QUESTIONS.achievement, label=LABELS.achievement, lines=True, limit=PART)
    ] = None,
    special: Annotated[str | None, Text(QUESTIONS.special, label=LABELS.special, lines=True, limit=PART)] = None,
    why: Annotated[str | None, Text(QUESTIONS.why, label=LABELS.why, lines=True, limit=PART)] = None,
    action: Annotated[str | None, Text(QUESTIONS.action, label=LABELS.action, lines=True, limit=PART)] = None,
) -> Card | Form:
    """Make a version of your pitch for some people.

    Parts that you leave empty stay as they are for everybody.
    """
    said = Slots(*[""] * 3, *(reading.told(part or "") for part in (achievement, special, why, action)))
    found = ctx.store.pitches.listing(ctx.member.id)
    for_them = audience(whom)
    if for_them and not rules.compared(for_them):  # else it would be the pitch for everybody
        raise NoAudience(text=words.clip(for_them, 40), field="whom")
    one = rules.chosen(found, for_them)
    if not any(said):
        return new_version.form(new_version.call(whom)) if one is None else _shown(ctx, one, found)
    if one is None:
        return _added(ctx, for_them, said, found)
    return _saved(ctx, one, said.over(one.slots), found)


@pitch.command("versions", examples=["pitch versions"], aliases=["list"], reads=True)
def versions(ctx: Context) -> Card:
    """List the versions of your pitch, to show, change or remove them."""
    found = ctx.store.pitches.listing(ctx.member.id)
    if not found:
        return _nothing(ctx)
    several = [
        (
            _told(one, found),
            (
                show.button("Show", one.id),
                edit.ask("Edit", version=one.id),
                remove.button("Remove", one.id),
            ),
        )
        for one in found
    ]
    return cards.versions(several).offering(new_version.ask("For other people"))


@pitch.command("example", examples=["pitch example"], reads=True)
def example(ctx: Context) -> Card:
    """Show how a whole pitch can sound, part by part."""
    parts = examples.of(ctx.member.situation)
    return cards.example(parts, spoken.text(parts)).offering(edit.ask("Write mine"), show.button("My pitch"))


@pitch.command("remove", examples=["pitch remove recruiters"], aliases=["delete"])
def remove(
    ctx: Context, which: Annotated[PitchId, VersionRef("The version for whom; everybody is one, too", placing="rest")]
) -> Card:
    """Remove a version of your pitch. You can put it back at once."""
    return _removed(ctx, _found(ctx.store.pitches.listing(ctx.member.id), which))


@pitch.command("put-back", hidden=True)
def put_back(
    ctx: Context,
    who: Annotated[str | None, Text("A part", limit=PART)] = None,
    field: Annotated[str | None, Text("A part", limit=PART)] = None,
    context: Annotated[str | None, Text("A part", limit=PART)] = None,
    achievement: Annotated[str | None, Text("A part", limit=PART)] = None,
    special: Annotated[str | None, Text("A part", limit=PART)] = None,
    why: Annotated[str | None, Text("A part", limit=PART)] = None,
    action: Annotated[str | None, Text("A part", limit=PART)] = None,
    whom: Annotated[str | None, Text("For whom", limit=AUDIENCE)] = None,
) -> Card:
    """Write again what was removed."""
    slots = Slots(*(part or "" for part in (who, field, context, achievement, special, why, action)))
    found = ctx.store.pitches.listing(ctx.member.id)
    if rules.chosen(found, whom or "") is not None:
        raise TakenAudience(text=whom or EVERYBODY)
    return _added(ctx, whom or "", slots, found, title="Put back")


@pitch.command("edit", hidden=True)
def edit(
    ctx: Context,
    version: Annotated[int | None, RecordId("Which version")] = None,
    who: Annotated[str | None, Text(QUESTIONS.who, label=LABELS.who, lines=True, limit=PART, clears=True)] = None,
    field: Annotated[str | None, Text(QUESTIONS.field, label=LABELS.field, lines=True, limit=PART, clears=True)] = None,
    context: Annotated[
        str | None, Text(QUESTIONS.context, label=LABELS.context, lines=True, limit=PART, clears=True)
    ] = None,
    achievement: Annotated[
        str | None, Text(QUESTIONS.achievement, label=LABELS.achievement, lines=True, limit=PART, clears=True)
    ] = None,
    special: Annotated[
        str | None, Text(QUESTIONS.special, label=LABELS.special, lines=True, limit=PART, clears=True)
    ] = None,
    why: Annotated[str | None, Text(QUESTIONS.why, label=LABELS.why, lines=True, limit=PART, clears=True)] = None,
    action: Annotated[
        str | None, Text(QUESTIONS.action, label=LABELS.action, lines=True, limit=PART, clears=True)
    ] = None,
) -> Card | Form:
    """Write or change the parts of your pitch."""
    found = ctx.store.pitches.listing(ctx.member.id)
    one = rules.everyday(found) if version is None else _found(found, PitchId(version))
    given = (who, field, context, achievement, special, why, action)
    if all(part is None for part in given):
        return edit.form(edit.call(version), known={} if one is None else _known(one))
    before = Slots() if one is None else one.slots
    slots = Slots(*(was if part is None else reading.told(part) for part, was in zip(given, before, strict=True)))
    if one is None:
        return _added(ctx, "", slots, found)
    return _saved(ctx, one, slots, found)


@edit.prefill
def _as_it_is(ctx: Context, call: Call) -> Mapping[str, str]:
    found = ctx.store.pitches.listing(ctx.member.id)
    spelled = call.values.get("version")
    wanted = None if spelled is None else ids.read_id(spelled)
    one = rules.everyday(found) if wanted is None else next((each for each in found if each.id == wanted), None)
    return {} if one is None else _known(one)


def _nothing(ctx: Context) -> Card:
    parts = examples.of(ctx.member.situation)
    card = cards.nothing_yet(parts, spoken.text(parts))
    return card.offering(edit.ask("Write your pitch (5 minutes)"), example.button("The example, part by part"))


def _found(versions: Sequence[Pitch], which: int) -> Pitch:
    found = next((one for one in versions if one.id == which), None)
    if found is None:
        raise UnknownRecord
    return found


def _added(ctx: Context, whom: str, slots: Slots, others: Sequence[Pitch], *, title: str = "Saved") -> Card:
    if not spoken.text(slots):
        raise NothingWritten
    if len(others) >= rules.MOST:
        raise TooManyVersions
    one = Pitch(PitchId(ids.new_id(ctx.now)), ctx.member.id, ctx.now, ctx.now, whom, slots)
    if not ctx.store.pitches.add(one):
        raise TakenAudience(text=whom or EVERYBODY)
    return _shown(ctx, one, (*others, one), title=title)


def _saved(ctx: Context, one: Pitch, slots: Slots, others: Sequence[Pitch]) -> Card | Form:
    """Empty of all its parts, it is removed, and can be put back."""
    if not spoken.text(slots):
        return _removed(ctx, one)
    after = one.saying(slots, ctx.now)
    ctx.store.pitches.save(after)
    return _shown(ctx, after, [after if each.id == one.id else each for each in others], title="Saved")


def _removed(ctx: Context, one: Pitch) -> Card:
    ctx.store.pitches.remove(ctx.member.id, one.id)
    parts = {name: said or None for name, said in zip(NAMES, one.slots, strict=True)}
    back = put_back.call(**parts, whom=one.audience or None)
    card = cards.removed(one.audience, spoken.text(one.slots))
    return card.offering(*ctx.hold(("Put back", back)), versions.button("My versions"))


def _told(one: Pitch, versions: Sequence[Pitch]) -> Told:
    slots = rules.whole(one, versions)
    taken = tuple(name for name, own, said in zip(NAMES, one.slots, slots, strict=True) if said and not own)
    return Told(one.audience, slots, spoken.text(slots), taken)


def _shown(ctx: Context, one: Pitch, versions_: Sequence[Pitch], *, title: str = "") -> Card:
    """As one would say it, with what its rules have to say that aren't silent."""
    told = _told(one, versions_)
    silent = ctx.store.mutes.muted(ctx.member.id, None)
    found = rules.findings(told.slots, told.text)
    heard = [(each, (Button("Don't say this again", Call("rules mute", {"rule": each.rule})),)) for each in found]
    spoken_of = [pair for pair in heard if pair[0].rule not in silent]
    muted = len({each.rule for each in found} & silent)
    titled = f"{title}: {cards.named(one.audience)}" if title else ""
    card = cards.pitch(told, spoken_of, examples.of(ctx.member.situation), title=titled, muted=muted)
    missing = rules.missing(told.slots)
    page = 2 if missing and missing[0] in LATER_PAGE else 1
    edits = (edit.ask("Edit", page, version=one.id), edit.ask("More parts", 3 - page, version=one.id))
    return card.offering(*edits, new_version.ask("For other people"), *_others(versions_))


def _others(several: Sequence[Pitch]) -> tuple[Action, ...]:
    return (versions.button("My versions"),) if len(several) > 1 else ()


def _known(one: Pitch) -> dict[str, str]:
    """What the form shows at first."""
    return _named(one.slots)


def _named(slots: Slots) -> dict[str, str]:
    return {name: said for name, said in zip(NAMES, slots, strict=True) if said}


feature = Feature(commands=(pitch,))
