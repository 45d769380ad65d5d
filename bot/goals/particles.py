"""Verbs that mean something else with the words after them: “reach out”, “brush up on”, “sit down with”.

They are looked up, not searched for, so that their number costs nothing. `phrases` is asked first: it knows more words.
"""

from __future__ import annotations

from bot.goals import verbs
from bot.goals.senses import (
    ANSWER,
    ASK,
    CALL,
    COMMENT,
    DO,
    EVENT,
    GIVE,
    LEARN,
    MEET,
    MESSAGE,
    POST,
    REACH,
    STAGE,
    TALK,
    VAGUE,
    Sense,
)

_BY_SENSE: tuple[tuple[Sense, str], ...] = (
    (MESSAGE, "write back to, write in to, fire off, shoot off, dash off, get back to, send over to"),
    (CALL, "call up, call back, call in on, ring up, ring back, phone up, phone back, get on the phone with, jump on,"
           " hop on, get on a call with"),
    (TALK, "catch up with, chat to, chat with, sit down with, sit with, hang out with, have a word with,"
           " get talking to, get talking with, get chatting to, get chatting with, strike up,"
           " get together with, meet up with, meet with, make small talk with, talk to, speak to,"
           " speak with, touch base with, compare notes with, debrief with, check in with, check back with,"
           " grab time with, exchange ideas with, exchange views with, talk shop with"),
    (MEET, "make friends with, make the acquaintance of, get acquainted with, run into, bump into, mix with"),
    (REACH, "reach out, reach out to, get in touch, get in touch with, get in contact with, get into contact with,"
            " be in touch with, be in contact with, make contact with, stay in touch with, keep in touch with,"
            " stay in contact with, keep in contact with, keep up with, get hold of, get a hold of, seek out,"
            " track down, look up, hunt down, hit up, link up with, hook up with, pair up with, team up with,"
            " buddy up with, partner up with, partner with, pair with, follow up,"
            " follow up with, follow up on, chase up, chase down, touch base, check in on, check up on, circle back,"
            " circle back to, loop in, break the ice with, go up to, walk up to, come up to, say hi to, say hello to,"
            " knock on, join forces with, sound out, warm up"),
    (ASK, "bounce ideas off, ask around, ask for, call on, turn to, lean on, enquire about, seek help,"
          " seek help from, invite over, invite along, invite out"),
    (GIVE, "help out, look out for, cheer on, vouch for, stand in for, stand up for, pass along, pass on,"
           " shout out, bring along"),
    (EVENT, "show up, show up at, show up to, turn up, turn up at, turn up to, go along, go along to, drop by, drop in,"
            " drop in on, tune in, tune in to, tune into, dial in, dial in to, dial into,"
            " sit in on, take part, take part in, make it to, head to, head over to, head out to, get along to,"
            " get down to, get over to, get out to, get myself to, drag myself to, take myself to, pop in,"
            " pop in to, pop into, pop by, swing by, stop by, come along, come along to, come to, go out to,"
            " make an appearance at, put in an appearance at, walk around, check in at"),
    (STAGE, "help run, help host, help organise, help organize, help set up, put on, speak at, talk at, present at,"
            " demo at, exhibit at, sing at, help out at, help at"),
    (POST, "put out, write about, blog about, post about, tweet about, talk publicly about, go live, type up, write up,"
           " share out"),
    (COMMENT, "weigh in, weigh in on, chime in, chime in on, engage with, interact with, react to, comment on, join in,"
              " join in with, join in on"),
    (ANSWER, "answer to"),
    (LEARN, "brush up, brush up on, read up, read up on, read about, bone up on, swot up, swot up on, mug up,"
            " mug up on, catch up on, work through, work my way through, make my way through, go through, go over,"
            " get through, dig into, dig through, dive into, dive deeper into, deep dive into, look into,"
            " look at, find out about, find out, pick up, get up to speed on, get up to speed with, get to grips with,"
            " get the hang of, get my head around, run through, sit for, train for, train in, study for,"
            " revise for, cram for, sit through, keep up to date with, keep up to date on,"
            " stay up to date with, stay up to date on, keep abreast of, stay on top of, keep on top of, listen to,"
            " tinker with, play around with, experiment with, get certified in, get started with,"
            " get started on, take up, learn about, teach myself"),
    (DO, "put together, put up, set up, set aside, tidy up, clean up, clear up, clear out, clean out, sort out,"
         " sort through, sift through, sift out, write down, write out, note down, jot down, draw up, come up with,"
         " map out, plan out, lay out, fill in, fill out, flesh out, print out, back up, throw away, throw out,"
         " get rid of, take down, take off, hand over, pay off, cut down, cut out, wrap up, finish off, finish up,"
         " round off, round out, touch up, dress up, spruce up, freshen up, smarten up, polish up, beef up, bulk up,"
         " whip up, knock out, knock off, knock together, mock up, scale down, trim down, narrow down, boil down,"
         " whittle down, weed out, turn on, turn off, switch on, switch off, move over, bring in, carry out, pull out,"
         " pull together, add up, double check, spell check, try out, test out, start up, close down, shut down,"
         " wind up, wind down, follow through on, get done, check off, cross off, tick off, work out at, look over,"
         " make up, hang up, stock up on, pick out, single out, put away, put down, put in, take out, take over,"
         " send back, bring back, give away, hook in, plug in, sign off, sign out of, log off, opt in to, opt out of,"
         " break down, split up, weave in, log in to, log into, log on to"),
    (VAGUE, "get out, get out there, get into, get over, get on, get on with, get along with, get in, get started,"
            " get going, get moving, get ahead, get better, get by, figure out, work out, find myself, put off, hold"
            " off, hold back, push on,"
            " carry on, keep on, keep going, keep at, keep up, hang in, step up, step out, speak out, stand out,"
            " stand up, branch out, open up, level up, skill up, loosen up, lighten up, grow up, be out, be on,"
            " take on, take care, go after, strive for, live up to, deal with, cope with, think about,"
            " think of, think through, hold on, make do, make sure, make the most of, come across as, come out of,"
            " look for, look forward to, look out, focus on, work on, work towards, work toward, work at, be part of,"
            " give up, slow down, settle in, fit in, blend in, tap into, plug into, move up, move on, move into,"
            " move forward, break into, break in to, pay attention, run out"),
)  # fmt: skip
_LEFT_OPEN = frozenset(
    "put together, set up, put on, put up, sort out, wrap up, finish off, finish up, jump on, hop on, come up with,"
    " draw up, try out, pull together, knock out, whip up, get through, pick up, go for, check out, take up, look at,"
    " work through, follow through on, fire off, put out, write up, type up, make it to, make up, put in, log in to,"
    " log into, log on to,"
    " fill in, fill out, start up, take on, carry out, pass on, look up, warm up".split(", ")
)
"""Those whose noun decides, where it says anything."""
_LONGEST = 4
"""Words after a verb that one of them has at most."""
_SENSES: dict[str, Sense] = {phrase: sense for sense, phrases in reversed(_BY_SENSE) for phrase in phrases.split(", ")}
_FIRST = frozenset(phrase.partition(" ")[0] for phrase in _SENSES)
_ONLY_SO = {form: lemma for lemma in _FIRST - verbs.VERBS.keys() for form in verbs.forms(lemma)}
"""Words that are verbs of goals in no other company: “dive into”, “mock up”."""


def find(verb: str, rest: str) -> tuple[Sense, str, bool] | None:
    """The sense of a verb with the words after it, the longest that is known, what is left, and whether its noun may
    decide."""
    if verb not in _FIRST:
        return None
    after = rest.split(" ", _LONGEST)
    for many in range(min(_LONGEST, len(after)), 0, -1):
        phrase = " ".join((verb, *after[:many]))
        if (sense := _SENSES.get(phrase)) is not None:
            return sense, " ".join(after[many:]), phrase in _LEFT_OPEN
    return None


def verb(word: str, rest: str) -> str:
    """The plain form of a word that is a verb because of what follows it; empty where it is none."""
    lemma = _ONLY_SO.get(word, "")
    return lemma if lemma and find(lemma, rest) is not None else ""
