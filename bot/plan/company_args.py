"""A dream company as an argument: by id from a button, by its name from people; and a step of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.context import Context
from bot.kit import companies, ids, words
from bot.kit.args import Ambiguous, Arg, Choice, OneOf, Scene, Widget
from bot.kit.errors import UserError
from bot.plan import company_rules as rules
from bot.plan.company_model import Company, CompanyId

SHOWN = 5
_NO_OTHERS: Mapping[str, str] = {}


class UnknownCompany(UserError):
    """“{text}” isn't on your list of dream companies.

    Add it with `plan company Acme`, or see what is there: `plan companies`
    """


class Dream(Arg[Context, CompanyId]):
    """A company of the member's list. A name means the one that is the same after normalising, never a part of a name
    (U17); near ones are asked about."""

    widget = "pick"
    suggests = True
    limit = 200

    def read(self, text: str, scene: Context) -> CompanyId:
        if ids.is_id(text):
            by_id = scene.store.companies.find(scene.member.id, CompanyId(ids.read_id(text)))
            if by_id is not None:
                return by_id.id
            if not text.isalpha():
                raise ids.UnknownRecord
        exact = scene.store.companies.keyed(scene.member.id, [companies.company(text)])
        if exact:
            return exact[0].id
        near = _near(text, scene.store.companies.listing(scene.member.id))
        if not near:
            raise UnknownCompany(text=text)
        question = f"“{words.clip(text, 40)}” isn't on your list. Did you mean …?"
        raise Ambiguous(question, [_choice(one, 75) for one in near[:SHOWN]])

    def spell(self, value: CompanyId) -> str:
        return ids.spell_id(value)

    def suggest(self, typed: str, scene: Context) -> Sequence[Choice]:
        several = rules.in_order(scene.store.companies.listing(scene.member.id))
        said = words.terms(typed)
        return [_choice(one, 100) for one in several if _begins(one, said)][:25]


def _begins(company: Company, said: Sequence[str]) -> bool:
    """Each of the words begins one of the name or the group."""
    theirs = words.terms(f"{company.name} {company.grouping}")
    return all(any(word.startswith(one) for word in theirs) for one in said)


def _near(text: str, several: Sequence[Company]) -> list[Company]:
    said = words.terms(text)
    found = [one for one in several if said and _begins(one, said)]
    by_name = {one.name: one for one in several}
    return found or [by_name[name] for name in words.close(text, by_name)]


def _choice(company: Company, size: int) -> Choice:
    return Choice(words.clip(company.name, size, unit="utf16"), ids.spell_id(company.id))


class AreApart(OneOf):
    """Whether “Lune and Zorb” is one company or two; asked only where nobody can know."""

    widget: Widget = "hidden"
    ONE, TWO = "one", "two"

    def __init__(self, about: str) -> None:
        super().__init__(about, (self.TWO, self.ONE), labels=("Two companies", "One company"))


class AtTheEnd(OneOf):
    """One of a few words, which may end a line: “Acme research done”. `others`: more words for the same."""

    def __init__(
        self, about: str, choices: Sequence[str], *, labels: Sequence[str] = (), others: Mapping[str, str] = _NO_OTHERS
    ) -> None:
        super().__init__(about, choices, labels=labels, placing="tail")
        self.others = others

    def read(self, text: str, scene: Scene) -> str:
        return super().read(self.others.get(words.fold(text), text), scene)

    def check(self, text: str) -> None:
        super().check(self.others.get(words.fold(text), text))

    def tail(self, text: str) -> int | None:
        start = text.rfind(" ") + 1  # a word alone is the company
        said = words.fold(text[start:])
        known = said in self.others or any(said == choice.text for choice in self.values)
        return start if start and known else None
