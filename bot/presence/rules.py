"""Rules of being present: what is logged of it, and which small step comes next. Values in, values out."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.journal import channels
from bot.journal.model import DeedKind
from bot.kit import ids, words
from bot.kit.calls import Call
from bot.members.model import Situation
from bot.presence import checklist
from bot.presence.checklist import Item, Profile
from bot.presence.model import Community, Part

KINDS = {Part.JOINED: DeedKind.GROUP, Part.INTRODUCED: DeedKind.GROUP, Part.HELPED: DeedKind.HELP}

_VERB = re.compile(r"(?:(?:i )?(?:have )?joined )?(?-i:the (?=\S+ \S))?", re.IGNORECASE)
_THERE = re.compile(r"(?P<name>.*\w\S*?)(?:,? (?:on|at) |, ?| [-–—/] ?| ?\()(?P<channel>[\w. ]+)\)?", re.IGNORECASE)
"""A group and where it is."""
LONGEST = 200
"""Characters in which that is looked for; no name is as long."""

_SAID = {Part.JOINED: "Joined", Part.INTRODUCED: "Introduced myself in", Part.HELPED: "Helped somebody in"}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A small thing to do for being present. `about` names it; `because` follows that word. Once done, `does` is the
    command that logs it; without one the member is asked, and what they say is the `param` of the command `tells`, with
    `proposal` to begin with. `small` is a version for five minutes; empty where it takes no longer anyway."""

    about: str
    do: str
    because: str
    minutes: int
    small: str = ""
    does: Call | None = None
    tells: str = ""
    param: str = ""
    proposal: str = ""


def deed(part: Part, name: str) -> str:
    """What is logged of a part: “Joined Reactiflux”."""
    return f"{_SAID[part]} {name}"


def named(typed: str) -> tuple[str, str]:
    """The name of a group and its channel: “Reactiflux on Discord” is Reactiflux, on Discord; “(Discord)” and
    “, Discord” say the same."""
    plain = _VERB.sub("", " ".join(typed.split()), count=1) or typed
    split = _THERE.fullmatch(plain) if len(plain) <= LONGEST else None
    if split is not None and words.fold(split["channel"]) in channels.NAMES:
        return split["name"], channels.known(split["channel"])
    last = channels.NAMES.get(words.fold(plain).rpartition(" ")[2], "")
    return plain, last or channels.found(plain)


def with_part(group: Community, part: Part, day: date | None) -> Community:
    match part:
        case Part.JOINED:
            return replace(group, joined=day)
        case Part.INTRODUCED:
            # Who introduced themselves is in it.
            return replace(group, introduced=day, joined=group.joined or day)
        case Part.HELPED:
            return replace(group, helped=day, joined=group.joined or day)


def following(group: Community) -> tuple[Part, ...]:
    """What can be done next in a group: helping comes up again and again."""
    if group.joined is None:
        return (Part.JOINED, Part.INTRODUCED)
    return (Part.HELPED,) if group.introduced is not None else (Part.INTRODUCED, Part.HELPED)


def complete(profile: Profile, ticked: Collection[str]) -> bool:
    return all(item.name in ticked for item in profile.items)


def done(profile: Profile, ticked: Collection[str]) -> int:
    return sum(item.name in ticked for item in profile.items)


def shown_first(ticked: Collection[str]) -> Profile:
    """The profile that is shown unless another is asked for: the one begun that isn't complete, else LinkedIn."""
    begun = [one for one in checklist.PROFILES if done(one, ticked) and not complete(one, ticked)]
    return max(begun, key=lambda one: done(one, ticked), default=checklist.LINKEDIN)


def part(profile: Profile, ticked: Collection[str], named: Collection[str] | None) -> Item | None:
    """The next part of a profile that isn't there yet: one that is named by a word of its title, where some are; None
    where a goal names a part that is there, or none of the list. Without `named` any part is meant."""
    still = [item for item in profile.items if item.name not in ticked]
    if named is not None:
        told = [item for item in profile.items if set(words.terms(item.title)) & set(named) - _SMALL_WORDS]
        still = [item for item in told if item in still] if told else still
    return next(iter(still), None)


_SMALL_WORDS = frozenset("a with of to your you that me short text best people".split())

# Small steps

_DID, _LINE = "did", "what"
JOIN = "Join one group of people in your field"

