"""Text that was not written for anybody: gaps of a template left open, and phrases that everybody sends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.drafts.check.cues import Cues
from bot.drafts.check.reading import LONGEST, Sentence
from bot.kit import words

_GAP_WORDS = frozenset(
    """name first last full firstname lastname surname fname lname company firm organisation organization org employer
    business startup agency role position job title recipient contact person user username handle insert your my his
    her their our topic subject event conference meetup school university college course bootcamp industry field sector
    area skill skills project product team department city place location country date day time month year link url
    website portfolio article post talk mutual friend connection xx xxx xxxx blank placeholder thing something specific
    detail details achievement reason number email phone platform salutation greeting interest interests company's
    expertise value tbd todo manager hiring mr mrs ms dr nombre empresa vorname nachname firma prenom nom""".split()
)
_BESIDE_GAP_WORDS = frozenset("of the at a an in on and or for to s here 1 2 3 they them you i e g x n".split())
_GAP = re.compile(
    r"""
      (?<=[Dd]ear\ ) [\[{<(] [^\[\]{}<>()\n]{1,40} [\]}>)] | (?<=[Hh]i\ ) [\[{<(] [^\[\]{}<>()\n]{1,40} [\]}>)]
    | (?<=[Hh]ello\ ) [\[{<(] [^\[\]{}<>()\n]{1,40} [\]}>)]
    | \{\{ [^{}\n]{0,60} \}\} | \$\{ [^{}\n]{0,60} \} | << [^<>\n]{1,40} >> | %% [^%\n]{1,40} %%
    | ‹ [^‹›\n]{1,60} ›
    | (?P<maybe> \[ [^\[\]\n]{1,60} \] | \{ [^{}\n]{1,40} \} | < [^<>\n]{1,40} > | % [A-Za-z_]{3,30} % )
    | \( (?:insert|add|fill\ in|your|company|name) \b [^()\n]{0,40} \)
    | (?<!\w) _{3,}+ (?!\w)
    | (?<![\w-]) (?: X{3,}+ | INSERT \s [A-Z]{3,20} | (?:FIRST|LAST|COMPANY|RECIPIENT) [ _]? NAME
        | FIRSTNAME | LASTNAME | TO[D]O | TBD ) (?![\w-])
    | (?<= [Dd]ear\ ) (?: NAME | X{2,}+ ) (?![\w-]) | (?<= [Hh]i\ ) (?: NAME | X{2,}+ ) (?![\w-])
    """,
    re.VERBOSE,
)

_SETS = {
    "hope": "hope|trust|hoping|pray|hopes",
    "letter": "email|message|note|letter|dm|text|invitation|inmail|one|mails",
    "well": """well|good|great|fine|safe|healthy|ok|okay|awesome|fantastic|amazing|splendid|wonderful|lovely|super
        |nice
        |productive|wonderfully|smoothly|nicely|in good health|in the best|keeping well|doing well|doing great""",
    "time": """day|week|weekend|month|year|morning|evening|afternoon|start|summer|winter|autumn|spring|holiday
        |holidays
        |break|time|new year|christmas|easter""",
    "buzz": """hard(-| )working|smart(-| )working|[highly|self|very] motivated|self-motivated|highly-motivated
        |(result|results|detail|goal|data|team|people|solution)(-| )(driven|oriented|orientated|focused|focussed)
        |passionate|dynamic|proactive|driven|dedicated|enthusiastic|ambitious|versatile|diligent|committed|energetic
        |innovative|outgoing|reliable|flexible|vibrant|self-taught and passionate|dynamic|positive""",
    "person": """individual|professional|person|developer|engineer|designer|analyst|graduate|student|fresher|learner
        |player|marketer|programmer|specialist|manager|candidate|writer|worker|leader|coder|team player|copywriter
        |soul|technician|tester|expert|consultant|enthusiast""",
    "grand": "esteemed|prestigious|reputed|renowned|reputable|respected",
    "firm": "company|organisation|organization|firm|institution|institute|concern|team|business|agency|university",
    "back": "last|previous|earlier|recent|first|trailing|below|former",
    "across": "(came|come|coming|stumbled|stumbling|ran|happened|chanced) (across|upon|on|by|over|onto)",
    "found": """found|discovered|noticed|saw|seen|find|viewed|visited|viewing|read|reviewed|looked at|looking at
        |checked out|checking out|went through|going through""",
}
_STOCK = Cues(
    _SETS,
    r"""
    <hope> [that] (this|my|the|your) ~2 <letter> ~1 (find|finds|finding|found|reach|reaches|meet|meets|gets|catches)
    <hope> [that] this (find|finds|reach|reaches|meets) you
    <hope> [that] (you|all|everything|everyone|things|life|work) ~6 (is|are|be|been|keeping|doing|going) ~2 <well>
    <hope> [that] (you|all|everything) [is|are] [all] (doing|keeping|going|having|staying|enjoying) ~2 (<well>|<time>)
    <hope> [that] (you|you all|your \S+) (are having|are enjoying|had|have had|have|enjoyed|enjoy) (a|an
        |your) ~2 <time>
    <hope> (to find you|you and your|(all|everything) (is|goes) <well>)
    (finds|meets|reaches) you (well|in)
    have a (blessed|wonderful|great|fantastic) (day|week|weekend) ahead
    greetings of the day|compliments of the season|season's greetings
    (warm|hearty|warmest|cordial) greetings (of|to you)
    dear (sir|sirs|madam|ma'am|hiring|recruiter|recruiting|recruitment|hr|human|talent|professional|connection
        |esteemed)
    respected (sir|madam|ma'am|sirs|professor|team)|(hello|hi) (sir|madam) (/|or) (sir|madam|ma'am)
    to whom (it|this) may concern|to whomsoever
    (allow|let|permit) me [to] introduce (myself|my self|ourselves)
    i (am writing|write|am reaching out|am contacting you) ~2 (to|in order to) (express|humbly)
    express my ~2 interest
    <across> [also|just] your ~2 (profile|page|account|background|cv)
    [<across>|was] <found> [also|just] your [linkedin|github] profile
    your ~2 profile [really|immediately] (caught|stood|popped|impressed|came up|showed up|appeared|inspired|resonated)
    your ~1 profile [is] ~1 (impressive|interesting|inspiring|great|amazing)
    (impressed|inspired|amazed|fascinated|intrigued|wowed) [very] (by|with|at) your ~2 (profile|background|career
        |journey)
    (impressed|inspired|amazed) [very] (by|with|at) your ~2 (experience|expertise|achievements|accomplishments
        |credentials)
    (add|adding|include|have|having) you [to|in|into|as|on] ~3 (network|connections|contacts|circle)
    (join|be part of|be a part of|become part of|become a part of|part of|enter) (my|your) ~3 (network|circle)
    (expand|grow|build|extend|widen|broaden|enlarge|increase|develop|expanding|growing|building) (my|our
        |the) ~2 network
    you to [join] my ~2 network|network is your net worth
    like(-| )minded
    fellow (professionals|professional|innovators|enthusiasts|leaders|creatives|entrepreneurs)
    let us connect (and|to|so|!|\.)
    (always|keen|looking|eager|excited) ~2 (connect|connecting|meet|network|networking) with ~3 (professionals
        |leaders|experts)
    connect with ~3 (professionals|industry leaders|inspiring|experts in|innovators|like(-| )minded)
    reaching out to connect|reach out to connect
    pleasure [to be|of|to] (connect|connecting|connected) with (you|a)
    (thanks|thank you) for (connecting|accepting my|adding me|the connection|the add)
    (i am|am|consider myself|as) [a|an] [very|really|highly|extremely|young|such a] <buzz> ~3 <person>
    <buzz> (,|and|&) [a|very] <buzz> ~3 (<person>|,|and)
    self-?(starter|motivated|driven)|go(-| )getter|team(-| )player|(quick|fast) learner|(quick|fast)-learner
    proven track record|track record of|positive attitude and
    (excellent|strong|great|good|outstanding) (communication|interpersonal|people|analytical
        |organisational) [and \S+] skills
    think outside [of] the box|thinking outside the box|out(-| )of(-| )the(-| )box|hit the ground running|fast-paced
        |fast paced
    results-(driven|oriented)
    (great|perfect|good|strong|ideal|excellent) (fit|match|addition) (for|to) your
    (be|become|am|as) (a|an) ~1 (asset|valuable addition|great addition) [to]
    valuable (asset|insights|insight|expertise|guidance)|wealth of (knowledge|experience)
    (add|added|adding|bring) [real|great|significant] (added )?value (to|from)
    work [well] under pressure|win-win|mutually beneficial|mutual benefit|to the next level|game-changer
    (deep|strong|big|great|huge|burning|genuine|true|real) passion for
    with a passion for|hands-on experience (in|with)|best version of myself
    your <grand> ~1 (<firm>|self|network)|<grand> (company|organisation|organization|firm|institution|network)
    your dynamic ~1 (team|company)|your goodself|your good self
    your ~1 (inspiring|inspirational|incredible|amazing|impressive|remarkable) (journey|story)
    thought (leader|leaders|leadership)|industry (leader|leaders)|inspiring leaders|(leader|leaders) like (yourself
        |you)
    (professional|person|expert) like (you|yourself)
    (pick|picking) [at] your ~1 (brain|brains)
    (hop|jump) on (a|an) ~2 call
    synergy|synergies|synergistic|leverage|leveraging
    explore ~2 (synergies|opportunities|collaborations|collaboration|possibilities|partnerships|ways to collaborate)
    exploring ~2 (synergies|collaborations|opportunities to)
    (touch|touching) base|(circle|circling) back|(bump|bumping) (this|my) ~2|(gentle|friendly|kind) reminder
    just [wanted to|want to] (checking in|check in|following up|follow up|checking-in)
    (follow|following) up on my <back>|as per my <back>|per my <back> (email|message)|my trailing
    (buried|lost) in your inbox|top of your inbox
    do the needful {not correction|corrections|changes|change|repairs|work} ~1|please revert|revert back
        |your kind (perusal|consideration|attention)
    [at] your (earliest|own) convenience
    (thank|thanking) you in anticipation
    momentum going|value your (expertise|insights)
    your ~1 valuable (time|insights|insight|advice|experience|feedback|guidance|input)
    (learn|learning|hear|know) [more] (about|from) your ~1 journey
    (love|admire) your content|let us collab
    today's ~2 (market|economy|landscape)|today's fast|networking is [the] key|(ever|constantly)-(changing|evolving)
    (do not|never) hesitate to (contact|reach|get|ask|let|call|write)|(time and|for your) consideration (,|and|\.|!)
        |came across your (company|team|organi(s|z)ation|business|firm)
    (would|i) love to connect (!|\.|,|and|with you)|(on|for) (the|your) well-deserved|open to (exciting
        |new) opportunities|in your industry ,
    people like (you|yourself) are|quite a journey|(to|here is to) new beginnings
        |from strength to strength
    long time no (see|speak|talk|chat|hear|contact)|how is life treating|hello stranger|hey stranger|hi stranger
    onwards and upwards|mutual (connections|interests|interest|growth)|(growing|grow|learn|learning) together
    (move|moving) in (similar|the same) circles|valued (contact|connection)
    (culture|commitment|dedication) (of|to) (excellence|innovation)
    success story|drive business|actionable insights|(fruitful|long-lasting|lasting) (relationship|cooperation
        |collaboration)
    (have been|been) [long|always] (following|admiring) your [company|work|career|journey] (for|since|with)
    continued success|all your (future )?endeavou?rs|(best|success) in your (new role|new position|future|career)
    exciting new (chapter|role|journey)|(in|for) this new chapter|on your new (position|role|job) !
    wishing you (all the best|every success|continued|much success)
    honou?r(ed)? to (connect|be part|be connected)|(exciting|great) opportunity to (connect|network)
    """,
)


def gaps(message: str) -> tuple[str, ...]:
    """Gaps of a template that nobody filled, as they are written."""
    found = _GAP.finditer(words.clean(message)[:LONGEST])
    return tuple(dict.fromkeys(match[0] for match in found if not match["maybe"] or _is_gap(match[0])))


def _is_gap(written: str) -> bool:
    """[Company name] is one; [moved to room 3] and {beans: 40} are what somebody meant to write."""
    apart = re.sub(r"([a-z])([A-Z])", r"\1 \2", written).lower()
    inside = re.findall(r"[a-z0-9']+", apart.replace("_", " "))
    if not inside:
        return False
    if inside[0] in ("insert", "recipient", "recipient's", "fill", "placeholder", "firstname"):
        return True
    return any(word in _GAP_WORDS for word in inside) and all(
        word in _GAP_WORDS or word in _BESIDE_GAP_WORDS for word in inside
    )


def phrases(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """Phrases that anybody could send to anybody, as they are written."""
    return _STOCK.quotes(sentences)
