"""Whether a message gives the reader anything: help, a resource, an introduction, work, something in return."""

from __future__ import annotations

from collections.abc import Sequence

from bot.drafts.check.cues import Cues
from bot.drafts.check.giving import GIVES
from bot.drafts.check.hiring import TAKES_ON
from bot.drafts.check.reading import Sentence

_SETS = {
    "we": "(i|we|my ~2|our ~2|he|she|they)",
    "could": """(can|could|will|would|shall|might|may) [also|then|gladly|happily|easily|certainly|surely|of course
        |even
        |definitely|always|just|try to|quickly|personally|in return|in turn|in exchange|be (very|so|more than)] [also
        |be]
        [happy|glad|pleased|delighted|like|love|willing|able|ready] [to] [happily|gladly]""",
    "am": "(am|are|is|would be|be|will be) [also|very|so|always|more than|really|quite|only too]",
    "glad": """(happy|glad|willing|delighted|pleased|ready|keen|able|prepared|offering|up for|open) (to|for) [also
        |gladly]""",
    "do_for": """share|introduce|connect (you|them|the two|both|him|her)|lend|test|review|proofread|proof-read
        |translate|fix|repair|offer|host
        |volunteer|edit
        |teach|swap|trade|film|photograph|moderate|cover|contribute (a|some|code|to your (repo|docs|project|wiki|list
        |book|library))|donate|mentor|transcribe|summari(s|z)e|sponsor
        |bake|cook
        |babysit|correct|interview|support|promote|adapt|convert|port|label|clean|tutor|coach|benchmark|debug|document
        |mirror|print|scan|mail|gift|give|help|assist|digitise|digitize|annotate|illustrate|subtitle|interpret|carry
        |pack
        |deliver|sort|collect|forward|spread|credit|recommend you|draw|design|code|type|paint|sew
        |walk (you|your|them|it)|show (you|your|them)|run (it|your|the|a)|build (you|a|one|it|your|the)|send|bring
        |bring you|lend you
        |write (up|you a|a|one|your|the|it)|make (you|a|one|it|your|the|some|them)|put (you|the two|both|them|it)
        |record (it|the|your|a|you)
        |look (over|through|at your|at the|into it|it over)|read (your|it|over|through)|check (your|the|it|them
        |whether|all)
        |find (you|somebody|someone|out)|take (a look|photos|pictures|notes|the minutes|over|care|it off|part|them)
        |do (it
        |the|your|that|this|them|both|one|\\S+ and)
        |set (it|this|one|you) up|mark (it|your|up)|return (the|that|your)|save you|reserve|get you|invite you
        |pick (you|it) up|drive
        |post|add (you|it|your|the|a)|open (a|the)|pass (on|it|them|your|you)|play-?test|beta-?test|tell you (what
        |how|which|who|where)
        |answer (your|the|their|any|them|questions)|speak (at|to|in) your|talk (at|to|in) your|present at
        |come and (help|fix|talk|teach)
        |supply|join as|be a tester|email (you|it|them|your)|be there|jump in|step in|help out|chip in|pitch in|water
        |look after|explain (how|the|to|it)|ask (around|him|her|them|my)|keep (an eye|my eyes|an ear
        |a place)|tell (him|her|them|my)|check|look (up|out for)|recommend (your|it|you)|cite|credit|quote|star
        |speak to|talk to""",
    "made": """made|wrote|built|drew|translated|scanned|typed|recorded|collected|prepared|summari(s|z)ed|tested|fixed
        |repaired
        |cleaned|packaged|photographed|printed|patched|redid|rebuilt|redrew|reproduced|compiled|transcribed|corrected
        |mixed
        |found|drafted|designed|mapped|coded|measured|subtitled|annotated|traced|localised|localized|filmed|sketched
        |edited
        |reviewed|proofread|tidied|sorted|digitised|digitized|counted|checked|converted|ported|written|drawn|timed
        |shared
        |put together|wrote up|typed up|set up|benchmarked|reran|ran|labelled|labeled|adapted|knitted|baked|sewed
        |carved
        |finished|done|did|copied|saved|kept|brought|bought|reported|illustrated|recoloured|bound|restored|solved
        |mixed""",
    "mend": """fixed|repaired|translated|scanned|patched|redid|rebuilt|redrew|cleaned up|cleaned|packaged|subtitled
        |transcribed|proofread|corrected|digitised|digitized|typed up|wrote up|put together|summari(s|z)ed|converted
        |ported
        |filmed|photographed|restored|tidied|annotated|traced|captioned|recorded|benchmarked|reproduced|tested""",
    "thing": """notes|slides|link|links|article|articles|list|draft|file|files|template|templates|recording
        |recordings|photos
        |pictures|data|dataset|spreadsheet|code|script|scripts|guide|checklist|summary|paper|papers|book|copy|ticket
        |tickets
        |map|maps|report|example|examples|exercises|table|sheet|video|tool|pdf|sketch|sketches|prototype|contact
        |contacts|patch
        |intro|introduction|translation|version|sample|samples|material|materials|resource|resources|recipe|recipes
        |scan|scans
        |results|numbers|repo|gist|snippet|transcript|poster|posters|cards|card|icons|tutorial|workbook|handout
        |newsletter
        |podcast|episode|thread|study|questions|name|number|address|plugin|playlist|letters|folder|album|drawing
        |contract
        |calculator|worksheet|worksheets|screenshots|measurements|images|course|courses|glossary|templates|tips|ideas
        |demo
        |manual|survey|pattern|patterns|quote|offer|workaround|solution|fix|bug report|branch|pull request
        |cheat-?sheet""",
    "given": "attached|attachment|enclosed|attaching|attach|enclosing|enclose",
    "own": """cv|cvs|portfolio|application|cover letter|cover|certificate|certificates|references|transcript
        |transcripts
        |diploma|availability|calendar|zoom link|invite|credentials|showreel|linkedin|profile|papers|resumee
        |reference""",
    "help": """help|be of (help|use|service)|be useful|return|give ~1 back|do ~3 for you|repay|support|assist|lend
        |make it up""",
    "else": """not|never|like|love|be|see|call|come|meet|ask|tell|start|work|join|begin|move|talk|speak|understand
        |imagine
        |remember|say|hear|learn|have|need|want|hope|only|prefer|apply|appreciate|value|know|forget|wait|stay|use|owe
        |buy|pay|treat|contribute|ring|phone|write|follow|do
        |read|get|go|keep|let""",
    "towards": """hope|ask|thank|see|saw|know|knew|met|heard|hear|follow|followed|found|write|wrote|contact|message
        |love
        |like|admire|wish|envy|miss|missed|remember|believe|think|guess|noticed|want|need|add|added|tell|if|when|as
        |and|what
        |that|how|are|read|watched|understand|bother|disturb|am|was|trust|listened|respect""",
    "who": """(someone|somebody|people|person|friend|colleague|cousin|neighbou?r|contact|brother|sister|teacher|guy
        |woman|man|team|mate)""",
}
_OFFERS = Cues(
    _SETS,
    r"""
    (is|are|it|they|all|have it|that is|its) [now|all|both|freely|gladly] yours[ to| if| for]|yours (to|for the
        |if) \S+|yours for free
    (it|they|this|these) (is|are) (hers|his|for you|for your|for them)|could go to your|has your name on it
        |with your name on it
    free (to|for|of) (use|you|download|copy|share|read|try|join|everyone|everybody|all|charge|your|teachers|anyone
        |whoever|take|life|keep)
    (for|it is|is|are|totally|completely|, |\( )free {not on|at|in|next|this|for a call|to (talk|meet|chat)|after
        |from|all|every|each|tomorrow|until|any}
    open (source|licen(c|s)e|access)
    at no (cost|charge)|(no|without) (charge|cost|strings|conditions|payment)|free of (charge|cost)|gratis|pro bono
        |for nothing|ask nothing|mit licen(c|s)e
    (feel free|welcome) to (use|share|take|copy|keep|steal|borrow|adapt|pass|link|forward|come|join|have|reuse|print
        |try|add|stay|it|them|the|all)
    (?<!would )(?<!to )(?<!i )(?<!we )(use|take|keep|have|change|copy|steal|print|share|borrow) (it|them|this|these
        |what|whatever|anything|all) (as you|however|if you|in (your|any)|freely|for (your|the|free)|how you
        |where you|with you|home|you (want|like|need)|, it)
    do with (it|them) (what|as)|help yourself|take (what|it|them) (you|all|,|\.|!)|(please|just|do) (take|use
        |keep) (it|them|this|these)
    (may|can|could|might) (use|have|keep|take|copy|print|share|publish|reuse|borrow) (it|them|this|these|all|one|any
        |in your|the|as) {not a|call|chat}
    (might|may|could|would|will|should) ~1 (be [very|really|quite] (useful|helpful|handy|of (use|help|interest)
        |interesting|relevant)|help your|interest you|suit you|save you|amuse you|come in handy)
    (might|may|could|would) ~1 help you|(you|your \S+|they) ~1 (might|may|will|would|could|should) ~1 (need (this|it
        |them)|find (it|this|them|these)|like (it|this|these|them|a|to (see|read|have|try))|enjoy|want (it|this|these
        |them))
    thought (of you when|of you (:|as|,)|you (might|may|would|could) (like|enjoy|find|want|need)|(it|this) (might|may
        |could|would) (help|interest|be))
    (made|makes) me think of (you|your)|reminded me of (you|your) ~9 (www|here)
    (here|below) (is|are) (the|a|my|some|that|those|your|our|one|two|three|an|it) {not <own>|linkedin} ~3 <thing>
        |here it is|here (is|are) {not where|why|how|what|to|my|a bit|me|i} \S+
    (?<!not )(<given>|in the (attachment|zip|folder|drive|branch|pdf|repo|shared folder)|in this folder
        |shared (folder|document|drive)|(link|file|files|photos|photo|picture|screenshot|screenshots|notes|pics|list
        |table|code) (below|attached|here))
    (join|add|attach|put|include) (it|them|the <thing>) (to|in|with|here|below)|[the|my|a] (link|links) (is|are
        |to {not apply|the (job|vacancy|form)}
        |here|below)
    <we> <could> (<do_for>) {not (my|the|a) (<own>)}
    <we> <am> <glad> (<do_for>|help)|(?<!you be )(happy|glad|willing|delighted|pleased|ready) to (<do_for>|help)
    (?<!could )(?<!can )(?<!please )i [also|gladly|now|will|just|would] (send|give|gift|bring|lend|show|translate|fix
        |repair|share|help|offer|test|teach|mail|make|draw) (you|it|them|your|the|one|this|these|also) ~1
    (sending|bringing|giving|lending|mailing|printing) (it|you|them|one|this) (the|a|some|my|over|now|along|today
        |tomorrow|with)|bringing (both|it|you|along|cake)|(i am|am) (sending|bringing|sharing|giving|offering
        |lending) {not my (<own>)} ~2
    (shall|should|may|can|could|might|let|would it help if|would it be useful if|how about|what if) (i|me
        |we) (<do_for>|take (it|them|the|over)|print|mail|keep|leave|pair)
    (do you|would you|you|if you|^) [want|like|need|mind] me to {not work|join|start|come|choose} ~1
    (and|then|so|gladly) (will|can|could|shall) (<do_for>)|(would|will|can|could) (gladly|happily|love to) (<do_for>)
        |(do|does|make|fix) (it|that|this) gladly
    (you|your \S+) (have|get|can have|will have|can get|will get|would get|would have) (it|them) {not all wrong|wrong}
    (anything|something) else you need
    ^[hey|hi] [\S+ ,] [do you|you] (want|fancy|need) (the|my|her|his|their|our|some|one|it|them) ~3 \?
    let me (do|fix|show|take|write|make|draw|test|handle|bring|send|introduce {not myself|me}|organi(s|z)e|look (at
        |over|into)|try) ~3
    ^(can|could|will) {not you|i|we|not|someone|somebody|anyone|anybody} (<do_for>)|, (can|could|will) {not you|i|we
        |not} (<do_for>)
    (gave|given|give|told) (him|her|them|my \S+) (your (name|number|address|contact|email)|about you)|(under
        |has) your name
    (the|that|those|this) \S+ [\S+] you (needed|wanted|asked (for|about)|were looking for|could not find|forgot|lost
        |missed|lacked)
    (we|they|i) (pay|cover) (the|a|your|for|you)|fee of|(we|they) pay
    (want|fancy|care for|interested in|like) [to (have|see|borrow|use|try|get|read)] (it|them|one|some|the|a|my|an
        |any) [early|free|full|whole|spare|second] (<thing>|\?|hand|help|then)
    (would|do) you (like|want) (it|them|one|to (have|see|borrow|try|use) (it|them|one|the|my))|do you (want
        |need) (a hand|help|testers|somebody|the <thing>|it in|it|them)
    (anything|something|way|ways|what|how|whatever|everything) [else] [that] (i|we) (can|could|might|may) ~2 (<help>
        |do|offer|give)
    (if|whenever|when|should|once|in case|any time|anytime) ~1 (i|we) (can|could|may|might) [ever|somehow|in any way
        |in turn|also] (<help>|save|take|contribute|share)
    (if|whenever|when|should|in case|any time|anytime) (you|your \S+|any of you|the \S+|it|this|that) ~3 (need|needs
        |want|wants|could use|look for|get stuck|run into|short of|looking for) ~6 (hand|help|tester|testers|someone
        |somebody|eyes|translator|translation|feedback|volunteer|i am|i will|i can|let me know|tell me|just|, )
    if (it|this|that|any|they) ~1 (is|are|can be|can|would be|could be) ~1 (of use|useful|help|helpful|any use
        |any help|handy|help you)
    (in return|in exchange|as a thank(-| )you|by way of (thanks|return)|to say thanks|for (your|the) trouble|my turn
        |your turn|in turn|as thanks|quid pro quo|makes us even) ~3
    (return|repay) (the|that|your) (favou?r|kindness)|(like|want|glad|happy|way|love) to give something back|(owe you
        |i owe) ~8 (so|:|, i|\()
    (count me in|count on me|at your (service|disposal)|i am (your (man|woman|person|guy|tester)|there|here if
        |here for|up for it|happy to help|glad to help)|my offer|offer (still )?stands|give you a hand|lend a hand
        |lend you|a hand with)
    (tell|let) me [know] (how|what|where|if) i can (help|do)
    i ~1 (volunteer|offer|give away|maintain|am giving away|share|run|keep|collect|coach|moderate|host|teach|lend
        |organi(s|z)e|am sharing|am making|draw|make|rewrite|want to (offer|give|gift|lend)) (a|an|the|free|my|you
        |one|two|some|this|our|short|small|juniors|beginners|with) ~3 (<thing>|list|workshop|q&a|table|help|session
        |class|group|circle|walk|evening|community|room|desk|checks|icons|rewrite|interviews|tablet|pack|set|message
        |recruiters)
    free (<thing>|set|list|pack|checks|check|set of|table|monthly|lesson|lessons|hour|hours|afternoon)|for free
        |free for|free to you
    <we> (have|has|got|found|know|saved|kept|reserved|booked|picked up|bought) [got|still|also|now] [a|an|one|two
        |three|some|you|the|your] (spare|extra|free|second|guest|discount|invite|invitation|seat for|place for
        |copy for|ticket|tickets|charger|code)
    <we> (have|know|found) [got|also|just] (a|an|some|the|one|two|just the) ~1 <who> (who|at|in|that|of mine|from)
        |i know ~2 (who|at|in) ~3 (you|need|look)
    (my|mate|friend|neighbou?r|sister|brother|colleague|aunt|uncle|cousin|mother|mum|dad|father|flatmate|wife|husband
        |partner|boss|choir|class|pupils|students|team|daughter|son) ~6 (would love to|is willing|are willing
        |is happy to|are happy to|does it for|does (this|that|it)|can help|could help|can do|runs the|needs exactly
        |corrects|wants to (meet|hire|talk|buy|test))
    (put|bring|get) (you|the two of you|you two|both of you|them|him|her|the two) [two|both] in (touch|contact)
        |[shall i|let me|would like to|wanted to|happy to] introduce you|(make|an|the) (intro|introduction) (to|for)
    , meet {not you|me|us|up|in|on|at} \S+|meet \S+ (/|, who|:)|(you two|you both) (should|would|ought|might)
    <we> [have|already|also|just|then|even|now] (<made>) [up|out|together|down] ~5 (for you|for your|you (a|the|one
        |some|two|three|my|that|this)|as you|that you|which you|your (next|old|site|page|site|list|map|form|sample
        |own|question|request|table|two|three|first|second|draft|library|data|flyer|flyers|poster|course|file|files
        |slides))
    i [have|already|also|just|then|even|now] (<mend>) (the|it|them|your|all|my|both|two|three|four|five|six|some|a
        |into|with)
    <we> [have|already|also|just|then] (wrote|made|opened|have|submitted|sent|prepared|filed|added|pushed|written
        |built|found|drew|took) ~2 (a|an|the|you|two|some|my|three|it|all|this|that|them|\d+) ~3 (fix|patch
        |failing test|tests|pull request|pr|issue|notes|summary|transcript|translation|subtitles|captions|cheatsheet
        |bug report|workaround|checklist|workarounds|photos|scan|solution)
    <we> [have] (turned|put|made|mixed|worked) (it|this|that|them|all|these) ~2 into|(it|that|they) is [already
        |now] in (the|your|a) (drive|folder|repo|branch|zip|shared)
    (as|like|what|which|that) [i] promised {not me} ~1|i promised (you|to send|to look)
    (broken|dead) link|(typo|bug|error|mistake|link) ~4 (on|in) (your|the) ~3 (page|site|readme|code|docs|library
        |course|post|article|table|chapter|unit)
    (in the credits|with credit|(saved|saving|keep|kept|reserved|holding|booked|book) (you|your
        |for you) [a|the] (seat|place|spot|charger|copy|ticket|table))
    (paid|fee|honorarium|budget|€|\$|£|euros|dollars) ~2 for (guests|you|your|speakers)|(pay
        |paying) [you] for your (time|work)
    [two|some|three|a few|my] (remarks|comments|suggestions|corrections|feedback|ideas|notes) (for|on
        |about) your {not profile}
    www\.\S+
    (you|they) (can|may|could) [also|always|gladly] (have|use|keep|take|borrow|copy|print|publish|download) (it|them
        |my|the|one
        |all|this|these|mine|our|some|both|any of)|you can (stay|sleep|crash) (at|with|on|in)
    <we> [have|already|also|just|then|even|now] (<made>) ~6 you (asked|wanted|needed|mentioned|were looking|said
        |forgot|left)
    i know (a|an|some|two|several|just the) ~4 (who|that|at|from|for)
    <we> (can|could|will|would|might) ~1 be [of] ~1 (useful|help|helpful|service|use)|perhaps i can be
    (let me|i will|i would like to|i want to) (pay you back|repay|make it up|return the|thank you (by|with))
        |as a [small|little] (thank|thanks)
    <we> [have|already|also|just|then] (shared|posted|forwarded|recommended|nominated|reviewed|starred|cited|quoted
        |credited|added|advertised|retweeted|linked) your
    (left|wrote) ~1 (a|you a) ~1 (review|recommendation)|nominated you|recommended you
    (do you|you|want|if you|still|maybe) (need|want|need any|want any|need some|want some) [any|some|more|a] (help
        |hand|company|volunteers)|^[hey|hi] [\S+ ,] want help
    (find|see) the ~2 <thing> ~5 (below|attached|here)
    (have|has|got) [still|also|just] [a|an|one|two|three|some] (spare|extra)
    ^[do you|would you] [like|want] to (use|have|borrow|try|join|come along|see|read) (it|my|our|the|one|them|a)
    <we> (can|could|will|would|shall) {not work|be|wait|thank|suit|look|like to work|love to work|apply|vote
        |pray} ~3 for (you|them|your \S+)
    let you (two|both) ~3|over to you (two|both)
    """,
)
_NOTHING = Cues(  # one's own papers, the coffee, and what only helps the writer
    _SETS,
    r"""
    (happy|excited|proud|pleased|glad|delighted|thrilled) to (share|announce|report|tell|say) that
    (you|they|anyone|somebody) (might|may|would|could|can|will) [be|possibly] ~1 (willing|happy|able|kind|have for
        |give|offer|share) ~2
    (i|we) can do (the|a|all|any|nights|days|both|it all|this job)|(i|we) would like to (do|test|learn|try
        |practise) (this
        |it|that) {not for you} ~1|(giving|give) (importance|notice|up) ~1
    (i|we) [now|also|still] teach it|(told|tell) ~2 about you|keep (this|it) (short|brief)|bring my ~1 (laptop
        |portfolio|questions|cv|papers|notebook|documents|computer)|(could|can
        |may) i show you (my|the new|the draft) ~2|(send|give
        |ask) you ~2 questions|adapt to (your|any|you) ~1
        |you would do it
    ~2 as you [always|once] (said|told|know) ~1|(send|give) my ~1 (<own>)|(i|we) (can|could) be (trusted|relied)
    need [any] (further|more|additional|other) (information|details|documents|info) ~3
    (took|did|finished|completed|attended|joined|doing|taking) [a|the|some] free ~2
    my ~2 (<own>|website|github|site|work samples|page|number) [is|at|here|below|:|attached|enclosed] ~4
    (<given>|pfa|send|sending|share|see|find|forward|bring|show|copy of|email|give|submit|provide) ~5 (<own>) [is
        |attached|enclosed|below|here|with] ~3
    (<own>) ~2 (is|are|here|:|\() ~1 [<given>]
    (coffee|lunch|drinks|drink|beer|cake|tea|it|dinner|cookies|☕) (is|are|will be) on me|☕ on me|(coffee|lunch|dinner
        |drinks|tea|beer|☕) (= )?on me(?!\S)
    (i|we|happy to|let me|can i|could i|may i|glad to) [will|would|can|could|am happy to|gladly] (buy|pay for|get
        |treat|invite you|bring|bring you) (you|us|the|a|for|to|with|some) ~3 (coffee|lunch|drink|drinks|beer|cake
        |tea|dinner|tacos|croissants|cappuccino|chocolate|coffees)
    (would|can|could|will) [you] help me|helps? me ~3|(can|could|would|will) you ~2 (help|give|share|send|introduce
        |review|check|test|read|show|look|write|connect|correct|tell|forward) ~2
    (i|we) [will|can|could|would|shall|gladly|happily] (send|give|tell|show|bring) [you|over] (a reminder|an invite
        |a calendar|an update|updates|dates|times|details|more details|the details|the questions|my questions
        |questions|you my questions|you know|two dates)
    (i|we) [will|can|could|would] (share|tell|send) ~2 (more about|about (me|my|myself)|how it (goes|went)|details)
    (shall|should|may|can|could|might|would) (i|we) ~1 (ask|call|ring|phone|meet|come|join|apply|send ~2 my (<own>)
        |write to you|try again|show you my|share my|have|get your|take \S+ minutes|give you a call|pick)
    would (like|love|want) to (introduce myself|interview you|add you|connect|hear|learn|know|work|join|offer my
        |contribute|support your (company|team)|help your (company|team) (grow|succeed)|show you my)
    (i|we) (can|could|will|would) ~1 (not|start|come|work|offer ~1 (skills|services)|contribute to your (team
        |company)|add value|bring ~2 value|be an asset|help your (company|team) (grow|succeed))|give me
    (i|we) (can|could|will|would) ~1 (translate|design|code|draw|teach|cook|test|cover|carry|drive) (in|very|well
        |also in|fast|all|both)? ?(well|fast|and)
    """,
)
_OWN_PAGES = Cues(
    {},
    r"""
    www\.\S*linkedin\.com/in/\S*|www\.\S*(calendly|cal\.com|zoom\.us|meet\.google|behance|dribbble|portfolio)\S*
        |www\.\S*(/|-|_|\.)(cv|resume)(\.\S*)?
    www\.github\.com/\w+/?|my ~2 (website|site|page|portfolio|github|blog|profile|work|projects|cv) ~2 www\.\S+
    """.replace("[^\\s/]", "(?:{not /} \\S)"),
)


def quotes(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """The words that offer something."""
    return _offering((_OFFERS, GIVES), sentences)


def _offering(lists: Sequence[Cues], sentences: Sequence[Sentence]) -> tuple[str, ...]:
    found: list[str] = []
    for sentence in sentences:
        nothing = [match.span() for none in (_NOTHING, _OWN_PAGES, TAKES_ON) for match in none.within(sentence)]
        for match in (match for cues in lists for match in cues.within(sentence)):
            if not any(start < match.end() and match.start() < end for start, end in nothing):
                found.append(sentence.quote(*match.span()))
    return tuple(dict.fromkeys(found))


def near(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    """What comes nearest and doesn't count."""
    return _NOTHING.quotes(sentences)
