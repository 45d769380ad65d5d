"""What the bot sends to Discord, and what the fake one tells it, held against Discord's own OpenAPI document.

openapi.json is a part of the document of discord/discord-api-spec (its licence stands beside it): the request bodies
of commands, messages, interaction callbacks and follow-ups, the answer with a server's scheduled events, and the
schemas they use.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError, best_match
from jsonschema.protocols import Validator
from jsonschema.validators import extend

Half = Literal["asked", "answered"]

DOCUMENT = Path(__file__).with_name("openapi.json")


class UnknownRoute(LookupError):
    """The document's part has no such request."""


def problems(method: str, path: str, body: Any) -> list[str]:
    """What the document has against the body of a request, a line each; raises UnknownRoute."""
    return list(_checked(method, path, "asked", json.dumps(body)))


def faults(method: str, path: str, said: Any) -> list[str]:
    """As `problems`, of an answer."""
    return list(_checked(method, path, "answered", json.dumps(said)))


@lru_cache(maxsize=256)
def _checked(method: str, path: str, half: Half, body: str) -> tuple[str, ...]:
    """Much is sent again and again: all commands, whenever a bot starts."""
    return tuple(_explained(error) for error in _validator(method, path, half).iter_errors(json.loads(body)))


@cache
def _document() -> dict:
    return json.loads(DOCUMENT.read_text(encoding="utf-8"))


def _one_of(validator: Validator, alternatives: list[dict], value: Any, schema: dict) -> Iterator[ValidationError]:
    """The alternatives that name another type than `value` does need no closer look, which takes most of the time."""
    near = [one for one in alternatives if _may_fit(one, value)]
    return Draft202012Validator.VALIDATORS["oneOf"](validator, near or alternatives, value, schema)


def _may_fit(alternative: dict, value: Any) -> bool:
    if "const" in alternative:
        return alternative["const"] == value
    if alternative.get("type") == "null":
        return value is None
    named = alternative.get("$ref", "").removeprefix("#/components/schemas/")
    if not named or not isinstance(value, dict) or "type" not in value:
        return True
    types = _document()["components"]["schemas"][named].get("properties", {}).get("type", {})
    return value["type"] in types.get("enum", [value["type"]])


_Validator = extend(Draft202012Validator, {"oneOf": _one_of})


def _validator(method: str, path: str, half: Half) -> Validator:
    document = _document()
    # `/@original` is a route of its own beside `/{message_id}`: the one with fewer holes wins.
    for template in sorted(document["paths"], key=lambda template: template.count("{")):
        operation = document["paths"][template].get(method.lower())
        if operation is not None and re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), path):
            told = operation["requestBody"] if half == "asked" else operation["responses"]["200"]
            schema = told["content"]["application/json"]["schema"]
            return _Validator({"allOf": [schema], "components": document["components"]})
    raise UnknownRoute(f"{method} {path}")


def _explained(error: ValidationError) -> str:
    """Of an error in several alternatives, the one of the alternative that fits best."""
    deepest = best_match([error]) or error
    return f"{deepest.json_path}: {deepest.message[:200]}"
