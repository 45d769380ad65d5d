"""The ways of asking to be taken on, whatever the trade: does somebody need a hand, is there a place, what is paid.

What people are called at work is open (words in -er, -ist, -man …), and so is the place that is asked for (a desk, a
stool, a kitchen, a shift).
"""

from __future__ import annotations

from bot.drafts.check.cues import Cues

_SETS = {
    "no_person": """leftovers|offer|answer|number|paper|letter|poster|order|other|another|summer|winter|water|computer
        |printer
        |either
        |further|whether|testers?|volunteers?|speakers?|proofreaders?|translators?|readers?|helpers?|partners?
        |members?|reviewers?|over|never|ever|after|under|corner|matter|dinner|weather|power|cover|folder|newsletter
        |chapter|banner|adapter|converter|calculator|router|monitor|sensor|error|mirror|color|favor|labor|doctor
        |lawyer|appointment|participants?|better|per|her|owner|older|bigger|sticker|container|filter|server|browser
        |player|buyers?|customers?|users?|sponsors?|moderators?|interviewers?|contributors?|maintainers?|investors?
        |customer|singers?|swingers?|maker|dealers?|list|lists|important|relevant|constant|restaurant|elephant|plant
        |plants|grant|grants|want|warrant|human|german|woman like you|later|longer|earlier|together|rather|finger
        |paperwork|mentor|mentors|tutor|sparring partner|guest speaker|photos?""",
    "person": """{not <no_person>} (\\w{2,}(er|ers|or|ors|ist|ists|ian|ians|ant|ants|man|men|woman|women|girl|boy|girls
        |boys|maid|smith|wright|hand|hands|nurse|nurses|ee|ees|tech|techs)|girl|boy|man|woman|nurse|nurses|hand|hands
        |cook|cooks|chef|chefs
        |clerk|clerks|staff
        |guide|guides|temp|temps|help|au pair|pa|va|intern|interns|junior|juniors|apprentice|apprentices|graduate
        |student|students|dev|devs|nanny|mason|pair of hands|hands|workers?|bodies|barista|waitress|hostess|porter
        |grad|grads|fresher|freshers|trainee|trainees)""",
    "need": """need|needs|look for|looks for|looking for|searching for|search for|searching|want|wants|short of|take on
        |takes on|taking on|hire|hires|employ|employs|seek|seeks|seeking|in need of|have use for|have need of
        |recruiting|hiring|have work for|missing|after|could use|still (need|want)|on the lookout for|(had|has
        |have|find) use for|had need of|accepting|still accepting""",
    "one": """a|an|any|some|another|more|one more|one|extra|second|third|new|good|spare|additional|someone|the|still
        |also|currently|maybe|perhaps|your|more|two|few|of|other|reliable|part-time|full-time|part time|full time""",
    "place": """corner|stool|bench|seat|desk|chair|room|place|space|spot|bed|slot|hook|peg|table|chance|post|job|work
        |position|role|berth|bunk|vacancy|opening|apron|shift|shifts|hours|gig|gigs|internship|apprenticeship
        |traineeship|placement|trial|opportunity|contract|rota|trainee place|something|anything""",
    "where": """team|rota|crew|payroll|staff|site|boat|ship|ward|kitchen|firm|company|company's|farm|salon|shop
        |garage|yard|workshop|studio|practice|counter|office|bench|band|choir|orchestra|newsroom|school|hospital|clinic
        |lab|group|department|agency|bakery|restaurant|cafe|hotel|theatre|production|table|depot|warehouse|trust|roof
        |house|place|project|institute|organi(s|z)ation|library|museum|gallery|nursery|club|startup|start-up|business
        |unit|branch|home|pharmacy|church|charity""",
    "other_aims": """grant|visa|scholarship|master|masters|master's|phd|bursary|course|degree|residency|university
        |college|funding|loan|citizenship|permit|fellowship|school""",
    "modal": "(could|can|may|shall|might|should|would|when can|when could|when may|will)",
}
ASKS_ANYWAY = Cues(  # whatever stands around it
    _SETS,
    r"""
    how (do|can|could|does|would|should|may) (i|one|somebody|someone) ~1 (apply|join|get (hired|in|into|behind|on|taken
        |a|work|a job|an)|become one of|end up|come to work|start|be considered) ~1 (with you|at|behind|on|into|for|in
        |your|job|there)
    (who|whom) ~5 (hires|does the hiring|is (in charge of|responsible for) (hiring|recruiting|recruitment)|recruits)
    (what|how much) (does|do|would|is) (it|that|you|the job|they|the) ~1 (pay|wage|salary)
    (am|are|hereby|to|would) [like to|also|now|humbly|be|here to] (applying|apply) (for|as|to) [the|a|an|your|this
        |any] {not <other_aims>} ~2
    (invite|call) me (for|to) (an|the|a) [job|trial] (interview|trial|trial day)|come for (an|the|a) interview
    (see|picture|imagine|use) me (in|on|at) your|interview with your ~1 (manager|boss|team|hr|head)|get (an
        |a job) interview
    i (could|can|might|may) ~1 (work|intern|start|train) (for|at|with|in|under) (you|your)
    (who|whom|whoever) (hires|does the hiring|recruits|is hiring)
    short(-| )staffed|short of (staff|people|hands)|understaffed|(deals with|handles|receives|collects) ~1 applications
    (shall|should|may|can|could) i ~1 (send|give|leave|drop|show|submit) [you|in] my ~1 (details|papers|documents
        |profile)
    apply for (the|a|an|your|this|that) {not <other_aims>} ~3 <place>
    (plan|planning|going|about|hoping|looking) to (hire|recruit|take on|employ) ~2
    (you|u|maybe) know ~1 (of|a|an|any|anyone|anybody|someone|somebody|people|places) ~3 (that|who) (needs|need
        |is looking
        |are looking|hires|wants|could use|is hiring|takes) ~3 <person>
    share my ~1 (profile|details|name|number) (with|to|at)|sponsor (me|my|for)|needs a sponsor|need a sponsor
    (use|book|work with|bring in|hire|commission) (freelancers|freelance)
    (contact|touch) with (your|the) ~2 (hr|recruiter|recruiters|recruiting|hiring|manager|boss|head|personnel|foreman)
    (like|love|want|wish|glad|happy|keen) to apply {not what|it|the|this|that|these|your|them|for (funding|a grant)} ~2
    (refer|referring|recommending) me {not (to|for) (a|an|some|other|another|somebody|someone|books|resources)|a
        |some} ~2
    (possibility|chance|way|possible|like|love|want) ~1 to join (you|the (team|firm|company|crew))|join you as
    my ~1 (cv|application|name) (in front of|on the desk|to the right|under the nose|past)
    (getting|get|be|being) (hired|taken on|employed)|get me (in|into|on) (at|your|to|the|as|there)|help me ~1 get in
    (getting|get|find|finding|land|landing) (a|some|any) ~1 (job|work|position|role|internship) ~1 (at|in|with|through
        |from) (your|you|ur)
    (hook|fix|set|sort) me up with ~3
    prove (myself|what i can)|show ~1 what i can do (at|in|for|with) your
    recommendation (to|for|with) your (boss|manager|firm|company|team|hr)|(change|move|switch
        |come) (over )?to your <where>
    [is it|would it be|it] possible ~2 (work|start|join|begin) (for|with|at|in) (you|your)
    """,
)
TAKES_ON = Cues(
    _SETS,
    r"""
    (do|does|would|could|might|may|is|are|r|if|whether|perhaps|maybe|should|will|did|have
        |has) ~5 (<need>) [<one>] [<one>] [<one>] ~1 <person> {not who (can|could) tell|to talk to|for (your
        |the) (study|survey|panel|talk)}
    (do|does|would|could|might|may|is there|are there|if|whether|perhaps|maybe|has|have (you|they)|got
        |any) ~6 (<place>) {not on
        |about
        |that} ~2 (for (me|someone|somebody|one more|another|(a|an) ~2 <person>)|with my name|to fill
        |at your ~2 <where>
        |in your ~2 <where>|on your ~2 <where>|going|free|open|available)
    (do|does|would|could|if|whether|has|have|got|are there|any) ~4 (any|some|a few|more|extra) ~1 (shifts|hours|work
        |jobs|vacancies|openings|posts|gigs|places) {not did you|that you|you} ~2
    <place> ~2 (for me|with my name)|with my name on (the|a|it|its)
    (on|to) your list for ~3|(next|future|first|free|suitable) (vacancy|opening|vacancies)
    ^[hey|hi|hello] [\S+ ,] (need|want|looking for|after|got room for) (a|an|another|any|some
        |one more) ~2 <person> ~3 \?
    <place> ~4 (found|made|kept|free|open|available) for me|gap in (the|your) ~1 (rota|team|crew)
    (what|which) ~1 (vacancies|jobs|posts|positions|openings|roles) (exist|are|do|would|might|will)
    (have|got) you ~1 got (anything|something|any|work|room)|[have you] got anything (on|in|at|for|going)
    (love|like|want|need|appreciate) (such )?(a|an|the|that) ~2 (position|post|role|internship|placement|apprenticeship
        |traineeship|job) {not did|was|is|as|like yours} ~2
    give (a|an) ~3 (chance|try|go) \?|(grow|growing|expand|expanding|enlarge) (the|your) ~1 (team|crew|staff|group)
    (join|stay|start|come|come in|taken on|help|helping|with you|on) ~2 as (a|an|your) ~1 (intern|trainee|apprentice
        |junior|assistant|working student|helper|employee|freelancer|hand) ~1
    (full|part)(-| )time (\?|or|work) ~2|(full or part|full-|part-)(-| )time ~1 \?
    (love|like|thrilled|happy|glad|dream|honou?r|want|hope|joy|proud|delighted|pleasure) ~2 to (join|be part of
        |be a part of|work (at|in|with|for|on)|start (in|at)|be on) {not our|my|us} ~3 <where>
    [any|a|every] (hint|hints|lead|leads|tip|news|word|info|information) (about|on|for|of|regarding) ~3 (post|job|jobs
        |vacancy|vacancies|position|place|opening|openings|work)
    (is|are|will|would|might) there [be] [any|some|a|an] ~3 (post|posts|jobs|places|position|positions|trainee
        |placements|apprenticeships) ~1
    (dream|joy|honou?r|privilege|love|like|happy|glad|want|hope) to (work|sail|serve|cook|play|train|sing|bake|build
        |paint|drive|sew|fish|dance|act|shoot|learn the trade) (under|with|for|beside|alongside) you ~3
    (one|a|another|second|extra|more|third|spare) [more|extra|second|spare] pair of hands
    (if|whether|should) ~3 (anything|something|work|a job|a place|a spot|shifts) ~1 (going|open|free|available|comes
        |opens|turns) ~1
    (under|beneath) your (roof|wing)|behind your counter|on your (payroll|rota|staff|books)
    (take|takes|taking|want|wants|hire|hires|have|use|employ|choose|consider|accept|train) me ~1 (for (my|a|one|your
        |the) {not weekend|day|walk|tour|ride|fool}|\.|,|\?|!|;|on|for the
        |as|in|from|, if)
    (need|needs|want|wants|could use|looking for|be) (someone|somebody|one|people|anyone|anybody) (like me|with my)
    <modal> i ~1 (start|begin|work|intern|train|help out|join) ~2 (with you|for you|at your|in your|on your|under you
        |as (a|an|your))
    <modal> i ~1 (do|complete|make|spend|absolve|serve) my ~6 (internship|apprenticeship|placement|traineeship
        |practical
        |practicum|training|hours|weeks|year) ~2 (with|at|in|under|from|here|\?|there)
    when (can|could|may|shall) i (come|start|begin) ~1 (with my|working|work|to work|\?)
    (arrange|give|have|offer|grant|get|do) ~2 trial ~2|trial (shift|day|week|period)
    [a|any] chance ~2 (me|i|to|of|for) ~2 (being|working|work|join|joining|start|starting|a job|(your|paid|as)) ~2
    me (being|as|to be) your {not guest|client|customer|mentee|student|friend} ~2
    (be|become|as|being) (your|one of your) [next|new|first|paid|summer|junior] ~1 <person>
    (does|do|would|could|will) ~4 pay (anybody|anyone|somebody|someone|me|people) ~2
    (paid|salaried) (corner|place|spot|position|job|role|post|hours|internship|gig|shift|shifts|wall|hand|\S+-\S+)
    (i am|am|chef|nurse|i|be) ~3 (looking|searching|hunting|look|search) for (a|any|some|my first|an|work|the
        |new|full|part) ~2 (kitchen|ward|site|garage|salon|crew|shop|restaurant|farm|boat|ship|employer|boss|work|job
        |placement|shifts|apprenticeship|internship|position|role) {not in my|did}
    looking for (kitchen|work|job|employment|internship|employer|placement)
    (glad|happy|grateful|thankful|pleased) (of|for|about|with) any (work|site|place|job|shift|shifts|hours|chance
        |opportunity|post|role|position|kitchen|gig) ~3
    (can|could|ready to|able to|available to) (start|begin) (monday|tuesday|wednesday|thursday|friday|saturday|sunday
        |tomorrow|next|immediately|straight|right|at once|today|any|from|on)
    (dream|dreaming|hope|want|wish|love|like) (of|to|for) ~5 (under|in|at|with|on|behind) your ~1 <where>
    (mention|drop|pass on|put forward|put in|give) my name|put me (forward|in touch with (hr|your (boss|manager|hr
        |head))
        |up for)|(put|place) my name ~1 (forward|in|on|down|to)|tell your (boss|manager|foreman|head|chef|hr) (about
        |of) me|good word for me
    (you|your \S+) (can|could|may|might) use (a|an|another|me|someone|somebody|some|one) ~2 (<person>|me|like me)
    (could|can) you use (a|an|another|me|someone|somebody|some|one) ~2
    (might|could|would|may|can) (that|it|this) be me|(why not|pick|choose|take) me \?|mine \?|you have found (one|him
        |her|me)
    (is|are) (your|the) ~2 <where> ~1 (growing|expanding|hiring|recruiting|taking|looking|short|understaffed|full)
    (got|have|has|is|are|there|any) [<one>] ~1 (shifts|vacancies|openings|trainee places|jobs) (for|at|in|going|free)
    (keep|put|leave) my ~1 (cv|name|number|details|application) (on|in|with|at) (file|your|the|record)
    (sponsor|sponsorship) ~2 visa|visa sponsorship
    (want|wants|need|needs) (somebody|someone|anybody|anyone|people|a person) (in|at|on|for|behind) your ~1 <where>
    (list|me|us) ~1 for (the|an) (interview|interviews)|decide ~3 about the job
    (vacancy|vacancies|openings) (for|at|in) ~3 (\?|for me)
    """,
)
