"""Whether the reader knows what to do or what happens next."""

from __future__ import annotations

from collections.abc import Sequence

from bot.drafts.check.cues import Cues
from bot.drafts.check.reading import Sentence

_SETS = {
    "date": """monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat
        |sun
        |mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|today|tonight|tomorrow|weekend|january
        |february
        |march|april|june|july|august|september|october|november|december|jan|feb|apr|jun|jul|aug|sept|oct|nov|dec
        |easter
        |christmas|at \\d{1,2}|noon|midday|lunchtime
        |\\d{1,2}(st|nd|rd|th)|\\d{1,2}(:|\\.|h)\\d\\d|\\d{1,2}(am|pm)|\\d{1,2} (am|pm|o'clock|h|uhr)|\\d{1,2}(\\.|/
        |-)\\d{1,2}""",
    "time": """<date>|(this|next|the coming|the) (week|month|morning|afternoon|evening|term|year|spring|summer|autumn
        |winter
        |night)|(end|middle|beginning|start) of|lunch|(in|within) (a|an|one|two|three|the|\\d+) ~1 (minutes|hour
        |hours|day|days|week
        |weeks|moment)|minutes|soon as|as soon|right away|at once|straight away|immediately|right now|now|once you
        |when you|after
        |before|the day you|first thing""",
    "give": """send|share|bring|write|call|ring|phone|email|text|ping|message|dm|post|drop|report back|get back
        |follow up
        |pass|show|give|upload|publish|deliver|introduce|connect|forward|reserve|book|tell|open|fix|repair|merge|test
        |add
        |review|proofread|let you know|keep you (posted|updated|in the loop)|put you|save you|come by|drop by|stop by
        |translate
        |take care of|print|have (it|them|the)|be (at|there|in|with)|wait|look out|answer|make|mark|correct|hand
        |revert|mail""",
    "do": """<give>|come|stop|finish|run|try|ask|start|begin|build|prepare|check|read|set|draft|record|update|take
        |pick
        |know|look|do|join|see|meet|go|master|present|apply|change|decide|let""",
    "thoughts": """your (thoughts|opinion|opinions|view|views|feelings)|what you think|how you feel|how (you are
        |things|it goes)
        |if (interested|ever|anything|something|i can|you know of)|if [that|this|it] (is|would be) ~2 (interest
        |interested|possible)
        |if you (are|were|would be|might be) ~2 interested|if you (ever|hear|have any|come across)
        |if there (is|are) (anything|something|any)|if you (want|like|wish|would like|fancy) to (chat|talk|connect
        |meet|know more|collaborate|speak)
        |more""",
    "act": """tell|send|give|drop|shoot|show|text|call|ring|phone|write|email|ping|message|dm|react|reply|answer
        |respond
        |pick|choose|check|try|take|look|sign|accept|vote|book|come|join|bring|open|read|click|confirm|forward|pass
        |add
        |fill|mark|name|point|put|invite|grab|press|download|use|save|share|paste|correct|compare|watch|listen|note
        |meet
        |swap|refer|recommend|introduce|help|hand|advise|suggest|shout|review|comment|test|register|rsvp|delete|decide
        |lend|explain|upload|ask|walk|find|stop|wait|order|return|print|mention|make|leave|hold|hear|have (a look
        |a read|a listen|a think|him|her|them)|be (at|there|on)
        |let (him|her|them|your)|get|keep|say|do|pm|install|run|play|type|copy|scan|fetch|collect|pay|turn|see|revert
        |propose|sit|start|arrange|lend|order|tick|circle|mind|touch|bear|set|fix|mail|message|count|name|judge|rate
        |film""",
    "them": """me|us|it|him|her|them|this|these|one|\"|yes|no|which|whether|your|the|a|by|with|if|what|at least|only
        |back|both|here|there""",
    "filler": "\\.|!|a lot|the feeling|hope|courage|back the|that the|up|so much|joy|strength|of|goosebumps",
    "modal": "(could|can|would|will|may|might|shall|should)",
    "first": "hi|hello|hey|dear|and|so|then|now|please|just|also|but|yes|ok|if not|if so|if yes|or",
}
_SMALL_TALK = Cues(  # questions that people greet with, or answer themselves
    _SETS,
    r"""
    ^~4 how (are|r) (you|things|the|your|u|life|everything) ~9
    ^~4 how (is|has|have|was) (life|it|everything|things|the|your|you|work|\S+) ~3 (been|going|treating|doing|keeping
        |\?)
    ^~4 how (is|are) (the|your|my|our|life|everything|things|work) ~6
    (what|how) (is|are) (up|new|going on|happening|you up to|you doing these days)
    [do you|you|still|do you still] remember ~9 ~9 ~9
    (?<=, )(right|really|ok|okay|eh|hey|huh|innit|seriously|no|yes|you know) \?
    ^(right|really|ok|okay|eh|hey|huh|innit|who knew|seriously|hello|no|yes|anybody|anyone|you know|sounds familiar) \?
    (is|are|was|were|does|do|did) not (it|that|you|we|they|life) ~8
    (all|everything) (well|good|ok|okay|fine) ~4 \?
    [any] thoughts \?|what do you think \?|what do you say \?|[are] you well \?
    how cool is that|can you believe|who would have|guess what|you know what|is not it|where has the time gone
        |how time flies
    (can|may) i (be honest|confess|tell you something|say) ~3
    who (am|was|is) (i|it|that) to ~3|why (me|not) \?|(you know|know) (that|the) (feeling|one) \?
    """,
)
_VAGUE = Cues(  # nobody knows when, or what
    _SETS,
    r"""
    some ?time (soon|or other|\.|,|\?|!|about|to|maybe|if|together|in the future|when)|some(time|day)|some day
        |one day|some time
    at some point|one of these days|sooner or later|in the [near] future|some other time|whenever|now and then
    (maybe|perhaps) we (can|could|should|will|might)|hopefully we|maybe (there is|one day|you know)
    (stay|keep|keeping|staying|be|remain|get|staying) in (touch|contact) {not with (the|my|him|her|them)}
    open to [a] (connect|connecting|connection|chat|talk|conversation)|like to connect|connect with (me|you)|(let us
        |we|i) connect
    (accept|add) (my|me) [invitation|request|connection]|(stay|be|get) connected|exchange ideas|know each other
    (think of|remember|consider|keep|bear) me {not (for|as) (the|a|an|your)}
    any (vacancy|opportunity|position|work|place) (which|that|suitable)|(one|a) chance to prove|if you are ever|(ever
        |anytime) (around|in town|here|nearby)
    collab [some|together]|collaborate|work together|something together
    (would|will) be (nice|great|lovely|an honou?r|a pleasure|cool|good|amazing|happy) to (talk|meet|chat|connect|work
        |know|hear|see|be)
    talk soon|speak soon|see you around|hope to (hear|see|meet)|look(ing)? forward
    (if|see if|whether) ~1 (something|anything) ~2 (possible|for me|suitable)
    """,
)
_DEFINITE = Cues(
    _SETS,
    r"""
    <date>|(this|next) (week|month)|\d+( ?- ?\d+)? (minutes|hours|hour|h|words|lines|pages)|quarter of an hour
        |half an hour
    (half|quarter) hour|an hour|(one|two|three|a) (line|lines|sentence|sentences|word|words|question|questions
        |minutes)
    [the] (first|last) week|(fifteen|twenty|ten|thirty|five) minutes|yes or no|which|refer me
    """,
)
_REQUEST = Cues(
    _SETS,
    r"""
    ^[<first>] [\S+ ,] [please|just|so|then|do|simply|only] [please|just] {not (see|find) (my|attached|enclosed|below
        |the attached)} <act> {not you|is|was|are|will|up|as|from
        |forward|care|out|like|for|well|soon|what you|it as|hi|hello|not|no|nothing|(my|attached
        |enclosed) ~2 attached|all the best} \S+
    please [do|just|also|kindly|feel free to] [just] {not do not|accept (this|my)|not|(see|find) (my|attached|enclosed
        |below
        |the attached)} (<act>|confirm|let me know|find me|consider me for|guide|sit) {not me (if|in mind)|if
        |your thoughts|attached|some} \S+
    (,|and|:|or|-|then|so|just|please|\x28|!|\"|;) (tell|send|give|write|text|call|ring|drop|show|answer|ping|message
        |dm) (me|us|him|her) {not <filler>} \S+
    (,|and|:|or|-|then|so|just|please|\x28|!|\"|;) (email|phone|shoot|bring|lend|read|check|pass|hand|forward) (me|us
        |him|her|it|this|that) {not <filler>} \S+
    let me know {not <thoughts>|\.|!|:|;|and|soon|your} \S+
    (,|and|:|or|-|then|so) (pick|choose|say|write|reply|answer|react|check|try|book|confirm|sign|accept) (me|us|which
        |one|yes|no|"|with|by|a|the|keep|or|your)
    (if|when|once|as soon as) you (tell|send|give|write|name|show|text|drop) me {not that you|about} ~3
    yes ?/ ?no|yes or no|yes / no|(answer|reply|write) (until|by|before) ~1
    a (yes|no|word|line|thumb|emoji|yes or no|name|date) ~2 (is|would|will) ~1 (enough|do|help|be kind|kind)
        |is all i need
    (say|just say) (yes|no|the word|when)|give me (a|one) (yes|shout|ring|call|date|day|sign)
    (would|will) (be|feel) [very|so|really|most|extremely|truly|therefore] ~2 (grateful|thankful|glad|happy|obliged
        |delighted|great|nice|wonderful|helpful) (if|for) (you|(15|20|30|ten|a|your) ~2 (minutes|call|answer|line))
    (would|will) [really|very much|greatly|also|so] (appreciate|love|like) [it] (if|when) you ~1 (could|can|would
        |will|might|gave|let|told|sent|had)
    (?<!not )(?<!me )(wonder|wondering|wondered|ask|asking|curious|know|request|requesting|asked|check|enquire|inquire
        |find out|see) ~2 (if|whether) (you|i|we|there|your|it|any|the|this|that) ~2
    (request|requesting|ask|asking|beg|invite|inviting|like|need|want) you (to|for|one|two|only) ~2
    (request|requesting) for (a|an|the|your) ~3
    (wonder|wondering|curious|like to (know|ask)|want to (know|ask)|wanted to (know|ask)|love to know|question is
        |ask you) ~2 (which|what|how|who|when|where|why|about|for|:)
    (i|we) (want|would like|need|wanted|hoped|dare|would love|take all my courage and|humbly) [to] ask ~2 (you|for
        |about|one|two)
    <modal> (you|i|we) ~6 <date>|<modal> (you|i) (please|kindly|maybe|perhaps) <act>
    (i|we) [would|really|just|only|will|now] (need|could use) (your|a|an|one|you|somebody|someone|two|it
        |the) ~6 (help|advice|opinion|eyes|answer|yes|no|feedback|by|before|until|to|from you)
    (have|has|spare|got|give me|for|need|want|just|only|take|takes) [only|just|about|maybe|me] (\d+|\d+ ?- ?\d+|ten
        |fifteen|twenty|thirty|five|half an|a quarter of an|two|one) (minutes|hour) {not walk|drive|before|ago|late
        |with}
    (\d+|fifteen|twenty|thirty|ten)(-| )(minutes|minute|min) (call|chat|talk|conversation|coffee|walk|zoom|video)
    (if|whether|when|which|what) ~4 (suits|works|is ok|is okay|is fine|is convenient|is good) [best] [for] you
    (suits|works|suit|is best|is good|is fine) [best|well|fine|for] (me|us|you)
    (i|we) (am|are|will be) [also|back|always|usually] (free|available|around|there|in town|in \S+|at \S+|home) [on
        |from|every|each|all|next|this|after|any|until|most|the] ~2 <date>
    my [only|one|small|first|second] (question|request|ask) ~2 (is|:|for you|to you|would be)|(one|quick|small|short
        |two|only|last|three) [quick|small|short|concrete] (questions|question|things|thing) ~3 :
    (looking|hoping|hope|ask|asking|requesting|apply|like) (for|to get|to have) ~3 (minutes|call)
    (book|pick|choose|grab|find) ~1 (a|any|the|one|your) (slot|time|day|date|evening|favou?rite)
    (enquire|inquire) ~2 (whether|if|about) ~6
    (love|like|appreciate|value|welcome) [to (hear|know|learn|understand)] [your|a|some|any] (feedback|advice|opinion
        |tips|comments|thoughts|view|take|eyes) on ~1 (my|this|page|slide|whether|which|how|the|these|two|one)
    (would|i) (love|like|want) [very much] to (hear|know|learn|understand) (which|why you|where you|what you|who
        |how you) ~3
    (coffee|lunch|tea|call|zoom|walk|beer|drink|dinner|breakfast|meet) ~2 (on|at|this|next|tomorrow|tonight) ~2 <date>
    (deadline|reply|rsvp|answer|response|due) ~2 (is|by|before|until|till) ~2 <date>
    """,
)
_STEP = Cues(
    _SETS,
    r"""
    (i|we) (will|shall|would|am going to|are going to|plan to|intend to|promise to|can) ~3 <do> ~6 <date>
    (i|we) (can|could) [also|gladly|then] {not not|start|begin|join|be|remember|see|imagine|only|hardly} \w+ ~6 <date>
    let me (do|try|fix|show|take|write|make|draw|test|handle|send|bring|introduce (you|the)|look|check|ask|call
        |book) ~2
    (i|we) (will|shall|am going to) ~2 <give>
    (?<!the )(ill|will) (<give>) (you|it|them|him|her|the) ~9
    (i|we) (will|shall|can|could|would) [also|gladly|then] {not hope|wish|never|not|always|remember|start|begin|join
        |be|have|see|imagine|only|hardly|miss|think} \w+ ~7 <date>
    (i|we) {not was|were|am|are|had|have|saw|met|would|hope|wish|missed|left|got|went|heard|read|thank|remember
        |enjoyed|did|could|loved|liked|came|think|told|asked} [just|then|also] \w+ (it|them|you|that|yours|him|her
        |the \S+|both) ~5 (tomorrow|tonight|this (week|evening|afternoon|weekend)|next \S+|on (<date>)|till (<date>)
        |until (<date>)|by (<date>))
    (i|we) (am|are) ~1 (sending|bringing|giving|printing|posting|calling|ringing|presenting|opening|launching|seeing
        |meeting|putting|running|picking|going|coming|back|there) ~6 <date>
    (i|we) (am|are) (sending|bringing|forwarding) (it|you|the|them)
    (and|then) (send|bring|call|ring|write|email|text|post|share|report|tell) ~4 <date>
    see you ~2 (on|at|there|then|tomorrow|tonight|next|this|<date>)|(until|till) (<date>|then)|talk [to you
        |with you] (tomorrow|tonight|next|this|<date>)
    (follows|comes|arrives|goes out|goes live|is due|ready|online) [on|by|at|from|next|this|until|in] <date>
    (i|we) [also|just|then|gladly|can] (send|bring|call|ring|post|come|write|give|print|master|deliver|do|publish
        |show|share|forward) ~7 (<date>|it|them)
    (next|step|meeting|meetup|session|call) ~2 (is|are|on|at|:) ~2 <date>|next time it is
    (in|on) your (inbox|desk|mailbox|letterbox|table|hands) ~2 <date>|you (get|have|will have|will get|receive
        |will receive) (it|them|the|a|my) ~4 (on|by|until|till|tonight|tomorrow|before|within) ~1
    (coming|bringing|dropping|sending|arriving|leaving|posting|calling|ringing) {not from|back from} ~7 <date>
    next from me|next step ~1 :|(expected|booked|signed up|on the list|reserved) ~3 <date>|(have|get|receive|need) (it
        |them|this) ~1 (by|before|until|till) ~2
    , by <date>
    (if i hear|unless i hear|if i do not hear|otherwise) ~9 i (will|shall|would)
    (and|then) (will|shall) (send|share|bring|write|call|ring|post|give|forward|mail|email|introduce) (you|it|them
        |the) ~6
    will (send|share|bring|introduce|forward|fix|call|write|email|text|report|update|let you know) ~6 <date>
    """,
)
_NEAR = Cues(
    _SETS,
    r"""
    (let|tell) me [know] <thoughts>|(hope|hoping|look|looking) forward to (hear|hearing) ~2 (from|back)
        |hope to hear ~3
    (maybe|perhaps) we ~2 (talk|meet|chat|speak|catch up|connect) ~3
    (love|like) to (stay|keep|be|get) in (touch|contact)|(stay|keep|keeping|be|get) in (touch|contact)
    let us (connect|talk|collab|meet) [soon|sometime]|talk soon|some ?time|some ?day|one day|keep me in mind
        |think of me
    """,
)


def clear(sentences: Sequence[Sentence]) -> bool:
    """A question that wants an answer, a request, or what the writer does next and when."""
    return any(_asks(sentence) or _requests(sentence) or _goes_on(sentence) for sentence in sentences)


def vague(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """What comes near: wishes without a day or a thing to do, and small talk."""
    return _NEAR.quotes(sentences) or tuple(sentence.whole() for sentence in sentences if sentence.asks)


def _asks(sentence: Sentence) -> bool:
    return sentence.asks and len(sentence.starts) > 1 and not _SMALL_TALK.found(sentence) and _firm(sentence)


def _requests(sentence: Sentence) -> bool:
    return _REQUEST.found(sentence) and not _SMALL_TALK.found(sentence) and _firm(sentence)


def _goes_on(sentence: Sentence) -> bool:
    return _STEP.found(sentence) and _firm(sentence)


def _firm(sentence: Sentence) -> bool:
    return not _VAGUE.found(sentence) or _DEFINITE.found(sentence)
