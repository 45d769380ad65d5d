"""What “your …” says of the reader: a thing that everybody has, or one that only they have.

The list is of what fits anybody. What isn't on it is taken to be theirs alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.drafts.check.reading import Sentence

_ANYBODYS = frozenset(
    """profile profiles career careers job jobs company companies firm organisation organization institution
    institute team teams journey path experience experiences background success successes achievement
    achievements accomplishment accomplishments insight insights time guidance wisdom knowledge expertise
    thought thoughts opinion opinions view perspective perspectives mentorship kindness response reply
    consideration network networks connection connections content page pages homepage website websites site
    sites app apps product products position role title field industry area sector department studio agency
    startup start-up business brand office city convenience day days week weekend brain brains cv email emails
    inbox number address calendar schedule client clients colleague colleagues contact contacts friend friends
    family skill skills name leadership dedication passion side end place life interest interests attention
    reading hand hands eye eyes health understanding patience effort efforts favour favor trajectory credentials
    reputation portfolio message messages request permission cooperation self values value vision mission
    culture growth account accounts feed timeline linkedin twitter instagram github employer boss manager
    country town behalf part mind way choice need needs hiring school university hospital employee employees
    people staff customer customers user users recruiter recruiters hr situation assistance input inputs
    thinking style energy positivity inspiration wishes talent talents strategy trouble decision professional
    professionals followers channel group community lab service services vacancy vacancies opening openings
    internship apprenticeship application terms availability phone whatsapp id keyboard mentees readers audience
    house home door desk spot endeavour endeavours endeavor endeavors wealth ones dreams perusal goals future
    ambition ambitions kind turn disposal chance luck support help advice feedback tips suggestions
    recommendation recommendations referral work posts articles videos projects ideas words word project answer
    ngo wife husband kids children mother father son daughter sister brother cat dog ad ads advert posting
    advertisement listing new next busy esteemed organisation's best own trailing ward firm's company's team's
    bakery salon garage farm factory practice clinic store shop restaurant cafe kitchen hotel bar library museum
    theatre theater orchestra crew plant warehouse depot branch newsroom nursery kindergarten pharmacy laboratory
    faculty
    ministry council charity foundation church club gym gallery magazine fleet foundry yard organization's business's
    words word's feedback's craft trade profession sector niche line class classes cents two schedule weeks evening
    morning afternoon diary timetable name's surname honour lordship excellency highness ladyship
    candidates applicants interns juniors trainees graduates partners investors members subscribers followers
    organisations companies firms sites accomplishment's grace blessings prayers encouragement inspiration
    participation involvement comments replies answers reactions questions suggestion tip hint hints
    hr-department recruitment onboarding workflow operations process processes tools stack methods approach
    budget resources resource requirements criteria request's salary rate rates fee fees prices price
    topic slot coach crew vibe vibes aura smile users user's preferred weekdays night nights pet dog's ready favourite
    homepage landing signup sign-up inventory menu hometown region nation community's ecosystem
    """.split()
)
"""Nouns after “your” that fit anybody."""
_MADE = frozenset(
    """talk article thread essay workshop podcast episode book chapter newsletter repo repository library plugin
    package thesis paper stream panel keynote demo tutorial webinar lecture presentation poster zine reel readme
    exhibition exhibit comic livestream ama documentary cli column piece poem song album film game post video
    blog sketch comment interview speech class course seminar show concert novel report study""".split()
)
"""What somebody made or held, when it is only one: to name it is sure enough."""
_WITH_MORE = frozenset(
    """posts articles work projects videos project story stories question answer idea photo photos picture
    design designs slides course guide tool research recommendation music drawings illustrations portfolio help
    referral comment comments support""".split()
)
"""With what it is about, one particular thing; said alone, anybody's."""
_ABOUT = frozenset("on about of with that which where when".split())
_MOVES = frozenset("path journey move switch transition way change career experience jump leap step route".split())
_ENDS_NOUN = frozenset(
    """on about of that which where when who at in from with for to and or but so because is was are were has
    have had made helped saved gave led taught changed stopped while if as into by during since after before
    then than not i we you he she it they me us them my our the a an this these those there here will would can
    could should might may do does did let just really very still always again once how what why also even both
    too out up down off over under through between against per please come need needs want wants take takes hire
    hires hope like likes love look looks use uses speak speaks know shows says has've + & / - → – =""".split()
)
_YOUR = re.compile(r"(?<!\S)(?:your|yr) (?=((?:[^\s.,;:?!()\[\]{}\"]++ ?){1,9}))")
_SMALL_ADJECTIVES = frozenset(
    """new great amazing impressive wonderful lovely inspiring incredible interesting fantastic excellent kind
    nice good recent latest last own valuable valued honest whole first next current professional personal
    successful long precious busy positive strong beautiful awesome brilliant useful helpful cool best esteemed
    respected entire online social other total general brief quick early expert future present dear daily""".split()
)


def weighed(sentence: Sentence) -> Iterator[tuple[int, str]]:
    """Each “your …” that says something of one person: 2 surely, 1 a little; and its words."""
    for match in _YOUR.finditer(sentence.plain):
        weight, end = _weighed(sentence, match)
        if weight:
            yield weight, sentence.quote(match.start(), end)


def _weighed(sentence: Sentence, match: re.Match[str]) -> tuple[int, int]:
    """How much “your …” says of one person, 2 surely, 1 a little, 0 nothing; and where in the sentence it ends."""
    words = [word for word in match[1].split() if word != "'"]
    noun = next((at for at, word in enumerate(words) if word in _ENDS_NOUN or (at and _ends_noun(word))), len(words))
    if noun == 0:
        return 0, 0
    while noun > 1 and words[noun - 1].isdigit():
        noun -= 1
    head, before, rest = words[noun - 1], words[: noun - 1], words[noun:]
    end = match.start(1) + len(" ".join(words[: noun + 3]))
    titled = not rest and sentence.plain[match.end(1) :].startswith('"')
    about = titled or (len(rest) > 1 and rest[0] in _ABOUT)
    if head in _MADE or (head in _WITH_MORE and about) or (head in _MOVES and rest[:1] == ["from"] and len(rest) > 1):
        return 2, end
    if head in _ANYBODYS or head in _MOVES or head.startswith("www.") or head.isdigit():
        return 0, end
    described = any(word not in _SMALL_ADJECTIVES and word not in _ANYBODYS for word in before)
    if about or (described and len(rest) > 1 and rest[0] in ("in", "at")):
        return 2, end
    return (1 if _PLANS.search(sentence.plain, 0, match.start()) else 2), end


_PLANS = re.compile(
    r"(?<!\S)(?:(?:could|can|may|might|shall|should|would|will|to) (?:i|we|you)|(?:i|we) (?:could|can|may|might|shall"
    r"|should|would|will)|(?:do|does|are|is) (?:you|your|there)|please|if|for (?:free|you))(?!\S)"
)


def _ends_noun(word: str) -> bool:
    return word.endswith("ing") or not word[0].isalnum()
