"""The ways of giving something, whatever it is: who gives, how it is handed over, what it doesn't cost.

The verbs are open: what somebody “can”, “will” or “may” do for another is an offer, but for the verbs of asking,
meeting and hoping, which are listed.
"""

from __future__ import annotations

from bot.drafts.check.cues import Cues

_SETS = {
    "asking": """not|never|no|had|like|love|be|see|call|come|meet|ask|tell|start|work|join|begin|move|talk|speak
        |understand|imagine|remember|say|hear|learn|have|need|want|hope|only|prefer|apply|appreciate|value|know|forget
        |wait|stay|use|owe|buy|pay|treat|ring|phone|write|follow|do|read|get|go|keep|let|already|ever|you|one|this
        |really|very|too|relate|believe|feel|finish|pass|live|try|become|improve|visit|think|grow|change|decide|choose
        |take|probably|find|sit|plan|leave|both|leverage|therefore|always|certainly|truly|benefit|expect|contact|reach
        |connect|add|interview|shadow|watch|eat|drink|sleep|die|cry|hug|kiss|bet|swear|promise|miss|enjoy|cherish
        |handle|manage|cope|adapt|relocate|travel|lift|lead|succeed|contribute|thrive|bring value|prove|drop|chat|catch
        |soon|now|also|still|then|just|maybe|perhaps|quote|introduce myself|send my|share my|show my|bother|disturb
        |take up|trouble|assume|welcome|explain|describe|mention|admit|confess|confirm|add that|stop|most|highly
        |greatly
        |deeply|even|easily|afford|recommend|call you|dare|seem|look|count|hardly|barely|stand|help but|well|safely
        |actually|proudly|finally|definitely|happily|gladly|kindly|humbly|suggest|rather|gratefully|sincerely|thank
        |earn|turn|end|fail|win|lose|survive|suppose|guess|wish|dance|sign|arrive|return|retire|graduate|complete
        |receive
        |vote|pray|tell you|keep (this|it) (short|brief)|play|practise|practice|forget|telephone|hop|jump|schedule
        |arrange|book|grab|invite myself|show you (my|the new|the draft|what i|how i)|show my
        |be put|be in|be part|offer my (skills|services|time|labour)""",
    "can": "(can|could|will|would|shall|might|may) [also|gladly|then|happily|even|just|easily|certainly|of course]",
    "no_price": """(charge|fee|cost|costs|price|strings|obligation)""",
    "not_got": """seen|heard|read|met|noticed|found|known|been|had|thought|got|gone|forgotten|come|done|taken|made|left
        |\\w+ed|a (good|nice|great|moment|minute|few|quick)|time|questions|minutes""",
    "coffee": """coffee|tea|drink|call|chat|meeting|zoom|lunch|dinner|beer|talk|meet|connect|join my|catch up|walk""",
    "own": "cv|application|papers|documents|portfolio|references|certificates|details|cover|candidature|resumee",
}
GIVES = Cues(
    _SETS,
    r"""
    (i|we) (could|will|would|shall|might|may) [also|gladly|then|happily|even|just|easily] {not <asking>} \w+ {not \.|!
        |\?|and|,|my} \S+ ~3
    (i|we) can [also|gladly|then|happily|even|just|easily] {not <asking>} \w+ ~3 (you|your|yours|it|them|her|him|one)
    (i|we) (can|could|will|would) [also|gladly|then|even] (do|take|get|find|drop|keep) (yours|it|them|you|your|the two
        |both|that|this) ~3
    (he|she|they|my ~1|our ~1) (can|could|will|would) [also|gladly|then|happily] {not <asking>} \w+ (you|your|it for
        |them for)
    (shall|should|may|can|could|might) (i|we) [just|also|please|then] {not <asking>} \w+ ~5
    (shall|should|may|can|could|might) (i|we) (bring|drop|keep|take|leave|get|show|read|write) [you|your] (it|them|one
        |the|two|these|this|both|some) {not chance|liberty|opportunity|job} ~2
    (where|to whom|whom|who|to (which|what)|which (address|email|mail|format|number|size|door|postal|page)
        |what (address
        |size|format|postal)) ~3 (shall|should|do|can|may|could) (i|we|it|they|the \S+) {not ask|apply|start|contact
        |turn} \w+ {not my ~1 <own>} ~2
    (what|which) (address|postal code|post code|format|size|file format) ~4
    (would you|do you) (rather|prefer) ~3 (have|get|collect|receive|it|them|the)|do you want (it|them|the|one|both) ~3
    (as|for|like) (a|my) [small|little] (gift|present) {not of|for my|from god}|on the house|it is a (present|gift)
    (no|without|zero|free of) <no_price> ~1|just to learn|for the practice|for practice|(costs|cost) (nothing|you
        |them) ~1|ask (for )?nothing|for nothing
    (have|has|got|there is|there are|is|are|lies|lie|sits|stands) ~6 (spare|left over|too many|too much|unused|to spare
        |going spare|doing nothing|nobody (uses|needs|wants)|no use for|to give away|to lend|lying (here|around))
    (i|we) [have|already|also|just|then] {not waited|prayed|voted|worked|looked|searched|felt|am|feel|hope|wish|root
        |thank|respect|have|had|wrote|came|would|write|searched} \w+ ~6 for you {not to (help|review|check|read|refer
        |tell|answer)|.?\?} ~2
    (it|they|this) (goes|go|comes|come|is|are|could go|can go) (back|out|over) [to you|to your] ~1 (by|in|tomorrow
        |today|tonight|on|to (you|your))
    (in the post|by post|on its way|on their way) (to you|tomorrow|today|on|by)
    you (may|can|could|shall) [also|both|all|gladly|always] have {not <not_got>} ~3
    [be] (of (use|help|interest|any use|any help|service)|any (good|use|help)|useful|helpful) (to|for) (you|your|the
        |part|them) ~2
    (want|fancy|care for) (it|them|one|some|the|a|any|mine|two|these|this|my) {not <coffee>} ~5 \?
    need (it|them|the|mine|these|this|my) {not <coffee>} ~5 \?
    would you like (the|one|some|any|it|them|this|these|mine|two|a copy|a set|a sample|an early
        |to (read|see|have|use|try|borrow|get|be)) {not <coffee>} ~3
    (send|give|bring|tell|show|drop|mail|email|post|hand|lend|pass) ~6 (and|,|;) (i|we) [will|can
        |shall] {not <asking>} \w+ ~2
    (if|when|whenever|as soon as) you (allow|like|want|wish|agree|permit|say yes|let me|would like|say so|need) ~4 (i
        |we) [can|will|could|would] {not <asking>|am|was} \w+ ~2
    should (hang|live|stand|belong|be read|go) ~2 (in|with|on|to) your
    (?<!no )(take|use|keep) (any|all|whatever|as many|as much) {not (my|your) courage|the (courage|time)|best
        |of my courage
        |my} ~3
    help (yourself|yourselves)|(be|are|is|you are) [most|very|more than] welcome to (it|them|have|use|take|borrow|one|a
        |any|the|all|copy|stay|come)
    (i|we) (will|can|shall|could) (get|put|bring) (the two of you|you two|you both|you and \S+|you three|both of you)
    (in exchange|in return|in turn|as thanks|by way of) ~9
    (up|game|good) for \w+ing ~2|(would|could|can|will) {not <asking>|i|you|we|they|he|she|it} \w+ ~4 for you {not to
        |for|if} ~1
    (take|use|keep|have|borrow|try) (my|mine|ours|our) {not word|advice|number|place|name|card|time|app|page|details
        |site
        |email|address|<own>} \w+ ~1
    you (will|can|may) find (the|my|it|them|all|everything|both) {not <own>|contact} ~4 (in|at|on|under|here|below) ~2
    (give|send|bring|show|hand|pass) me yours ~1
    (my|a) (pleasure|honou?r|joy) to {not meet|connect|work|join|be|hear|speak|talk|know|see|learn|contact|write|read
        |have
        |get|receive|follow|study|listen|attend} \w+ ~2
    do you want (the|some|any|my|our|one|this|that|these) {not job|post|position|role|internship|same|best} ~6 \?
        |asked around ~2
    there is [still|always|also] (a|an|one|some|room|space|place) ~6 (if you|for you)
    i [have|also|already|just] (reported|added|opened|filed|submitted|sent) ~4 (bug|issue|fix|patch|pr|error|typo
        |request)
    (let me know|tell me|call me|ring me|write|just ask|shout|text me|ask) [me] (if|when|whenever|should) you (need
        |want|are
        |lack|get stuck) {not ever (around|in|near|here)|to (talk|chat|meet|connect|know)|interested|free|available
        |around|ok|open|my|more
        |any (more|further)|further|other|additional} ~4
    (is|are) [now|already] back (on|in|with|at) your ~1
    i (can|could|will|would|am happy to|am glad to) be (your|a|the) (guinea pig|test \w+|tester|beta \w+|sparring \w+
        |proof \w+|driver|model|host|guide|first \w+|dummy|patient|audience|extra) ~1
    (glad|happy|willing) to be (your|a|the) (guinea pig|test \w+|tester|beta \w+|reader|proof \w+|host|guide|first \w+)
    ask me (anything|whatever|about|all|any)|so [that] you (can|could|need not|save|have more|have one) {not see (my
        |how i|what i)|judge|know|decide|get (an|to)|meet|read my|look at my|check my} ~3
    (the|a|that) ~3 you (were|are) (missing|after|hunting|looking for|searching|short of|lacking)
    i am (passing|forwarding|lending|giving|leaving|handing|mailing|posting) (you|on|over|it|them|the) {not my} ~2
    i do not need (it|them|one|mine) [any more|anymore] ~1
    (you are|you would be|you will be|are|be) [always|very|most|more than] welcome {not to (call|write|ask|contact
        |connect
        |add|message)|back|reply} ~3
    (open|available|at hand|there) (to|for) you ~1|at your disposal
    (she|he|they|who|and) (wants|want|would like|is keen|are keen|would love) to (book|buy|hire|meet|invite|talk to
        |hear
        |read|see|fund|print|publish) (you|your) ~1
    would (a|an|the|some|it|this|that|one|these|those|my) ~5 (help|suit|interest|save|serve) (you|your) ~1
    (we|they|i) (would|will|can|could) (cover|pay) (your|you|the|for (your|the)) ~3
    (ok|okay|fine|alright|good) if i {not <asking>} \w+ ~3
    (i|we) {not ask|tell|owe|wish|see|thank|hope|promise|met|told|asked|saw|heard|wrote|found|know|knew|read|follow
        |trust|bet|believe|assure|send|guess|think|hear|love|envy|miss|admire|understand|write|texted|called|emailed
        |messaged|have|gave} \w+ you (the|a|some|both|what|my {not <own>|company|thanks|best|respect}) ~2
    (write|writing|wrote|sent|gave|gives|give) you (the|a|some) (steps|list|notes|guide|recipe|plan|copy|link|file
        |pages|name|contact|summary) ~2
    (and|then|,) you (get|have|will get|will have|receive|will receive|shall have) {not to|a minute|time|been|ever
        |any} ~3
    (made|drew|baked|knitted|built|bought|kept|saved|brought|found|printed|got|sewed|cut|recorded|painted
        |cooked) you (a|an|the|some|one|two|three|\d+) ~3
    ^(trade|swap|deal|fair|exchange|fair swap|fair deal) \?
    (in case|should) you (want|need|like|could use) (it|them|one|help|a) ~2
    (a|an|the|some|it|them|these|those|one|\S+s) ~2 you (can|may|could) (film|photograph|record|print|use|copy|borrow
        |have|keep|take|quote|publish|play|show|reuse|share|read|try|adapt) ~2
    (it|they|that|both|these) (is|are) [already|now] (in|on) your (pigeonhole|table|desk|drive|inbox|chair|doorstep
        |porch|locker|shelf|letterbox|mailbox|doormat|folder|counter) ~1
    (can|may|could|might) be (shared|used|copied|given|borrowed|collected|picked up|printed|yours|had|lent|published
        |reused) ~3
    (i|we) have (uploaded|shared|posted|put|saved|left|dropped|placed|copied) ~7 (for|on|in|below|here|with) ~2
    (happy|glad|willing|delighted|pleased|ready) to (contribute|lend|give|share|hold|teach|host|play|carry|drive|bring
        |make) {not to|that|my (<own>|skills)} ~3
    (and|,|but|so) (can|could|will|would) (gladly|happily|easily|also) {not <asking>} \w+ ~3
    (i|we) [have] asked my \S+ (if|whether) ~3|i give away ~3
    (i|we) will {not never|not|always|tell|ever|follow|take|remember|respect|try|use|accept|await|treasure} ~2 (your
        |you) {not know|a (reminder|call)|when|how|what|if|that|again
        |soon|back|on|about|never|forever
        |there|at|and} ~3
    (would|shall|could) (you|your \S+) (have|need|want) (any use|use|a use|room) for ~2
    (i|we) [have|already|also|just|then] (asked|warned|begged|rang|phoned|called|emailed|wrote to) ~4 (for you|your
        |on your behalf|whether you|if you)
    (we|they|i) (pay|can pay|will pay) ~2 (you|fee|\d+|for (it|your|the))|(fee|honorarium) (of|is) ~1
    (for lending|to lend|to borrow|to give away|giveaway|to gift|donate|to donate)
    (i|we) (am|are|was|were) (making|keeping|saving|holding|collecting|printing|building|knitting|baking) ~4 for (you
        |your)
    my (treat to you|contribution|part of the bargain|gift) ~2
    """,
)
