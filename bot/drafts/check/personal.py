"""Whether a message holds what only this person could get: what they did or said, where you met, whom you both know.

One sure sign is enough. Of the small ones, such as a thing of theirs that is named without a word about it, it takes
two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.drafts.check import yours
from bot.drafts.check.cues import Cues
from bot.drafts.check.reading import Sentence

_SETS = {
    "past": """(?!need |speed |succeed)\\w{2,}ed|began|became|bet|bit|blew|broke|brought|built|bought|caught|chose
        |came
        |cost|cut|dealt|dug|did|drew|drank|drove|ate|fell|fed|felt|fought|found|flew|forgot|forgave|froze|gave|grew
        |hung
        |heard|hid|held|kept|knew|laid|led|left|lent|let|lost|made|meant|met|paid|put|quit|read|rode|rang|rose|ran
        |said
        |saw|sold|sent|set|sewed|shook|shot|showed|shut|sang|sank|sat|slept|spoke|spent|spun|split|stood|stole|stuck
        |swam|swore|taught|tore|told|thought|threw|took|understood|woke|wore|won|wrote|rebuilt|redid|rewrote|redrew
        |foresaw|went|got|cast|bent|bound|burst|fled|flung|forbade|ground|knelt|leapt|lit|rose|shone|shrank|slid|sped
        |spat|sprang|stung|struck|swept|swung|trod|wept|wound|overcame|overheard|misread|upset|spilt|spelt|learnt
        |dreamt
        |built|smelt|leant|woke|ground|sought|bade|clung|crept|dwelt|froze|hit|hurt|lay|mistook|outdid|overtook|proved
        |repaid|sawed|sowed|sewed|shaved|slept|slit|spread|stank|strode|strove|undid|upheld|withdrew|withstood""",
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
    "clause": 'that|how|where|when|because|,|and|which|what|but|why|;|:|while|since|who|-|then|"',
    "anybodys": """are|is|have|can|could|will|would|may|might|must|should|shall|do|work|know|want|like|need|wish|think
        |to|the|a|an|in|on|at|for|with|and|or|as|all|by|from|of|about|please|if|that|this|but|so|,|again|very|also|both
        |two|guys|feel|prefer|help|see|hire|lead|manage|take|who|when|how|free|back|soon|there|here|three|one|get|find
        |best|through|more|not|just|your|my|i|we|it|out|after|before|via|since|seem|appear|sound|belong|deserve|inspire|share|post|create|offer|make
        |motivate|support|provide|represent|bring|deliver|achieve|recruit|employ|accept|approve|reply|answer|consider
        |believe|wonder|agree|decide|send|tell|give|look|live|come|go|enjoy|hear|understand|too|well|great|what|why
        |already|always|still|never|ever|really|only|even|kindly|now|surely|certainly|obviously|probably|definitely
        |clearly
        |must|too|once|maybe|perhaps|sir|madam|dear|anyway|currently|possibly|personally|today|guide|mentor|teach
        |studied|forward|let
        |run|plan|learn|say \\S+|some|any|\\d+|\\W+|me|us|him|her|them|they|he|she|or|because|while|than|like""",
    "blank": """time|connecting|accepting|reading|considering|add|support|connection|adding|attention|consideration
        |understanding|any
        |advance|sharing|everything|getting|replying|patience|reply|response|request|being|taking|quick|help|all
        |listening|you|posting|inspiring|answer|answering|moment|minute|line|word|in|work|content|posts|what""",
}
_SURE = Cues(
    _SETS,
    r"""
    (?<!if |as |do )(?<!can |may |has |had )(?<!will |have )(?<!could |would |might )you [<so>] [<so>] {not achieved
        |accomplished|inspired|interested|needed
        |wanted|became (a
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
    (saw|watched|heard|seen) (you|u) {not <anybodys>|run|manage|studied|currently|were} \S+ ~2
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
    (?<!if )you (could|did|had|were|was|would|have) not {not know me|remember|hesitate|need|have to} \w+ ~3
    you (tell|show|teach|help|give|feed|play|sing|draw) (the|a|people|them|her|him|visitors|your|every) {not company
        |team} \S+ ~2
    <nice> to be (\w+ed|\w+ing|sat|with) ~1 (beside|next to|with|near|opposite|behind|by) you|(beside|next to|behind
        |opposite|in front of) you (at|in|on|during|when|while)
    (the|that|this) {not work|way|company|content|role|job|position|path|career|things|impact|team|time|help|support
        |advice|best|moment|day
        |industry|field|firm|people|kind|person|one|first|only|same|posts|projects|more|skills|experience|knowledge
        |organi(s|z)ation} \w+ you {not can|could|may|will|would|should|might|do|lead|have|can|are|need|want to hire
        |work|all|get|and|offer|share|post|create|who|will|both|or|hire|as
        |for|to|in|at|the|a|if|is|,|\.|\?|!} \w+ ~1
    (the|that) ~3 (on|in|from) your (channel|page|site|website|blog|feed|list|stall|shop|wall|menu|poster|map|story
        |table|desk|window|ep|leaflet) ~1
    (on|in) your (channel|page|site|website|blog|feed|shop|menu|poster|map|story|leaflet|column|book) , (the|that|you
        |a) ~3
    (who|that) (sits|works|sings|teaches|plays|lives|trains|rows|runs|studied|worked|sang) ~1 (behind|with|beside|for
        |under|next to|opposite) you ~2
    (moved|saved|touched|haunted|fed|cheered|woke) (me|us|my \w+) ~3|made my (day|week|evening)|made (me|us
        |my \w+) (laugh|cry|smile|think|weep
        |blush|hungry|homesick|put|stop)|cracked me up|stayed with me|broke me|gave me goosebumps
    (<clause>) you {not <anybodys>|were ~1 working} [a-z']+ {not \.|,|!|\?|for a living|as (a|an)} \S+ ~2
    we [<so>] [<so>] {not built|made|created|developed|launched|started|founded|helped|needed|wanted|used|designed
        |moved
        |closed|tested|had|did|put|went|got|took|opened|hosted|learned|learnt|found|decided} <past> ~3
    (<heard>) ~2 your ~5 (<made>)
    (saw|heard|read|watched|listened to|loved|enjoyed|liked) (the|that|this|both|all|last|yesterday's|tonight's
        |\w+'s|your) ~3 (<made>|pics|pictures|photos|news|clip|footage|ad|poster|sign|piece|picture|report
        |photo) {not for|as|announcing|advertising|advert|again}
    (love|loved|liked|enjoyed|laughed|smiled|cried) ~2 (the|that) (bit|part|line|slide|section|chapter|scene|moment
        |point
        |example|story|figure|graph|photo|picture|joke|idea|detail|page|trick|way) ~4
    (on|in|from) your (page|site|website|feed|profile|shop|window|wall) [is|was|there|you|:] (the|that|this) {not same
        |position|job|vacancy|post|role|company|opening|link} \S+ ~2
    (last (week|month|night|year|summer|winter|spring|autumn|monday|tuesday|wednesday|thursday|friday|saturday
        |sunday)'s
        |yesterday's|tonight's|(mon|tues|wednes|thurs|fri|satur|sun)day's) {not news|paper|weather} \w+ ~2
    (i|we) (still|often|always) (laugh|think|smile|talk|tell people|wonder|dream|quote) [about|of] (the|that|our|your
        |how)
    do you still {not work|look|hire|want|need|offer|recruit|accept|take|have (open|any|a|jobs)} ~4
    (says|said) (hi|hello) ~2|(sends|send) (you|her|his|their) ~2 (love|regards|greetings|best|wishes|hugs) ~1
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
    how (was|is|are|were|went|did) your {not <bland>|<daily>} \w+|(did|has|was) your {not <bland>|<daily>|ward|team
        |company|firm|school|hospital} \w+
    (hope|hoping|trust) your {not <bland>|<daily>} \w+ ~3 (is|are|went|goes|has|was|are|gets|feels)
    (followed|took|tried|used|applied|thanks to|because of|after|with) your (advice|tip|tips|suggestion|feedback|hint
        |recommendation
        |comment|comments)|(worked|work|studied) (in your|with you|under you|for you) ~2 (at|in|on|from|during|when)
        |you were (my|our)
    ^~4 {not i|we|am|greetings|hello|and|everyone|everybody|people|others|all|those|someone} \w+ [here] from (the|our
        |your) ~2 (<where>)|friend in common
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
    (gave|given|got|have|had) (me )?your (name|address|number|contact|email) (from|through|via|by) {not the|a|an
        |linkedin|google|internet} \S+
        |told me (that|about|to ask|to write to|of) (you|your)
    (suggested|recommended|said|thinks|thought|told me) ~2 (i|we) (should )?(write|talk|speak|contact|ask|reach
        |get in touch|message|turn) ~1 (to )?you|(pointed|sent|directed|referred) me (to|towards) you|introduced us
        |connected us
    (friend|friends|colleague|neighbou?r|cousin) of {not mine|ours|friends|us} \S+|(we both|both) know
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
    our {not company|team|app|product|project|generation|website|networks|city|site|public|department|country|town
        |school|firm|world|field|industry|connection|mutual|professional|respective|new|next|own} \S+ ~2
    we [<so>] [<so>] (had|did|went|got|took|learned|learnt|made|built) {not a (team|company)} ~3
    (the|that) ~3 (episode|reel|thread|zine|vlog|keynote|podcast) {not on how} ~1
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
_PATH = Cues(  # asked of everybody: how did you come to your work?
    _SETS,
    r"""
    (how|why|what made|when|where) [did] you [ever|first|finally|really] (chose|got|made|began|decided|started|found
        |came
        |did|went|learned|learnt|knew|became|moved|switched|broke|landed|managed|built|grew|ended) ~9
    """,
)
_WISHED = Cues(
    _SETS,
    r"""
    (hear|know|learn|ask|understand|curious|tell me|hearing|knowing|interested) ~4 (how|why|what made|when
        |where) you ~1 (got
        |became|made (it|your way|the)|began|decided|started|found your|came to|ended|moved|switched|broke) ~9
    """,
)
_TO_MANY = Cues(
    _SETS,
    r"""
    ^(hi|hello|hey|dear|good (morning|afternoon|evening)) [my] (all|everyone|everybody|team|colleague|colleagues
        |friends
        |folks|members|neighbou?rs|parents|list) (,|!|\.|:|-|$)
    """,
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
    if sentences and _TO_MANY.found(sentences[0]):
        return ()
    sure, small = _signs(sentences)
    found = tuple(dict.fromkeys(sure + small))
    return found if sure or len(found) > 1 else ()


def _signs(sentences: Sequence[Sentence]) -> tuple[list[str], list[str]]:
    """The sure ones and the small ones."""
    sure: list[str] = []
    small: list[str] = []
    for sentence in sentences:
        sure += [
            sentence.quote(*match.span())
            for match in _SURE.within(sentence)
            if not (sentence.asks and _PATH.covers(sentence, match)) and not _WISHED.covers(sentence, match)
        ]
        sure += [sentence.quote(*each.span()) for each in _NAMED.finditer(sentence.plain) if _is_name(sentence, each)]
        small += [sentence.quote(*match.span()) for match in _SMALL.within(sentence)]
        for weight, words in yours.weighed(sentence):
            (sure if weight > 1 else small).append(words)
    return sure, small


def near(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """What comes nearest and fits anybody."""
    return _NEAR.quotes(sentences) or _GREETED.quotes(sentences[:2])


def _is_name(sentence: Sentence, match: re.Match[str]) -> bool:
    return match["name"] not in _NO_NAMES and sentence.capital(match.start("name"))