_ACTIONS = {
    "comment": Suggestion("comment", "Comment on one post of somebody in your field",
                          "a comment is an easy way to meet people", 5,
                          does=Call(_DID, {_LINE: "commented on a post", "kind": "comment"})),
    "answer": Suggestion("answer", "Answer one question in a group or a forum",
                         "people remember who helped them", 15, "Find one question that you could answer",
                         tells=_DID, param=_LINE, proposal="answered a question"),
    "showcase": Suggestion("showcase", "Show something that you made or learnt",
                           "people can only help with what they can see", 20,
                           "Write two lines about something you learnt this week",
                           tells=_DID, param=_LINE, proposal="shared what I learnt"),
    "post": Suggestion("post", "Write one short post about your work",
                       "people see what you can do", 20, "Write the first two lines of a post",
                       tells=_DID, param=_LINE, proposal="wrote a post"),
    "join": Suggestion("join", JOIN,
                       "it is easier to talk where people share your interest", 10,
                       "Look for one group, and read what they talk about",
                       tells="presence joined", param="which"),
}  # fmt: skip

_PROFILE, _GROUPS = "profile", "groups"

ORDER: Mapping[Situation | None, tuple[str, ...]] = {
    None: ("comment", _GROUPS, _PROFILE, "showcase", "answer", "post"),
    Situation.FIRST_JOB: ("comment", _PROFILE, "showcase", _GROUPS, "answer", "post"),
    Situation.CHANGE: (_GROUPS, "comment", "showcase", _PROFILE, "answer", "post"),
    Situation.REMOTE: (_GROUPS, "answer", "comment", _PROFILE, "showcase", "post"),
    Situation.FREELANCE: ("showcase", "comment", _PROFILE, "post", _GROUPS, "answer"),
    Situation.GROWING: ("answer", "comment", "post", _GROUPS, "showcase", _PROFILE),
}
"""What comes first in which situation (S64): who looks for a first job is looked up, who works far away meets people in
groups, who sells their own work shows it, who grows in a job helps others."""


def suggestions(
    ticked: Collection[str], groups: Sequence[Community], situation: Situation | None
) -> tuple[Suggestion, ...]:
    """Every small step there is, in the order of the situation."""
    found: list[Suggestion] = []
    for name in ORDER[situation]:
        if name == _PROFILE:
            found += _of_profiles(ticked)
        elif name == _GROUPS:
            found += _of_groups(groups)
        else:
            found.append(_ACTIONS[name])
    return tuple(found)


def _of_profiles(ticked: Collection[str]) -> list[Suggestion]:
    """The next item of one profile: it needs no second before the first is done."""
    profile = shown_first(ticked)
    item = next((one for one in profile.items if one.name not in ticked), None)
    if item is None:
        return []
    does = Call("presence tick", {"item": item.name})
    return [Suggestion(item.name, item.do, item.why, item.minutes, item.small, does)]


def _of_groups(groups: Sequence[Community]) -> list[Suggestion]:
    if not groups:
        return [_ACTIONS["join"]]
    new = next((one for one in groups if one.joined is None), None)
    silent = next((one for one in groups if one.joined is not None and one.introduced is None), None)
    quiet = min((one for one in groups if one.introduced is not None), key=_helped, default=None)
    found: list[Suggestion] = []
    if silent is not None:
        found.append(_in_group(silent, Part.INTRODUCED, "Introduce yourself in", "then people know who you are", 5))
    if new is not None:
        found.append(_in_group(new, Part.JOINED, "Join", "you put it on your list", 5))
    if quiet is not None:
        small = f"Read the newest questions in {_short(quiet)}"
        found.append(_in_group(quiet, Part.HELPED, "Help somebody in", "a group grows by help", 15, small))
    return found


def _helped(group: Community) -> date:
    return group.helped or date.min


def _in_group(group: Community, part: Part, verb: str, because: str, minutes: int, small: str = "") -> Suggestion:
    number = ids.spell_id(group.id)
    does = Call(f"presence {part.value}", {"which": number})
    # Helping comes up again; the others are over once they are done. Each is a step of its own.
    return Suggestion(f"{part.value}-{number}", f"{verb} {_short(group)}", because, minutes, small, does)


def _short(group: Community) -> str:
    return words.clip(group.name, 60)
