"""Verbs of goals, each with its sense, in all their forms. Some leave it to the noun that follows."""

from __future__ import annotations

import re

from bot.goals.senses import (
    ANSWER,
    APPLY,
    ASK,
    CALL,
    COMMENT,
    DO,
    EVENT,
    GIVE,
    LEARN,
    LINKS,
    MEET,
    MESSAGE,
    ONLINE,
    POST,
    REACH,
    RESULT,
    STAGE,
    TALK,
    VAGUE,
    Sense,
)

_BY_VERB: tuple[tuple[Sense, str], ...] = (
    (MESSAGE, "send message email mail e-mail dm text ping inmail whatsapp sms"),
    (CALL, "call phone ring videocall facetime telephone skype"),
    (TALK, "talk speak chat interview discuss converse debrief hang consult confer"),
    (MEET, "meet befriend"),
    (REACH, "contact approach collaborate partner pair jam mingle pair-program circle link say shadow reconnect"
            " connect nudge pitch exchange swap recontact re-engage reengage re-connect liaise rekindle revive"
            " re-contact cold-message cold-email cold-call cold-dm cold-contact cowork co-work"),
    (GIVE, "thank congratulate wish tell inform compliment appreciate celebrate endorse recommend mentor coach tutor"
           " teach support help assist volunteer offer encourage praise introduce welcome refer greet acknowledge"
           " applaud commend advise counsel guide onboard lend apologise apologize congrats cheer"),
    (ASK, "ask request invite remind bounce notify survey canvass solicit poll beg"),
    (EVENT, "attend participate drive fly pop swing come visit go head travel partake compete"),
    (STAGE, "host co-host cohost co-organise co-organize moderate lead facilitate present sponsor organise organize"
            " emcee convene"),
    (ONLINE, "join follow subscribe"),
    (LINKS, "add"),
    (POST, "live-tweet liveblog announce post publish showcase livestream crosspost tag tweet blog share repost"
           " retweet vlog stream self-publish republish author co-author coauthor co-write ghostwrite podcast"
           " broadcast promote advertise publicise publicize toot skeet cross-post reshare"),
    (COMMENT, "comment engage interact react like reply respond upvote chime"),
    (ANSWER, "answer"),
    (APPLY, "apply bid reapply re-apply"),
    (LEARN, "learn study practise practice rehearse research read watch listen explore investigate revise memorise"
            " memorize analyse analyze prep brush cram drill pass review browse skim relearn re-learn reread re-read"
            " rewatch self-study swot master examine role-play roleplay recap retake resit bone"
            " benchmark"),
    (DO, "update rewrite redo refresh create build launch design code ship deploy release open fix contribute translate"
         " polish clean add upload change replace remove rework refactor optimise optimize edit proofread prepare draft"
         " print order buy choose decide define track log export test list sort tidy make do finish complete start take"
         " set have get write record film submit give hold grab schedule book arrange plan run register sign find"
         " put fill identify map collect gather begin conduct try delete install donate solve close hit drop leave show"
         " activate turn enable eat drink enter walk convert cut tweak draw photograph print paint digitise digitize"
         " pick select compile shortlist enrol enroll rsvp accept initiate sit touch catch check train demo exhibit"
         " cook"
         " bring import configure push commit merge hand sell note measure negotiate switch declutter monitor play"
         " perform sing pin bake plant repair mend pack pay save count scan sketch rebuild restructure reformat shorten"
         " reword revamp overhaul simplify dust spruce trim adapt tailor customise customize personalise personalize"
         " refine redesign archive unfollow mute unsubscribe invest brainstorm outline summarise summarize transcribe"
         " explain describe label assemble tackle produce craft construct compose generate implement integrate"
         " migrate automate document rename reorder reactivate revisit reorganise reorganize rearrange resize"
         " lengthen condense correct"
         " amend highlight feature attach embed sync clone fork star bookmark download laminate frame"
         " purchase rent borrow return cancel quit resign claim verify unlock calculate estimate budget rank rate"
         " diagram wireframe prototype animate illustrate render mix shoot pilot trial evaluate assess audit compare"
         " determine clarify settle resolve confirm reset reflect journal file vote clear wrap jot hide"
         " script debug document deliver dedicate block reserve renew redeem copy duplicate categorise"
         " categorize prioritise prioritize visualise visualize populate finalise finalize"
         " republish modernise modernize standardise standardize localise localize caption crop retouch iron"
         " throw tick mark bundle hang"),
    (RESULT, "crack ace convince persuade receive land win secure obtain snag nab bag clinch graduate nail smash"),
    (VAGUE, "be become feel stay improve grow expand increase strengthen develop enhance boost work focus network keep"
            " stop know understand seem think discover enjoy broaden widen extend reach overcome gain earn"
            " achieve attract score raise double triple cultivate establish nurture maintain look"
            " search use manage avoid care believe dream consider spend deepen form foster stick limit"
            " upskill reskill socialise socialize progress advance succeed thrive excel evolve embrace leverage"
            " utilise utilize sharpen hone elevate amplify accelerate maximise maximize diversify immerse"
            " familiarise familiarize challenge motivate inspire aspire seek step figure"),
)  # fmt: skip
LEFT_OPEN = frozenset(
    "have do make get drink eat enter hold grab schedule book arrange plan set take send submit write record film"
    " give join host"
    " organise organize start begin finish complete conduct run go visit register sign create build launch leave"
    " publish put offer request collect gather present hit drop add find share initiate moderate show invite"
    " read watch fill check try hand contribute prepare draft open pass close participate receive arrange post solve"
    " build compose produce shoot deliver retake resit earn finalise finalize mix sit lead".split()
)
"""Verbs for which the noun after them decides, where it says anything."""
RESULTS = frozenset(
    "get receive land win find secure have earn obtain gain reach hit achieve score attract start close sign grow"
    " increase double triple raise build develop make".split()
)
"""Verbs that name what others decide when such a noun follows."""
GROWS = frozenset("grow increase expand raise double triple build develop make".split())
"""Of these, the ones that say no end without a number."""
UNSEEN = re.compile(
    r"(?:\w+ )?(?:known|noticed|recogni[sz]ed|respected|seen|discovered|connected|paid|involved|appreciated|valued"
    r"|liked|heard|invited to (?!an?\b|the\b|my\b|one\b))\b"
)
"""A result of which nobody can say when it is there."""


