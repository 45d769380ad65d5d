"""What the signature of a command's function declares: its parameters, and its help."""

from __future__ import annotations

import inspect
import types
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated, Concatenate, Generic, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from bot.kit.args import Arg, Scene

C = TypeVar("C", bound=Scene)


@dataclass(frozen=True, slots=True)
class Param(Generic[C]):
    """One parameter of a command, as declared by its annotation."""

    name: str
    arg: Arg[C, object]
    required: bool

    @property
    def label(self) -> str:
        return self.arg.label or self.name.replace("_", " ").capitalize()


def help_of(run: Callable[..., object]) -> tuple[str, str]:
    text = inspect.cleandoc(run.__doc__ or "")
    first, _, more = text.partition("\n\n")
    if not first:
        raise ValueError(f"{run.__qualname__} has no docstring: it is the command's help")
    return " ".join(first.split()), " ".join(more.split())


def params_of(run: Callable[Concatenate[C, ...], object]) -> Iterator[Param[C]]:
    hints = get_type_hints(run, include_extras=True)
    for name, given in list(inspect.signature(run).parameters.items())[1:]:
        hint: object = hints[name]
        if get_origin(hint) in (Union, types.UnionType):  # `Annotated[…] | None`
            hint = next(part for part in get_args(hint) if part is not type(None))
        kinds = get_args(hint)[1:] if get_origin(hint) is Annotated else ()
        arg = next((cast("Arg[C, object]", kind) for kind in kinds if isinstance(kind, Arg)), None)
        if arg is None:
            raise ValueError(f"{run.__qualname__}: {name} says nothing about how to read it")
        yield Param(name, arg, required=given.default is inspect.Parameter.empty)
