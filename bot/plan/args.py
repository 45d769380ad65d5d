"""What commands of the plan take: a quality, one of the lists, a line that no form asks for."""

from __future__ import annotations

from collections.abc import Sequence

from bot.context import Context
from bot.kit import ids, words
from bot.kit.args import Ambiguous, Arg, Choice, Flag, OneOf, Scene, Text, Widget
from bot.kit.errors import UserError
from bot.members.model import Situation
from bot.plan import rules
from bot.plan.model import LISTS, Quality, Wanted, WantedId

NEAR = 5
"""Qualities that are asked about."""


class NotInPlan(UserError):
    """“{text}” is not in your plan.

    To see what is: `plan list`
    """


class NoLongerWanted(UserError):
    """That is not in your plan any more.

    So there is nothing left to do. To see what is: `plan list`
    """


class WantedRef(Arg[Context, WantedId]):
    """One quality of the plan: by id from a button, by its text from people."""

    widget: Widget = "pick"
    suggests = True
    limit = 100

    def read(self, text: str, scene: Context) -> WantedId:
        if ids.is_id(text):
            return WantedId(ids.read_id(text))
        try:
            return find(text, scene).id
        except NotInPlan:
            near = _near(text, scene)
        if not near:
            raise NotInPlan(text=text)
        raise Ambiguous(
            f"“{words.clip(text, 40)}” is not in your plan. Did you mean …?", [_choice(one) for one in near]
        )

    def spell(self, value: WantedId) -> str:
        return ids.spell_id(value)

    def suggest(self, typed: str, scene: Context) -> Sequence[Choice]:
        folded = words.fold(typed)
        found = scene.store.wanted.listing(scene.member.id)
        return [_choice(one) for one in found if folded in words.fold(one.text)][:25]


def get(ctx: Context, which: WantedId) -> Wanted:
    """The member's own of that id. Raises NoLongerWanted."""
    one = ctx.store.wanted.find(ctx.member.id, which)
    if one is None:
        raise NoLongerWanted
    return one


def find(text: str, ctx: Context) -> Wanted:
    """The one quality of that text, whatever list it is in. Raises NotInPlan or Ambiguous."""
    found = [
        one
        for one in ctx.store.wanted.listing(ctx.member.id)
        if rules.key(one.quality, one.text) == rules.key(one.quality, text)
    ]
    if not found:
        raise NotInPlan(text=text)
    if len(found) > 1:
        raise Ambiguous(f"Which “{words.clip(text, 40)}”?", [_choice(one) for one in found])
    return found[0]


def _near(text: str, ctx: Context) -> list[Wanted]:
    """Those that may have been meant, by a part or with a typing error."""
    found = ctx.store.wanted.listing(ctx.member.id)
    said = words.terms(text)
    begun = [one for one in found if said and _begins(one.text, said)]
    close = words.close(text, [one.text for one in found])
    return (begun or [one for one in found if one.text in close])[:NEAR]


def _begins(text: str, said: Sequence[str]) -> bool:
    """Each of the words begins one of the text."""
    theirs = words.terms(text)
    return all(any(word.startswith(one) for word in theirs) for one in said)


def _choice(one: Wanted) -> Choice:
    return Choice(words.clip(f"{one.text} ({one.quality.value})", 75, unit="utf16"), ids.spell_id(one.id))


class ListName(OneOf):
    """One of the lists, by its name or what one of its entries is called."""

    def __init__(self, about: str) -> None:
        super().__init__(about, tuple(Quality), labels=tuple(LISTS.values()), placing="rest")


class Which(OneOf):
    """What an entry is; asked only where nothing says it."""

    widget: Widget = "hidden"

    def __init__(self, about: str) -> None:
        labels = ("A role", "A sector", "A company", "A skill", "A place", "An interest")
        super().__init__(about, tuple(Quality), labels=labels)


class Line(Text):
    """What is typed behind a command whose form asks for it in parts."""

    widget: Widget = "hidden"

    def __init__(self, about: str, *, limit: int) -> None:
        super().__init__(about, placing="rest", lines=True, limit=limit)
        self.widget = "hidden"


class Suggested(Flag):
    """Said by a button only."""

    widget: Widget = "hidden"


NOT_SAID = "not said"
"""For somebody who would rather not say where they stand."""


class Stands(OneOf):
    """Where somebody stands, in other words too: “career change”, “self-employed”."""

    def read(self, text: str, scene: Scene) -> str:
        return super().read(_standing(text), scene)

    def check(self, text: str) -> None:
        super().check(_standing(text))


_IN_OTHER_WORDS = {
    Situation.FIRST_JOB: "first graduate graduated student graduating intern internship apprenticeship jobseeker"
    " bootcamp bootcamper beginner starter",
    Situation.CHANGE: "change changing changer switch switching career pivot transition",
    Situation.REMOTE: "remote remotely home",
    Situation.FREELANCE: "freelance freelancer freelancing self-employed independent contractor consultant founder",
    Situation.GROWING: "growing grow promotion promoted senior employed",
}
_BY_WORD = {word: one.value for one, several in _IN_OTHER_WORDS.items() for word in several.split()}


def _standing(text: str) -> str:
    said = words.fold(text).split()
    if len(said) > 6 or text in tuple(Situation):
        return text
    if text.strip(" -") in ("", "none", "nothing", "skip", "no"):
        return NOT_SAID
    return next((_BY_WORD[word] for word in said if word in _BY_WORD), text)