_DOUBLED = frozenset(
    "get bid prep cut pin scan trim chat set blog plan run submit hit win put drop map dm ship grab vlog stop skim"
    " log refer begin tag commit debug crop jot wrap snag nab bag swap quit swot cram pop rerun".split()
)
_IRREGULAR = {
    "met": "meet",
    "bought": "buy",
    "wrote": "write",
    "drank": "drink",
    "made": "make",
    "sent": "send",
    "written": "write",
    "knew": "know",
    "spoken": "speak",
    "gone": "go",
    "given": "give",
    "taken": "take",
    "done": "do",
    "found": "find",
    "held": "hold",
    "told": "tell",
    "built": "build",
    "got": "get",
    "had": "have",
}
_TO_IES, _TO_ES = re.compile(r"[^aeiou]y$"), re.compile(r"(?:s|x|ch|sh|o)$")


def forms(lemma: str) -> list[str]:
    """“apply”, “applies”, “applying”, “applied”, as they are written for most verbs."""
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith(("ee", "oe")) else lemma
    stem = lemma + lemma[-1] if lemma in _DOUBLED else stem
    if _TO_IES.search(lemma):
        return [lemma, lemma[:-1] + "ies", lemma + "ing", lemma[:-1] + "ied"]
    return [lemma, lemma + ("es" if _TO_ES.search(lemma) else "s"), stem + "ing", stem + "ed"]


VERBS: dict[str, Sense] = {lemma: sense for sense, lemmas in reversed(_BY_VERB) for lemma in lemmas.split()}
FORMS: dict[str, str] = {
    **{form: lemma for lemma in VERBS for form in forms(lemma)},
    **{lemma: lemma for lemma in VERBS},
    **_IRREGULAR,
}
"""Each form of each verb, with its plain form."""
