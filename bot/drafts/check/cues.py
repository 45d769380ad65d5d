r"""Cues: what to look for in the plain words of a sentence, put together when they are first asked for.

A cue is a line of words. In it

    <day>        is one of a set of words, named in the sets that the cues are given
    (a|b)        is one or the other
    [really|so]  may be there
    ~3           is up to three words of any sort, within the thought
    {not a|b}    what may not come next
    \S+, (?<!a ) and the rest of regular expressions mean what they mean there, but for classes of letters

A line that begins with "|" goes on with the one before. A cue begins and ends at whole words. Nothing in it looks
further than a few words, so reading stays linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from bot.drafts.check.reading import Sentence

_CONTINUED = re.compile(r"\n\s*\|")
_SET = re.compile(r"<([a-z_]+)>")
_GROUP = re.compile(r"\((?!\?)")
_MAYBE = r"\[(?P<some>[^\[\]]+)\]"
_LAST = re.compile(rf"(?: (?:{_MAYBE.replace('?P<some>', '')}|~\d))+(?=$|[)|])")
_ONE = re.compile(rf" (?:{_MAYBE}|~(?P<most>\d))")
_EARLIER = re.compile(rf"(?:{_MAYBE}|~(?P<most>\d)) ")
_WORD = r"[^\s.;?!]++"
_NOT = re.compile(r"\{not ([^{}]*)\} (?=\S)")
_NOT_LAST = re.compile(r" \{not ([^{}]*)\}(?=(?: ~\d)?(?:$|[)|]))")
_DEPTH = 4
"""Sets may name others, so far."""


class Cues:
    """Some cues of one meaning, a line each. A set is words, parted by "|"."""

    def __init__(self, sets: Mapping[str, str], cues: str) -> None:
        self._sets = sets
        self._cues = cues

    def within(self, sentence: Sentence) -> Iterator[re.Match[str]]:
        return self._pattern.finditer(sentence.plain)

    def found(self, sentence: Sentence) -> bool:
        return self._pattern.search(sentence.plain) is not None

    def covers(self, sentence: Sentence, other: re.Match[str]) -> bool:
        """Whether one of them stands where something else was found."""
        return any(match.start() < other.end() and other.start() < match.end() for match in self.within(sentence))

    def quotes(self, sentences: Sequence[Sentence]) -> tuple[str, ...]:
        """The words of the message behind each, once each, in order."""
        found = (sentence.quote(*match.span()) for sentence in sentences for match in self.within(sentence))
        return tuple(dict.fromkeys(found))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        lines = _CONTINUED.sub("|", self._cues).splitlines()
        cues = (self._spelled(line.strip()) for line in lines if line.strip())
        return re.compile(r"(?<!\S)(?:" + "|".join(cues) + r")(?:(?<= )|(?!\S))")

    def _spelled(self, cue: str) -> str:
        for _ in range(_DEPTH):
            cue = _SET.sub(lambda found: _either(self._sets[found[1]]), cue)
        cue = _NOT.sub(r"(?!(?:\1)(?!\\S))", _NOT_LAST.sub(r"(?! (?:\1)(?!\\S))", cue))
        cue = _LAST.sub(lambda chain: _ONE.sub(_behind, chain[0]), cue)
        return _GROUP.sub("(?:", _EARLIER.sub(_before, cue))


def _either(listed: str) -> str:
    parts = listed.split("|") if "|" in listed else listed.split()
    return "(?:" + "|".join(" ".join(part.split()) for part in parts) + ")"


def _behind(found: re.Match[str]) -> str:
    """What may be there at the end takes along the space before it."""
    return f"(?: (?:{found['some']}))?" if found["some"] else f"(?: {_WORD}){{0,{found['most']}}}"


def _before(found: re.Match[str]) -> str:
    """Elsewhere it takes along the space behind it."""
    return f"(?:(?:{found['some']}) )?" if found["some"] else f"(?:{_WORD} ){{0,{found['most']}}}?"
