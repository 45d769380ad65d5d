"""Dates as people type them: "next fri 9am", "in a fortnight", "end of month", "6 March", "every other tuesday".

    read(text, here)      a text that is all date phrase      -> Reading, or UnclearDay, ImpossibleDay, PastDay
    find(text, here)      the one phrase meant in a sentence   -> Reading, or the reason why there is none
    phrases(text, here)   every phrase of a sentence           -> Phrase, past ones too
    read_past(text, here) a day that was                       -> date

A small grammar of our own, linear in the text. From the text to the day:

    tokens    what it is cut into: words, numbers, and the tables of names
    scan      the tokens with the day they are said on
    days      names of days and periods: asks dated, nths, near, away, edges, feasts (tables: holidays, regions),
              periods and years
    clocks    times of day, those with a name in parts
    repeats   how something comes back: lists in listed, “twice a month” in counted, first and last day in limits;
              rule is the RRULE
    ranges    from one day to another; beside: one day within or beside another
    phrase    the pieces put together with the word that leads them
    settling  what a phrase comes to
    sure      whether a phrase within a sentence is meant as a date
    reading   the four entrances

Choices it makes, which the card then shows:

- "fri" is the next Friday after today; "next fri" is the Friday of the next calendar week. When this week's Friday
  still lies ahead, both are offered.
- A period is its first day to its last; one under way begins today. "by may" is its last day, "before may" the day
  before.
- "end of week" is its Friday; hours 1 to 6 without am or pm are in the afternoon; "midnight" ends the day it is said
  with.
- A time that has passed today is tomorrow's; a day and month that have passed are next year's.
- "6/3" goes by the locale; where that isn't known both are offered.
"""

from bot.kit.dates.model import (
    FURTHEST_YEARS,
    LONGEST_TEXT,
    SOMEWHERE,
    FutureDay,
    Here,
    ImpossibleDay,
    PastDay,
    Phrase,
    Reading,
    Repeating,
    TooLongForADay,
    UnclearDay,
    When,
    spell_when,
    start_of,
)
from bot.kit.dates.reading import find, phrases, read, read_past, read_when
from bot.kit.dates.rule import Rule, read_rule

__all__ = [
    "FURTHEST_YEARS", "LONGEST_TEXT", "SOMEWHERE", "FutureDay", "Here", "ImpossibleDay", "PastDay", "Phrase", "Reading",
    "Repeating", "Rule", "TooLongForADay", "UnclearDay", "When", "find", "phrases", "read", "read_past", "read_rule",
    "read_when", "spell_when", "start_of",
]  # fmt: skip
