"""Words by which people say that there is nothing, where something was asked for."""

from __future__ import annotations

from bot.kit import words
from bot.kit.errors import UserError

_NOTHING = frozenset(
    words.fold(one)
    for one in (
        *("none", "none yet", "nothing", "nobody", "no one", "noone", "no", "nope", "n/a", "na", "nil", "null"),
        *("i don't know", "i dont know", "don't know", "dont know", "not sure", "no idea", "idk"),
        *("any", "anything", "empty"),
        *("keine", "keiner", "keins", "nichts", "niemand", "nada", "ninguno", "ninguna", "nadie", "rien", "aucun"),
        *("aucune", "nessuno", "nessuna", "niente", "nenhum", "nenhuma", "brak", "yok", "нет", "никто", "нічого"),
        *("无", "没有", "なし", "없음"),
    )
)


class SaysNothing(UserError):
    """You wrote “{text}”, so I saved nothing.

    Come back when there is something. That is fine.
    """


def is_nothing(text: str) -> bool:
    """Whether this says that there is nothing: “none”, “n/a”, a dash; in other languages too."""
    said = words.fold(words.plain_quotes(text)).strip(" .,;:!?-–—_*/\t\n")
    return not said or said in _NOTHING


def refuse(text: str, field: str) -> None:
    """Raises SaysNothing where a text says that there is nothing to save."""
    if is_nothing(text):
        raise SaysNothing(text=text.strip(), field=field)
