"""Whether a message asks for a job, an internship, a referral or openings, for whoever writes it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.drafts.check.cues import Cues
from bot.drafts.check.hiring import ASKS_ANYWAY, TAKES_ON
from bot.drafts.check.reading import Sentence

_SETS = {
    "job": """job|jobs|position|positions|vacancy|vacancies|opening|openings|role|roles|internship|internships
        |traineeship|traineeships|apprenticeship|apprenticeships|placement|placements|employment|opportunity
        |opportunities|gig|gigs|trainee place|trainee position|working student|entry(-| )level|work experience
        |internship place|junior post|freelance work|project work|contract work|contract|vacant post""",
    "opening": """opening|openings|vacancy|vacancies|internship|internships|traineeship|traineeships|apprenticeship
        |apprenticeships|open (role|roles|position|positions|post|posts)|(role|roles|position|positions|job|jobs) ~1
        (open|free|available|going|vacant)|job opportunities|job opportunity|work placement|work placements
        |job openings
        |free (position|place)|vacant (position|post|place)|suitable (role|position|job)|career opportunities""",
    "hand": """intern|interns|junior|juniors|trainee|trainees|apprentice|apprentices|graduate|graduates|grads|fresher
        |freshers|freelancer|freelancers|(working|werk)(-| )?(student|students)|entry(-| )level|assistant|assistants
        |(someone|somebody|people|person|anyone|anybody) like me|new (developers|designers|analysts|people|hires
        |hands)
        |(someone|somebody|anyone|anybody) [new|permanent] (for|in|with|who|permanent|to help)|a pair of hands
        |extra hands
        |technician|technicians|mechanic|clerk|tester|testers|developer|developers|dev|devs|designer|designers|analyst
        |analysts|engineer|engineers|copywriter|writer|illustrator|programmer|programmers|accountant|teacher|tutor
        |translator|marketer|nurse|researcher|administrator|support agent|newcomer|newcomers|beginner|beginners
        |career (changer|changers)|volunteer coder""",
    "few": "currently|perhaps|maybe|now|also|still|by any chance|at all|possibly|ever|right now|at the moment",
    "some": """a|an|any|some|one|the|more|another|for|of|on|your|a|an|any|new|paid|unpaid|summer|open|free|good
        |suitable""",
    "yours": """(your|ur) ~2 (team|company|firm|organisation|organization|agency|studio|department|startup|start-up
        |lab
        |group|office|place|practice|hospital|school|foundry|side|end|institute|business|unit|clinic|workshop|shop|ngo
        |kitchen|newsroom|bank|library|museum|restaurant|project|crew|band)""",
    "want": """would [really|very much|dearly|so|also|absolutely] (like|love|enjoy)|want|hope|wish|dream
        |(am|would be) [very|so|really|more than] (keen|eager|interested|hoping|excited|happy|ready|glad|delighted
        |thrilled|honoured|honored|proud|grateful)|dream of|am looking|was hoping|am hoping""",
    "cv": "cv|application|candidature|papers|resumee|documents|job application",
    "opens": """opens|open|comes up|come up|came up|gets free|becomes|arises|pops up|turns up|frees up|suitable
        |available""",
    "wish": "for|that fits|please|,|let|tell|think|keep|in",
    "modal": "(could|can|would|will|may|might|shall|should)",
    "you": "(you|u|your \\S+|anyone|anybody|they|someone|somebody)",
}
_ASKS = Cues(
    _SETS,
    r"""
    refer me {not to (a|an|some|other|another|somebody|someone|people|books|resources)}
    (give|get|have|need|want|provide|offer|write|requesting|request|appreciate|ask|asking
        |for) ~2 [<some>] [<some>] ~1 referral
    (put|putting|place) [in] (a|your|any) ~1 word[ for me]|put my name (forward|in|on)|vouch for me
    recommend me (for|to|at|as|internally|in)|<modal> you recommend me {not a|an|some|any|the|good|your|books|other
        |something}
    (pass|hand|forward|share|give|send|drop|put|slip|bring|take|show) [on|along|over|in] my ~1 <cv> ~1 (to|with|at|on
        |along|over)
    (pass|forward|hand|put) (on|along|in|over) my ~1 (<cv>|details|profile|name)|(pass|forward) my (details|profile
        |name)
    (who|whom|where|address|how|email) ~7 (send|give|forward|submit|email|hand) [in|you] my ~1 (<cv>|portfolio)
    (may|can|could|should|shall) i [please] (send|give|forward|submit|email|drop) [you|them|in] my ~1 <cv>
    (is|are|would|might|could|will) there [be] [<few>] ~4 (<opening>|<job> (for|at|in|on|open|free) )
    (is|are|would) there [be] [<few>] (a|an|any|some) ~3 <job>
    (is|are|would) [<few>] (at|in|on|with) <yours> ~3 (place|room|space|<job>|something|anything)
    (is|would|might|maybe|if) there [be|is] [<few>] (anything|something|place|room|space|a place|a spot|a chance
        |some place) ~2 (for|in|on|at|with|open|free)
    (anything|something|place|room|space|a place|a spot|a desk|a seat) [going|open|free|possible] for (me|a|an
        |someone|somebody)
    work for (me|someone like me)
    any [<few>] {not tips|advice|idea|feedback|suggestions|thoughts|questions} ~2 (<job>|<opening>) {not (that
        |which) you|to help}
    any ~1 (interns|juniors|trainees|apprentices) (needed|wanted|this|in|for)
    (what|which) ~1 (jobs|positions|vacancies|openings|roles|internships) (are|do you|is|have|can)
    (hear|heard|aware|know|tell me|learn|hears) (of|about|if|whether) ~4 (<opening>|any ~2 <job>
        |a ~2 <job>) {not (that|which) you}
    (ask|know|enquire|inquire|asking|enquiring|inquiring|wonder|wondering) ~2 (whether|if|about|for) ~6 (<opening>
        |hiring|recruiting)
    (ask|asking|enquire|inquire|enquiring|inquiring|apply|applying) ~2 (about|for) (a|an|any|the|some) ~4 <job>
    (know|wonder|wondering|ask) (whether|if) ~3 (has|have|needs|need|takes|take) ~3 (<opening>|<job>|<hand>)
    (are|is|will|would|do|does|if|whether|r|guys) <you> ~4 (hiring|recruiting|taking|expanding|growing)
    (?<!you )(?<!they )(?<!we )(?<!who )(is|are) ~4 (hiring|recruiting|taking [<few>] [<some>] [<some>] <hand>
        |looking for [<some>] [<some>] ~2 <hand>
        |growing at all|looking to hire)
    you ~2 hiring {not process|manager|decision|committee|practice}
    (do|does|did|would|could|can|might|may|if|whether|guys|maybe|perhaps|will) <you> [<few>] (need|needs|want
        |wants) [<some>] [<some>] ~3 <hand>
    (do|does|would|could|can|might|may|if|whether|guys|will) <you> [<few>] (hire|hires|employ|employs|recruit
        |recruits) [<some>] [<some>] ~2 <hand>
    (do|does|would|could|can|might|may|if|whether|guys|will) <you> [<few>] (take|takes|accept|train|seek
        |look for) [on] [<some>] [<some>] ~3 <hand>
    (do|does|would|could|can|might|may|if|whether|guys|will) ~3 (need|needs|take|takes|hire|hires|employ
        |employs) [<few>] [<some>] [<some>] ~2 <hand>
    (do|does|would|could|can|might|may|if|whether|guys|will) ~4 (have|has|offer|offers|got|get
        |provide) [<few>] [<some>] [<some>] ~2 (<job>|<opening>)
    (do|does|have|has|is|if|whether) ~4 (have|has|got|there|had) [<few>] (a|any|some) ~1 (place|room|space|desk|spot
        |seat|slot) ~3 (for|in|on|at)
    (have|has|got) one (free|open|available|left)
    (great|good|perfect|strong|ideal) (fit|addition|match) (for|to|in) <yours>
    (possible|possibility|chance|chances|option) (to|of|for) ~3 (internship|job|(work|intern) (for|at|in|with) (you
        |<yours>))
    (about|regarding|for) (a|an|any|the) ~2 <job> ~1 (in|at|with) <yours>|opportunity to (work|join) ~2 (with|for|in
        |at) (you|<yours>)
    any chance ~3 <job>|^~3 i [really|urgently] (need|want) [a|any|some] (job|work|internship|employment) (\.|!|,|in
        |now|please)
    (find|enclosed|attached|send|sending|submit|submitting) ~3 my (application|candidature)
    to be (hired|employed|taken on|considered)|any ~2 (opportunity|job|position|work|vacancy) ~4 (have|has) ~1 for me
    <modal> <you> ~2 (hire|employ|sponsor|place) me|(hire|employ|hiring|employing) me
    (take|taking|have) me [in] (on|as|for the|into|onto) {not board|a tour|trust|serious}
    (take|need|want|use|have|having|taking|got) me ~2 (as|for) (a|an|the|your) ~3 (<hand>|<job>)
    (give|grant|offer|get|giving|find) (me|a newcomer) [<some>] [<some>] ~2 (chance|job|internship|position|trial
        |trainee place|place|work|role)
    (give|grant|offer) me [<some>] [<some>] opportunity to (work|join|prove|show)
    (request|requesting|beg|begging|asking|ask) ~3 [for] (one|a|an) ~2 (chance|opportunity|job|internship|position)
    (job|work|vacancy|position|opening|place|internship|something) [possible] for me
    <modal> i ~2 (do|have|get|make|start|complete|join) ~2 (internship|apprenticeship|placement|traineeship|trial day
        |shadowing)
    <modal> i ~1 (work|intern) ~1 (for|with|at|in)|<modal> i [maybe] be [part of] (your ~1 <hand>|<yours>)
    (i|we|and) ~1 <want> (to|of|for|about|in) ~1 (work|working|intern|start|be employed|earn) ~3 (for you
        |with <yours>|in <yours>)
    (i|we|and) ~1 <want> (to|of|for|about|in) ~1 (work|working|intern|start|be employed) ~3 (at|on|for|under) (you
        |<yours>|people like you)
    (i|we|and) ~1 <want> (to|of|in|for) ~1 (join|joining|be part of|be a part of|become part of) (<yours>|\x5b|\{|<
        |you as)
    (honou?r|pleasure|privilege|dream|pleased|joy|proud) (to|of) (work|working|join|be part of) ~2 [for|with|in
        |at] <yours>
    (join|joining) ~1 (\x5b|\{|<) ~4 as
    [you|please|to] consider (me|my ~1 <cv>)[ for|as]|consider me|your consideration|my candidature|consideration for
    (keep|have|bear|keeping) me in [your] mind|(think|thinking|thought) of me (if|when|for|as|,|\.)|remember me (if
        |when|for)
    (please|then) [do] think of me
    (apply|applying) ~1 (to|for|at|with) ~4 (<yours>|<job>)
    (express|expressing|have) my ~1 interest in ~4 (<job>|<yours>|working)
    (am|be|very|really|also|was) interested in (the|a|an|any|your|this|working|joining) ~4 (<opening>|<job>
        |for <yours>)
    (writing|write|reaching out|contacting|messaging|texting|regarding|respect to|regards to) ~6 (about|for|regarding
        |to|of|because) ~5 <opening>
    (writing|write|reaching out|contacting|messaging|texting) ~6 (about|for|regarding|to|of) (a|an|any|the) ~3 <job>
    (respect|regard|regards|reference) to ~2 <job>
    (need|want|search|searching|look|looking|seek|seeking|apply) ~4 (<job>|work) ~3 (from|at|in|with|through) (you
        |<yours>)
    (need|want) [a|the|some] (job|work|employment|internship) (urgent|urgently|from you|please)
    help me ~2 (get|find|land|secure|getting|finding|to get|to find|with finding) [a|an|my|some|the] ~2 (<job>|work
        |foot)
    (if|when|should|in case) ~4 (something|anything|<job>|spot|place|post|desk|door) ~3 <opens>
    (if|when|should) you ~2 (hear|know|see|learn|need|have|get|find) ~2 (something|anything|<job>) ~2 <wish>
    (if|and|whether|see|maybe) ~2 (something|anything|place|space) ~1 (is|possible|for) ~2 (me|person like me
        |possible for me)
    (what|how) about (a|an) (job|internship|trial)|(my|a) foot in (the|your) door
    (anyone|anybody|someone|somebody|people|you know|firm|company) ~2 (who|that) ~1 (is|are) ~1 (hiring|recruiting
        |looking for)
    """,
)
_NOT = Cues(  # where a job is spoken of and not asked for
    _SETS,
    r"""
    have me for (a|an|one|two) (weekend|day|hour|evening|morning|afternoon|talk|session|lesson)
    (am|was|are|is) not [here|writing] ~1 (applying|asking|looking|after|hunting|job-hunting|searching|to ask) ~6
    not ~1 (asking|looking|applying|hunting|after|expecting|about|for|to ask) ~2 (job|referral|favou?r|favou?rs|work
        |position|role)
    (no|not a) [job] (application|request|pitch)
    (do|does|did) not ~1 (need|want|ask|expect|look for|seek) ~3
    how (do|did|does|would|can|should|has|have|is|are) ~9 ~9 ~9
    (what|why) ~3 (do|did|does|would|made|makes|should|helped|helps|is it like|was it like|surprised|matters
        |matter) ~9 ~9 ~9
    (which|what) (skills|skill|kind|sort|part|parts|things|courses|books|mistakes|questions) ~9 ~9 ~9
    (we|our \S+|my \S+) ~1 (are|is|have|has|had|got|do) ~2 (hiring|recruiting|an opening|an open|a vacancy
        |looking for a) ~3
    (your|his|her|their|my) ~1 first ~1 <job>
    (saw|noticed|heard|read|see|hear) ~2 [that] (you|your \S+|they) ~2 (hire|hiring|recruiting|looking for|employ)
    (advice|tips|tip|questions|question|feedback|book|books|insights) (on|about|for|regarding) ~9
    congratulations ~1 (on|for|to|with) ~5
    (if|when) you ~2 (need|want|look for|are looking for) ~2 (testers|tester|translator|volunteer|hand|help|beta) ~9
    need [a|any|some|more] [good] (tester|testers|translator|translators|volunteer|volunteers|proofreader|speaker) ~9
    do you need (help|a hand|it|them|anything) ~4
    """,
)
_SEEKS = Cues(
    _SETS,
    r"""
    (looking|look|search|searching|seeking|seek|hunting|looking out|lookout|open|available) ~2 (for|of|to) ~4 (<job>
        |challenge|challenges|work)
    (seeking|seek|searching|search) ~4 (<job>|challenge|work|employment)
    (need|want|would like|would love|wish) (a|an|my|some|the) ~3 (job|internship|apprenticeship|position|role
        |traineeship|work)
    (after|need|needing|want|wanting|find) [some|any|a|my first] ~1 (work|job|employment|position)
    immediate joiner|(can|could|ready to|available to|able to) (start|join) (immediately|at once|right away|asap|from)
    open (for|to) everything
    """,
)
_HOPES = Cues(
    _SETS,
    r"""
    hear of (anything|something|any)|(let|tell) me [know] (if|of|about) ~3 (anything|something|any|opportunity
        |you hear)
    (keep|bear|have) me in [your] mind|think of (me|the) ~3|(positive|favou?rable) (response|reply|answer)
    (help|support) me|any (help|leads|lead|hint)|place for me|(to|with) (whom|who) ~3 my ~1 <cv>
    (find|attached|see|attaching|enclosed|here|attach|pfa) ~4 (my|the) ~1 (cv|application|portfolio)|my cv (is
        |attached|enclosed)
    (got|have|know|heard of) (any|one|something) ~1 \?
    (suitable|something|anything|place|chance|good) for me|know of work|if ~2 (desk|something|anything)
    (your|ur) ~1 (company|team|organisation|organization|firm|ngo) ~3 (need|needs|have|has|take|takes|hire)
    (one|a) chance|(could|can) i be your|would be (an|a) ~1 (asset|fit|match)
    """,
)


_MENTIONS = Cues(
    _SETS,
    r"""
    <job>|<opening>|work (for|with|under|at) (you|<yours>)|[the|a] (post|posts|shift|shifts|wage|wages|salary|payroll
        |vacant|unemployed|jobless|hiring|hire|recruiting|recruit|employer|apprentice|trainee|intern|interns|interview)
    [my] (cv|references|notice period)|(laid off|out of work|between jobs|full time|part time|full-time|part-time)
    (join|joining) ~1 <yours>|paid|a referral|(be|as|is|are) (hired|employed)|career|place [at|in|for|on
        |with] ~1 (your|me|my|you)|(take|taking) (me|on|us)|hands|on board
    """,
)


def mentions(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """Words of work and of being employed, whatever is said with them."""
    return _MENTIONS.quotes(sentences)


def asks(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """The words that ask for one; none where a job is only spoken of."""
    found: list[str] = []
    for sentence in sentences:
        spoken_of = [match.span() for match in _NOT.within(sentence)]
        found += [sentence.quote(*match.span()) for match in ASKS_ANYWAY.within(sentence)]
        for match in (match for cues in (_ASKS, TAKES_ON) for match in cues.within(sentence)):
            if not any(start < match.end() and match.start() < end for start, end in spoken_of):
                found.append(sentence.quote(*match.span()))
    if not found and (seeking := _SEEKS.quotes(sentences)) and (hoped := _HOPES.quotes(sentences)):
        found += [*seeking[:1], *hoped[:1]]
    return tuple(dict.fromkeys(found))
