"""The check of a message: six mistakes that cost an answer, each with the words that show it.

    check(text, channel, first_contact=…)   what is wrong with it, in the order of NAMES
    hints(text, channel)                    what isn't wrong, but good to know

It is a set of rules over plain words, linear in the text, and the same for every text: a message is cut into sentences
(reading), cues are looked for in them (cues), and each mistake has its own list: jobs and hiring, personal and yours,
length, offers and giving, stock, nextstep. What all the words weigh together (weighing) overrules the cues where they
are likely to be wrong. Where a rule isn't sure it stays silent: being told off for a good message is worse than a
mistake missed.
"""

from bot.drafts.check.checking import check, hints
from bot.drafts.check.model import NAMES, Problem

__all__ = ["NAMES", "Problem", "check", "hints"]
