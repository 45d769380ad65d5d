"""Something saved as an argument: by id from a button, by words of it from people."""

from __future__ import annotations

from collections.abc import Sequence

from bot.context import Context
from bot.kit import ids, words
from bot.kit.args import Ambiguous, Arg, Choice
from bot.kit.errors import UserError
from bot.sharing import matching
from bot.sharing.model import Share, ShareId, Sort

SHOWN = 5
"""To choose from, when several have the words."""
SUGGESTED = 25


class NothingSaved(UserError):
    """I couldn't find “{said}” among what you saved.

    To see all of it: `share list`
    """


class TooManyFound(UserError):
    """{count} of those have “{said}”.

    Type more words of it, or choose from all: `share list`
    """


class Saved(Arg[Context, ShareId]):
    """A link or news that the member saved."""

    widget = "pick"
    suggests = True
    limit = 300
    kind: Sort | None = None
    """Only this kind, where one is meant."""

    def read(self, text: str, scene: Context) -> ShareId:
        if ids.is_id(text):
            number = ShareId(ids.read_id(text))
            if scene.store.shares.find(scene.member.id, number) is not None:
                return number
            if not text.isalpha():
                raise ids.UnknownRecord
        found = self._find(scene, text)
        if not found:
            raise NothingSaved(said=text)
        if len(found) == 1:
            return found[0].id
        if len(found) > SHOWN:
            raise TooManyFound(said=text, count=len(found))
        raise Ambiguous(f"Which one with “{words.clip(text, 40)}”?", _choices(found))

    def spell(self, value: ShareId) -> str:
        return ids.spell_id(value)

    def suggest(self, typed: str, scene: Context) -> Sequence[Choice]:
        found = self._find(scene, typed) if words.terms(typed) else matching.saved(scene, self.kind)
        return _choices(found[:SUGGESTED])

    def _find(self, scene: Context, typed: str) -> Sequence[Share]:
        return [one for one in matching.find(scene, typed) if self.kind in (None, one.kind)]


class SavedNews(Saved):
    """News of the member's own."""

    kind = Sort.NEWS


def _choices(found: Sequence[Share]) -> list[Choice]:
    return [Choice(words.clip(share.title, 75, unit="utf16"), ids.spell_id(share.id)) for share in found]
