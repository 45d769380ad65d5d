"""Whether a message holds what only this person could get: what they did or said, where you met, whom you both know.

One sure sign is enough. Of the small ones, such as a thing of theirs that is named without a word about it, it takes
two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.drafts.check.cues import Cues
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

_SETS = {
    "past": """(?!need |speed |succeed)\\w{2,}ed|began|became|bet|bit|blew|broke|brought|built|bought|caught|chose
        |came
        |cost|cut|dealt|dug|did|drew|drank|drove|ate|fell|fed|felt|fought|found|flew|forgot|forgave|froze|gave|grew
        |hung
        |heard|hid|held|kept|knew|laid|led|left|lent|let|lost|made|meant|met|paid|put|quit|read|rode|rang|rose|ran
        |said
        |saw|sold|sent|set|sewed|shook|shot|showed|shut|sang|sank|sat|slept|spoke|spent|spun|split|stood|stole|stuck
        |swam|swore|taught|tore|told|thought|threw|took|understood|woke|wore|won|wrote|rebuilt|redid|rewrote|redrew
        |foresaw|went|got""",
    "so": """both|just|once|also|kindly|even|really|already|then|finally|still|first|never|only|always|later|now
        |yourself|guys|have|had|would""",
    "made": """talk|talks|post|posts|article|articles|thread|essay|workshop|session|podcast|episode|episodes|book
        |chapter|newsletter
        |stream|panel|keynote|demo|tutorial|guide|webinar|lecture|presentation|video|blog|exhibition|speech|interview
        |class|course
        |ama|seminar|live|stand|stall|booth|party|wedding|birthday|show|concert|reading|launch|space|app|plugin
        |library|game|film
        |recording|piece|comic|zine|story|novel|paper|thesis|documentary|song|album|reel|sketch|picture|photo|answer
        |comment""",
    "meet": """met|talked|spoke|chatted|worked|shared|sat|stood|studied|discussed|fought|played|lived|queued|danced
        |ran into|bumped
        |had|took|did|organi(s|z)ed|presented|paired|wrote|saw|survived|spent|got lost|waited|cooked|learned|learnt
        |drove|walked
        |laughed|exchanged|ate|drank|crossed|coded|were""",
    "chat": """chat|call|talk|conversation|meeting|lunch|coffee|walk|discussion|interview|session|zoom|dinner
        |breakfast|trip|ride
        |bootcamp|class|course|hackathon|workshop|pairing|table|fight|argument|evening|night|afternoon|project|sprint
        |exercise|bet|deal|debate|beer|tour|half hour|game""",
    "nice": """good|nice|great|lovely|pleasure|pleased|fun|glad|happy|wonderful|enjoyed|loved|fantastic|delighted
        |privilege|cool|super|joy|honou?r""",
    "meeting": """meet|met|meeting|see|seeing|talk|talking|speak|speaking|chat|chatting|run into|hear|hearing|work
        |working|catch up
        |catching up|bump into|sit|sitting|pair|pairing|dance|share|sharing""",
    "when": """at|in|on|yesterday|today|last|during|after|by|over|about|for|next|behind|this|again at|tonight|before
        |there|the other|between|through|while|backstage""",
    "heard": """saw|seen|heard|hear|read|watched|listened [to]|tried|bought|attended|visited|enjoyed|loved|liked|used
        |followed|caught|finished
        |installed|forked|cloned|reread|re-read|devoured|bookmarked|starred|joined|use|love|follow|discovered
        |translated|watching|listening [to]|reading""",
    "tell": """told|said|says|mentioned|suggested|recommended|gave|introduced|thinks|pointed|sent|tells|mentions
        |suggests|recommends|connected|passed|referred""",
    "kin": """friend|colleague|flatmate|roommate|neighbou?r|teacher|tutor|mentor|professor|boss|sister|brother|cousin
        |aunt|uncle
        |mum|mother|dad|father|wife|husband|partner|coach|classmate|teammate|mate|acquaintance|student|manager|nan
        |grandmother
        |instructor|niece|nephew|trainer|supervisor|co-worker|coworker|daughter|son|course mate|landlady|pastor""",
    "where": """cohort|sprint|class|bootcamp|course|meetup|hackathon|workshop|team|school|desk|office|choir|night|day
        |fair|conference|project|course|evening""",
    "flat": """profile|career|careers|work|everything|journey|progress|growth|success|achievements?|accomplishments?
        |many|all|being so""",
    "thanks": "(thank you|thanks|merci|gracias|asante|(am|so|very) grateful)",
    "bland": """your|the|a|an|all|new|recent|such|great|big|amazing|position|role|job|promotion|milestone|anniversary
        |success
        |successes|career|achievement|achievements|accomplishment|accomplishments|work|everything|journey|progress
        |growth|story
        |profile|and|you|so|this|that|these|well|it|chapter|step|adventure|opportunity|being|company|team|firm
        |business""",
    "daily": """day|week|weekend|year|life|family|health|summer|winter|holiday|holidays|christmas|start|loved|end|side
        |in|of|to""",
    "blank": """time|connecting|accepting|reading|considering|add|support|connection|adding|attention|consideration
        |understanding|any
        |advance|sharing|everything|getting|replying|patience|reply|response|request|being|taking|quick|help|all
        |listening|you|posting|inspiring|answer|answering|moment|minute|line|word|in|work|content|posts|what""",
}
_SURE = Cues(
    _SETS,
    r"""
    (?<!if )(?<!as )(?<!whether )(?<!unless )you [<so>] [<so>] {not interested|needed|wanted|became (a
        |an)} (<past>) {not into
        |started|to become|a career|interested|so much|far|a lot|your (career|job|success|company|team)|involved|here
        |where|it this far|in (your career|life|this field|tech)|in common|success|great things|yourself}
    (?<!if )(?<!when )(?<!as )(?<!whether )you would (said|told|asked|written|mentioned|been|shown|made|nobody|no)
    (where|when|how|that|which|because|\") you [also|always|still|even|never] (say|write|explain|show|sort|describe
        |mention|call|argue|compare|tell|quote|draw|ask|complain|talk)
    you (say|write|explain|mention|complain|argue) (that|in|how|you|on)
    you (were|was) ~1 (right|the|so|kind|very|there|still|looking|wearing|on|at|in|talking|speaking|saying|wondering
        |asking|hunting|sitting|drawing|struggling|both)
    you are (right|the (only|first|one|reason)|looking for ~2 (someone|somebody|people|testers|volunteers|a)|building
        |writing (a|an|about|the|your)|working on|moving to|speaking at|planning|organi(s|z)ing|short of|hunting
        |restoring|translating|stuck|running the|giving a)
    you (look|are looking|search|need|needed|wanted) ~1 (for )?(someone|somebody|people|testers|volunteers
        |a person) (who|to|for)
    (?<!hope )you had (the|a|that|no|your|an|only|two) {not great|impressive|amazing|successful|career|experience
        |lot}
    you have (reviewed|written|moved|started|left|become a|nobody|joined|opened|published|translated|finished|taken
        |given|spoken)
    we [<so>] [<so>] (<meet>) {not in common|not|never|to each other yet|a tool|an app|a platform|for}
    (our|that|this|the|my) [quick|short|long|little|last|coffee|lunch|mock|design] <chat> ~2 (with you|at|last
        |yesterday|after|over|around|together|by the|tonight|earlier|two|three|a few|about {not your|a|the (role
        |job)} )
    our [quick|short|long|little|last|coffee|lunch] (chat|call|talk|conversation|fight|argument|bet|walk) ~1 (in|on
        |at|about|with)
    (<nice>) [to|with|that|on|so|your|really|very|time|of] [to|have|finally|been] <meeting> [to|with|into] (you
        |u) ~2 (<when>)
    (meeting|seeing|hearing|met|saw|heard|watched|followed|caught|seen|watching|listening to) (you|u|ur) {not are
        |work|have|profile|as} ~1
    (saw|watched|heard|seen) (you|u) (\S+ing|\S+|re\S+)
    (<nice>) (talking|speaking|chatting|catching up|meeting|seeing) [you|to you|with you] (<when>)
    remember (when|how|the|our|us|that|you|me|your|from|well|very)|(still|you|i) remember ~2|i (often
        |still) think of (our|your|you|what you)
    (we both|both of us|you and i|the two of us)|(same|the same) ~1 (cohort|class|school|bootcamp|university|street
        |village|teacher|town|train|boat|course) (as you|we|like you)
    (class|cohort) of \d+|since [the|our] ~3 , (19|20)\d\d|long since ~2
    i (was|sat|stood) ~2 (at|in|behind|next to|beside|during|opposite) your ~3 (<made>|<where>)|in the (audience
        |front row|back row|second row|last row|queue)|(sat|stood|sitting|standing|was) ~1 (behind|next to|beside
        |opposite) you|i am (the one|the person|the tall|the woman|the man|the guy|that) ~3 (who|from|that|with)
    it is \S+ ~2 (from|of) [the|our|your] ~3 (<where>)|\S+ (here )?from (our|your) (<where>)
        |i was in your ~2 (<where>)
    (<heard>) ~2 your ~5 (<made>)
    (<heard>) ~5 (<made>) ~5 (by you|of yours|with you|you (did|gave|wrote|made|recorded)|where you|in which you
        |about your)
    (read|saw|heard|watched|listened|see) ~2 (how|where|when|why|what|that|as) you {not are|work|have|studied
        |currently|also work|had|hire|lead|manage|need|offer|do|can} ~1
    (saw|see|read|heard|noticed) ~2 your ~2 (picture|name|question|comment|post|answer|message|photo|story|article
        |talk|idea|note)
    heard [about|of|it] from \S+ ~1 (you|that|your|about)|see from \S+ that|heard from \S+ (you|that you)
    <thanks> [you|so much|again|very much|a lot|a million|once more|encore|ancora|a thousand times] for [again
        |kindly] [all] [the|your|my|that|a|an|this] [kind|great|lovely|good|very|wonderful|warm|quick
        |nice] {not <blank>|the|your|all|my|a|an|one|that|this|kind} \S+ ~3
    <thanks> ~3 for ~3 (time|help|support|advice|feedback|patience|explaining|showing|introducing|reviewing|tip|tips
        |sharing|answering|reading|taking) ~2 (on (my|the|monday|tuesday|wednesday|thursday|friday|saturday|sunday
        |how|page)|at the|yesterday|last|about my|during|when i|after|the other day|today|tonight|with (my|the))
    (last|yesterday's|thursday's|friday's|monday's|tuesday's|wednesday's|saturday's|sunday's) [week's
        |night's] \S+ (meetup|session|talk|call|chat|lunch|workshop|class|lecture|panel|hackathon|webinar|dinner)
    (years|ages|months) since (you|we|our|that)|since we (last|met|spoke|shared|worked)|last time (we|you|i saw)
        |back when (we|you)|old times|without you|because of you|thanks to you
    congratulations ~2 (on|for|to|with|upon|that) [<bland>] [<bland>] [<bland>] [<bland>] [<bland>] {not <bland>} \w+
    how (was|is|are|were|went|did) your {not <bland>|<daily>} \w+|(did|has|have|is|was) your {not <bland>|<daily>} \w+
    (hope|hoping|trust) your {not <bland>|<daily>} \w+ ~3 (is|are|went|goes|has|was|are|gets|feels)
    (followed|took|tried|used|applied|thanks to|because of|after|with) your (advice|tip|tips|suggestion|feedback|hint
        |recommendation
        |comment|comments)|(worked|work|studied) (in your|with you|under you|for you) ~2 (at|in|on|from|during|when)
        |you were (my|our)
    ^~4 {not i|we|am|greetings|hello|and} \w+ [here] from (the|our|your) ~2 (<where>)|friend in common
        |we ~3 the same (school|bootcamp|class|course|university|street|town|company|office|team|gym
        |choir|club)
    (i|we) [have|had|once|also|already|just] (told|promised|asked|showed|gave|lent|owe|owed
        |taught) you {not that i am|if}
    how (did|was|were|is) the {not <bland>|<daily>|weather} \w+ ~1 (go|turn out|end)|your [new|old|last|first] (\"|')
    (happy|proud|glad) (for|of) you|happy (birthday|bday)|well done (on|with|for|at) ~3|bravo ~2
    (?<!each )(my|our|your|a|mutual|common|old) [\S+] (<kin>) [\S+] [\S+] ~2 (<tell>) (me|us|you|i|that you|your|to)
    (my|our|your) [\S+] (<kin>) \S+ ~4 (is in your|was in your|works with you|knows you|met you|studied with you
        |was your|sings with you)
    (mutual|common|shared) (friend|acquaintance|contact|colleague) [,] {not on|in|or|and|for} \S+|your (cousin|sister
        |brother|niece|nephew|neighbou?r|classmate) {not in|at|is|are|and|or} \S+
    (gave|given|got|have|had) (me )?your (name|address|number|contact|email|mail) (from|through|via|off|by)? ?
        |told me (that|about|to ask|to write to|of) (you|your)
    (suggested|recommended|said|thinks|thought|told me) ~2 (i|we) (should )?(write|talk|speak|contact|ask|reach
        |get in touch|message|turn) ~1 (to )?you|(pointed|sent|directed|referred) me (to|towards) you|introduced us
        |connected us
    (friend|friends|colleague|student|neighbou?r|cousin|pupil) of {not mine|ours|friends|us} \S+|(we both|both) know
        |i know (you|your \S+) (through|from|via) \S+|know your \S+ (very|well|from)
    \S+'s (wedding|birthday|party|farewell|barbecue|bbq|housewarming|funeral|table|kitchen)|(by|at|over
        |behind) the ~2 (coffee machine|soup|barbecue|bbq|sauna|stand|booth)
    your ~2 (said|says|wrote|asked|told) [me|that]
    (fixed|found|noticed|forked|rebuilt|translated|ported|packaged|reran|downloaded|tried|tested|repaired|solved|used
        |use) ~4 (on|in|of|with|from) your {not company|team|firm}
    (tried|tested|used|installed|bought|visited) your {not company|team|firm} ~1
    you (got|made|did|won|beat|passed) (it|the) ~1|(you|it) all began with you|your (turn|fault|question)
    """,
)
_SMALL = Cues(
    _SETS,
    r"""
    (years|months) later
    your (ad|advert|notice) (for|about) \S+
    " \S+ \S+ [\S+] [\S+] [\S+] [\S+] [\S+] "
    (inspired by|because of|thanks to|since|after) your
    (promised|asked) you|you (asked|wanted|needed)|(your|the) draft|i thought of you
        |like you [,] i
    """,
)
_NEAR = Cues(
    _SETS,
    r"""
    your ~2 (profile|career|work|company|team|journey|experience|background|organi(s|z)ation|achievements|success
        |expertise)
    your ~2 (insights|content|industry|field|posts|network|firm|projects|story|position|agency|studio)
    you (work|are working|currently work) (at|for|as|in) ~2|(see|saw|noticed) [that] you (are|work) ~4|as (a
        |an) (developer|designer)
    (such an|an|truly [an]) inspiration|you are [so|very] (inspiring|amazing|great)
    on your new (position|role|job)
    """,
)
_GREETED = Cues(
    _SETS, r"^(hi|hello|hey|dear|hola|ciao|good (morning|afternoon|evening|day)) {not ,|!|there|are|is|do} \w+ ~1"
)
_NAMED = re.compile(
    r"(?<!\S)(?P<name>[^\W\d_][^\s.,]+)(?: [^\W\d_][^\s.,]*){0,2}?(?: ,)?"
    r"(?: (?:from|of|at|in|who|my|your) (?:[^\s.,]+ ){1,6}?| )"
    r"(?:just |once |also |kindly |always |has |had |still |really )?(?:" + _SETS["tell"] + r")"
    r" (?:me|us|you|i|that you|that i|your|to me)(?!\S)"
)
_NO_NAMES = frozenset(
    "i you we it he she they who which that and so this my your our people everyone everybody others".split()
)


def quotes(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """The words that only this person could get; () where there are none, or no more than one small sign."""
    sure, small = _signs(sentences)
    found = tuple(dict.fromkeys(sure + small))
    return found if sure or len(found) > 1 else ()


def maybes(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """Small signs, of which one alone isn't enough."""
    return tuple(_signs(sentences)[1])


def _signs(sentences: Sequence[Sentence]) -> tuple[list[str], list[str]]:
    """The sure ones and the small ones."""
    sure: list[str] = []
    small: list[str] = []
    for sentence in sentences:
        sure += [sentence.quote(*match.span()) for match in _SURE.within(sentence)]
        sure += [sentence.quote(*each.span()) for each in _NAMED.finditer(sentence.plain) if _is_name(sentence, each)]
        small += [sentence.quote(*match.span()) for match in _SMALL.within(sentence)]
        for match in _YOUR.finditer(sentence.plain):
            weight, end = _weighed(sentence, match)
            if weight:
                (sure if weight > 1 else small).append(sentence.quote(match.start(), end))
    return sure, small


def near(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """What comes nearest and fits anybody."""
    return _NEAR.quotes(sentences) or _GREETED.quotes(sentences[:2])


def _weighed(sentence: Sentence, match: re.Match[str]) -> tuple[int, int]:
    """How much “your …” says of one person, 2 surely, 1 a little, 0 nothing; and where in the sentence it ends."""
    words = [word for word in match[1].split() if word != "'"]
    noun = next((at for at, word in enumerate(words) if word in _ENDS_NOUN or (at and _ends_noun(word))), len(words))
    if noun == 0:
        return 0, 0
    head, before, rest = words[noun - 1], words[: noun - 1], words[noun:]
    end = match.start(1) + len(" ".join(words[: noun + 3]))
    titled = not rest and sentence.plain[match.end(1) :].startswith('"')
    about = titled or (len(rest) > 1 and rest[0] in _ABOUT)
    if head in _MADE or (head in _WITH_MORE and about) or (head in _MOVES and rest[:1] == ["from"] and len(rest) > 1):
        return 2, end
    if head in _ANYBODYS or head in _MOVES or head.startswith("www.") or head.isdigit():
        return 0, end
    described = any(word not in _SMALL_ADJECTIVES and word not in _ANYBODYS for word in before)
    return 2 if about or (described and len(rest) > 1 and rest[0] in ("in", "at")) else 1, end


def _ends_noun(word: str) -> bool:
    return word.endswith("ing") or not word[0].isalnum()


def _is_name(sentence: Sentence, match: re.Match[str]) -> bool:
    return match["name"] not in _NO_NAMES and sentence.capital(match.start("name"))
