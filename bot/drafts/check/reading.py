"""A message cut into sentences of plain words, so that a cue is one pattern for “I've”, “I have” and “ive”.

In `Sentence.plain` words are small, without accents and parted by one space; contractions are spelled out, and marks
stand alone: "Hi Ana, I've 2 tickets." is "hi ana , i have 2 tickets .". What a pattern finds there is told in the words
of the message, which `Sentence.quote` gives back.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from bot.kit import words

LONGEST = 20_000
"""Characters that are read: ten times what is too long for any channel. The rest only counts for the length."""
LONGEST_SENTENCE = 90
"""Tokens; what has no end is cut there, so that no pattern ever looks at more."""
LONGEST_QUOTE = 100

_TOKEN = re.compile(
    r"""
      (?P<link> https?://[^\s<>"]++ | (?:[a-z0-9-]{2,63}\.){1,4}
        (?: [a-z]{2,24}/[^\s<>"]*+
          | (?: com|org|net|io|dev|app|me|co|de|fr|es|it|uk|eu|ca|nl|ch|at|edu|gov|info|example|tech|ai|tv|page|site
            | xyz|blog|design|cloud|ly|in|pt|pl|br|se )\b ) )
    | (?P<word> \d++ (?: [.,:] \d++ )++ | [^\W_]++ (?: ['’&+-] [^\W_]++ )*+ (?: \#++ | \++ )?+ )
    | (?P<mark> [:;]['-]?[()DPp3](?!\w) | \.\.\.++ | __++ | [^\w\s] | _ )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SPELLED = {
    "i'm": "i am", "im": "i am", "i've": "i have", "ive": "i have", "i'd": "i would", "i'll": "i will",
    "you're": "you are", "youre": "you are", "you've": "you have", "youve": "you have", "you'd": "you would",
    "you'll": "you will", "we're": "we are", "we've": "we have", "we'd": "we would", "we'll": "we will",
    "they're": "they are", "they've": "they have", "they'll": "they will", "they'd": "they would",
    "he'd": "he would", "she'd": "she would", "he'll": "he will", "she'll": "she will",
    "it's": "it is", "that's": "that is", "thats": "that is", "there's": "there is", "theres": "there is",
    "here's": "here is", "heres": "here is", "what's": "what is", "whats": "what is", "who's": "who is",
    "where's": "where is", "how's": "how is", "hows": "how is", "let's": "let us", "lets": "let us",
    "he's": "he is", "she's": "she is", "can't": "can not", "cant": "can not", "cannot": "can not",
    "won't": "will not", "wont": "will not", "dont": "do not", "didnt": "did not", "doesnt": "does not",
    "isnt": "is not", "havent": "have not", "wouldnt": "would not", "couldnt": "could not",
    "u": "you", "ur": "your", "yr": "your", "urs": "yours", "ya": "you", "ull": "you will", "y'all": "you all",
    "yall": "you all",
    "pls": "please", "plz": "please", "thx": "thanks", "thanx": "thanks", "tnx": "thanks", "ty": "thanks",
    "cheers": "thanks", "thks": "thanks", "thankyou": "thank you", "abt": "about", "w": "with", "wanna": "want to",
    "gonna": "going to", "lemme": "let me", "lmk": "let me know", "gimme": "give me",
    "tmrw": "tomorrow", "tmr": "tomorrow", "tomorow": "tomorrow", "tommorow": "tomorrow", "tommorrow": "tomorrow",
    "tonite": "tonight", "wknd": "weekend", "lil": "little", "msg": "message", "smth": "something",
    "sth": "something", "ppl": "people",
    "congrats": "congratulations", "congratz": "congratulations", "grats": "congratulations",
    "congratulation": "congratulations", "kudos": "congratulations", "e-mail": "email", "mail": "email",
    "e-mails": "emails", "resume": "cv", "cvs": "cv", "curriculum": "cv", "kindly": "please", "min": "minutes",
    "mins": "minutes", "min.": "minutes", "minute": "minutes", "hr": "hour", "hrs": "hours",
    "recieve": "receive", "recieved": "received", "wich": "which", "becuase": "because", "definately": "definitely",
    "intrested": "interested", "oppurtunity": "opportunity", "opportunites": "opportunities", "freind": "friend",
    "linked-in": "linkedin", "b4": "before", "thru": "through", "rn": "right now", "imo": "in my opinion",
}  # fmt: skip
_AMBIGUOUS = {"ill", "id"}
_BEFORE_ILL = frozenset(
    """is|was|are|were|am|be|been|fell|feel|feeling|got|seriously|mentally|terminally|very|so|who is|he is|hes"""
    """|she is|shes|it is|i am|you are|they are|we are""".split("|")
)
_UNPOINTED = {"mr", "mrs", "ms", "mx", "dr", "prof", "st", "no", "nr", "vs", "eg", "etc", "approx", "inc", "jr", "sr"}
"""A full stop after them ends no sentence."""
_BULLET = re.compile(r"[-*•·–—▪►→]|\(?\d{1,2}[.)] ")


@dataclass(frozen=True, slots=True)
class Sentence:
    """`starts`: where each token begins in `plain`; `spans`: where it stands in the message. `asks`: ends with "?"."""

    plain: str
    starts: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]
    message: str
    asks: bool

    def quote(self, start: int, end: int) -> str:
        """The words of the message behind `plain[start:end]`, whole ones, on one line and clipped."""
        if end <= start:
            return ""
        first, last = self._token(start), self._token(end - 1)
        told = " ".join(self.message[self.spans[first][0] : self.spans[last][1]].split())
        return words.clip(told, LONGEST_QUOTE)

    def whole(self) -> str:
        return self.quote(0, len(self.plain))

    def capital(self, start: int) -> bool:
        """Whether the word at `plain[start]` is written with a capital letter."""
        return self.message[self.spans[self._token(start)][0]].isupper()

    def _token(self, at: int) -> int:
        return max(0, bisect_right(self.starts, at) - 1)


def read(message: str) -> tuple[Sentence, ...]:
    """The sentences of a message, in order; no words, no sentences. Linear in its length."""
    message = words.clean(message)[:LONGEST]
    found: list[Sentence] = []
    for start, end in _paragraphs(message):
        found += _sentences(message, start, end)
    return tuple(found)


def _paragraphs(message: str) -> Iterator[tuple[int, int]]:
    """Where lines that belong together stand: a line goes on in the next one where it looks broken by a program."""
    start = at = 0
    lines = message.split("\n")
    for number, line in enumerate(lines):
        end = at + len(line)
        after = lines[number + 1].strip() if number + 1 < len(lines) else ""
        broken = len(line) >= 55 and line.rstrip()[-1:] not in ".:;!?)" and not _BULLET.match(after)
        if not after or not broken:
            if end > start:
                yield start, end
            start = end + 1
        at = end + 1


def _sentences(message: str, start: int, end: int) -> Iterator[Sentence]:
    plain: list[str] = []
    spans: list[tuple[int, int]] = []
    tokens = list(_TOKEN.finditer(message, start, end))
    for index, found in enumerate(tokens):
        written = found[0]
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        word = _plain(written, link=found["link"] is not None)
        if word in _AMBIGUOUS:
            word = _clear(word, plain, after)
        plain.append(word)
        spans.append(found.span())
        apart = after is None or after.start() > found.end()
        if (_ends(written, plain, apart) and not (after and after[0] in ".?!")) or len(plain) >= LONGEST_SENTENCE:
            yield _sentence(plain, spans, message)
            plain, spans = [], []
    if plain:
        yield _sentence(plain, spans, message)


def _ends(written: str, plain: list[str], apart: bool) -> bool:
    if written in "?!" or (len(written) > 1 and written[0] in ":;"):
        return True
    if not apart or not (written == "." or written.startswith("...")):
        return False
    before = plain[-2] if len(plain) > 1 else ""
    return before not in _UNPOINTED and not (len(before) == 1 and before.isalpha() and before != "i")


def _sentence(plain: list[str], spans: list[tuple[int, int]], message: str) -> Sentence:
    starts: list[int] = []
    at = 0
    for word in plain:
        starts.append(at)
        at += len(word) + 1
    return Sentence(" ".join(plain), tuple(starts), tuple(spans), message, "?" in plain[-3:])


def _clear(word: str, plain: list[str], after: re.Match[str] | None) -> str:
    """“ill send it” is “I will”, “he is ill” is not; “id like” is “I would”, “Job ID” is not."""
    if word == "ill":
        return "ill" if plain and plain[-1] in _BEFORE_ILL else "i will"
    return "i would" if after and after[0].lower() in ("like", "love", "be", "suggest", "say") else "id"


def _plain(written: str, *, link: bool) -> str:
    if link:
        return "www." + written.lower()
    word = words.fold(words.plain_quotes(written)) or written
    if (spelled := _SPELLED.get(word)) is not None:
        return spelled
    if word.endswith("n't"):
        return word[:-3] + " not"
    return " ".join(word.split()) or written
