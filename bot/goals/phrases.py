"""What more than one word says to do: “reach out”, “ask … for feedback”, “speak at”, “become known”.

The patterns are tried in their order on the plain form of a verb with what follows it, in small letters.
"""

from __future__ import annotations

from bot.goals import vocabulary
from bot.goals.model import Action
from bot.goals.nouns import ABSTRACT, EVENTS
from bot.goals.senses import (
    ANSWER,
    APPLY,
    ASK,
    COFFEE,
    COMMENT,
    DO,
    EVENT,
    GIVE,
    INTERVIEW,
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
    Kind,
    Sense,
)
from bot.goals.verbs import RESULTS
from bot.goals.vocabulary import HEADS
from bot.kit.patterns import later

PEOPLE = (
    r"(?:people|persons?|someone|somebody|folks|alumni|members?|friends?|colleagues?|classmates?|\w+ers?|designers?"
    r"|contacts?"
    r"|\w+ors?|women|men|hr|team)"
)
_NETWORK = (
    r"(?:linked ?in|xing|x|twitter|github|mastodon|bluesky|instagram|facebook|discord|slack|threads|dribbble|online)"
)
NUMBER = rf"(?:at least |about |up to )?(?:\d+|an?|my|one|{vocabulary.WORD_NUMBER}) "
_SOMEBODY = (
    rf"(?:{HEADS}|people|persons?|someone|somebody|users?|clients?|customers?|employers?|agents?|owners?|strangers?"
    r"|editors?|publishers?|peers?|members?|neighbou?rs?|volunteers?|maintainers?|\w+ists?)"
)
_NEAR = r"(?:(?!(?:with|to|for|at|about|on|in|from|of|by|who|that|and)\b)[\w'’+#/-]+(?:[.,][\w'’+#/-]+)* ){0,5}?"
"""Up to five words of one phrase."""

_RULES: tuple[tuple[str, Sense], ...] = (
    (r"(?:get|have|secure) (?:an?|one|my first|the right|\d) (?:\w+ )?mentors?\W*$", RESULT),
    (rf"have (?!(?:an?|my|the|{vocabulary.WORD_NUMBER})\b)(?:(?!coffee|tea\b|lunch|info|virtual|video|career)[a-z-]+"
     rf" ){{0,3}}?"
     rf"(?:conversations?|chats|talks"
     rf"|discussions|interactions|exchanges|convos)\W*$", VAGUE),
    (r"get back to (?!work\b|school\b|basics|normal|it\b|\w+ing\b)\S", MESSAGE),
    (r"catch up (?:on|with) .{0,40}?\b(?:courses?|lectures?|modules?|reading|lessons?|homework|podcasts?|chapters?"
     r"|assignments?|tutorials?|class(?:es)?)\b", LEARN),
    (r"(?:keep|stay) (?:up|up to date|current|informed) (?:with|on|about) .{0,40}?\b(?:news|trends?|industry|releases?"
     r"|developments?|changes|technolog\w+|research|tools|updates)\b", LEARN),
    (r"(?:keep|maintain|start) (?:an?|my|one) (?:\w+ ){0,3}?(?:journal|log|diary|list|spreadsheet|notebook|tracker"
     r"|records?|calendar|database|crm|file)\b", DO),
    (rf"(?:develop|maintain) {_NEAR}(?:apps?|applications?|prototypes?|websites?|sites?|tools?|plugins?|bots?|games?"
     rf"|features?|apis?|curriculum|courses?|templates?|scripts?|programs?|librar(?:y|ies)|plans?|decks?|dashboards?"
     rf"|models?|packages?|extensions?|components?|pages?|themes?)\b", DO),
    (r"(?:revise|review|recap|examine|master|go (?:over|through)|check) (?:my |our |the )(?:\S+ ){0,3}?(?:cvs?"
     r"|r[eé]sum[eé]s?|portfolios?|profiles?|headlines?|letters?|sites?|websites?|bios?|summary|pages?|readmes?)\b"
     r"(?! (?:with|of)\b)", DO),
    (r"(?:get|put|place|bring) .{1,60}? (?:in front of|before|under the eyes? of|past) "
     rf"{NUMBER}(?:\S+ ){{0,3}}?{_SOMEBODY}\b", ASK),
    (rf"work (?:with|alongside) {NUMBER}(?:\S+ ){{0,3}}?{_SOMEBODY}\b", REACH),
    (r"learn (?:how )?to (?:network|socialis\w+|socializ\w+|sell myself|be|become|feel|get better)\b", VAGUE),
    (r"(?:sign up|register) (?:for|to|with|on) .{0,40}?\b(?:mentor(?:ing|ship)|buddy) (?:scheme|program(?:me)?)", DO),
    (rf"(?:book|buy|reserve|order|purchase|grab|get) {_NEAR}tickets?\b"
     rf"|(?:book|reserve) {_NEAR}(?:places?|spots?|seats?) (?:at|for|on|in)\b", EVENT),
    (r"(?:get|have|make|persuade"
     r"|convince) " + _NEAR + r"(?:to )?(?:refer|hire|follow|contact|message|notice|invite|endorse"
     r"|recommend|interview|approach|call|phone|email|sponsor|mentor|vouch for|get back to|reach out to|write to"
     r"|promote|choose|accept|like|remember|introduce) (?:me|my|us|our)\b", RESULT),
    (r"(?:get|have|put) (?:my|our) (?:name|face|work|foot|voice|best foot|best|all) (?:out|forward|into|known|in|on"
     r"|heard)\b", VAGUE),
    (r"(?:sort|fix|do|improve|handle)(?: out)? (?:my |the )?(?:linked ?in|network|networking|career|life"
     r"|socials?)(?![\w-]| (?:profile|page|headline|banner|photo|summary|about|bio|account|url|skills|section"
     r"|connections|contacts|inbox|messages|posts?|feed)\b)"
     r"|(?:do|try|change) (?:something|anything|things?|stuff)\b", VAGUE),
    (r"get (?:\w+ ){1,3}?at (?:networking|talking|speaking|people|being|making|selling|socialis|socializ)", VAGUE),
    (r"(?:get|gain|have|collect) (?:more |some |\w+ )?(?:work )?experience\b", VAGUE),
    (r"become (?:an? |the )?(?:\S+ )?(?:go-to|known|recogni[sz]ed|trusted|respected|leading|thought|influential"
     r"|important)\b"
     r"|become (?:an? |the )(?:\w+ )?(?:voice|name|authority|expert|thought leader)\b", VAGUE),
    (r"(?:be|become|get) (?:appointed|elected|nominated|shortlisted|admitted|certain)\b", RESULT),
    (r"(?:start|found|open|launch|run) (?:my|our|an?) (?:own )?(?:\w+ )?(?:business|company|start-?up|agency|studio"
     r"|firm)(?![\w-])", RESULT),
    (r"get back (?:in|on|to|into)\b", VAGUE),
    (r"get (?:on|onto|into) (?:the|an?) .{0,40}?\b(?:list|team|board|program(?:me)?|school|shortlist|panel"
     r"|committee)\b", RESULT),
    (r"add .{1,50}? to (?:my|our|the) (?:\S+ ){0,2}?(?:portfolio|profile|cv|r[eé]sum[eé]|site|website|github|repo|page"
     r"|blog|summary|readme|images?)\b", DO),
    (r"(?:crack|clear|ace|nail|smash) .{0,40}?\b(?:compan(?:y|ies)|interviews?|rounds?|offers?)\b", RESULT),
    (rf"(?:get|find) {_NEAR}(?:people|persons?|friends?|users?|testers?|colleagues?|customers?|strangers?) to\b", ASK),
    (r"(?:register|sign up|sign on|enrol+) with .{0,40}?\b(?:agenc|recruit|staffing|headhunter)", APPLY),
    (r"sign up .{0,50}?\bmentors?\b", (Action.MENTORSHIP, Kind.REACH_OUT)),
    (rf"(?:submit|send in|hand in) {_NEAR}(?:abstracts?|papers?|proposals?|posters?|talks?|panels?|manuscripts?"
     rf"|drafts?|entr(?:y|ies))\b", DO),
    (r"(?:play|perform|sing|busk|exhibit) (?:at|in)\b", STAGE),
    (rf"(?:start|launch|create|open) {_NEAR}(?:youtube|tiktok|instagram|twitch|podcast|substack)\b", POST),
    (rf"(?:put|upload|add) {NUMBER}.{{0,40}}?\b(?:on|to) (?:instagram|youtube|tiktok|behance|dribbble|substack"
     rf"|medium)\b", POST),
    (r"make .{0,20}?\bappointments?\b", TALK),
    (r"(?:exchange|swap) .{0,30}?\b(?:linked ?in|xing)\b", LINKS),
    (r"join an? (?:online|virtual) (?:\S+ ){0,3}?(?:clubs?|groups?|circles?|teams?)\b", ONLINE),
    (rf"(?:book|get|reserve|schedule|secure|arrange|request|have) {_NEAR}(?:slots?|sessions?|time|hours?|minutes?)"
     rf" with\b",
     TALK),
    (rf"drop (?:{_NEAR}an? )?(?:\w+ )?(?:line|note|message|text)\b", MESSAGE),
    (r"visit (?:my|his|her|our|an?|one) (?:\w+ )?(?:professor|mentor|boss|manager|aunt|uncle|cousin|teacher"
     r"|supervisor|colleague|friend|neighbou?r)s?\b", MEET),
    (r"join .{0,30}?\b(?:chapters?|toastmasters|associations?|societ(?:y|ies)|guilds?|unions?|institutes?"
     r"|federations?|councils?|networks?|collectives?|cohorts?)\b|(?:sign up|register) (?:for|to|on|with|at)"
     r" .{0,30}?\b(?:forums?|communit(?:y|ies)"
     r"|servers?|newsletters?|platforms?"
     r"|bluesky|mastodon|slack|discord|linked ?in|xing|reddit)\b", ONLINE),
    (r"(?:sign up|register) .{0,40}?\bcoffee chats?\b", COFFEE),
    (rf"(?:create|produce|make|publish|write) {_NEAR}content\b(?! (?:strategy|plan|calendar))|write about\b"
     rf"|go live\b", POST),
    (r"(?:send|submit|place|make|write) .{0,40}?\bon (?:upwork|fiverr|malt|toptal)\b", APPLY),
    (rf"(?:do|finish|complete|take|work through) {_NEAR}tutorials?\b|attend {_NEAR}(?:courses?|trainings?"
     rf"|lessons?)\b", LEARN),
    (r"(?:send|e-?mail|give|show|forward|bring) .{0,25}?\b(?:cvs?|r[eé]sum[eé]s?|portfolio|letter) to (?:my|an?|one"
     r"|the)"
     r" (?:\w+ )?(?:coach|mentor|friend|colleague|tutor|teacher|classmate|professor|advisor|adviser|buddy)s?\b", ASK),
    (r"share (?:my |the |our )?(?:\w+ )?(?:cvs?|r[eé]sum[eé]s?|portfolio|drafts?) with\b", ASK),
    (r"be an? (?:\w+ )?(?:volunteer|helper|judge|panell?ist) (?:at|on|in|for)\b", STAGE),
    (r"(?:get|secure|have|find) (?:an? |one )?mentors? (?:by|before)\b|get (?:an? |one |my first )?mentors?\b", RESULT),
    (r"take .{1,50}? (?:out )?(?:for|to) (?:a |an )?(?:\w+ )?coffee\b", COFFEE),
    (r"(?:catch up|meet|talk|chat|connect|speak|sit down|get together|reconnect|network)\b.{0,60}? (?:over|for)"
     r" (?:an? )?"
     r"(?:\w+ )?coffees?\b", COFFEE),
    (r"take .{1,50}? (?:out )?(?:for|to) (?:a |an )?(?:\w+ )?(?:lunch|dinner|tea|drinks?|breakfast|walk|beer)\b", TALK),
    (r"(?:take the (?:train|bus|plane)|drive|fly|travel) to\b", EVENT),
    (r"make (?:an effort|time)\b|(?:leave|step out of|step outside|expand) my comfort|watch out\b"
     r"|keep an eye\b", VAGUE),
    (r"stop (?:by|in|at)\b|(?:show|put in) (?:my face|an appearance) (?:at|in)\b", EVENT),
    (rf"give {_NEAR}(?:lectures?|speech(?:es)?|keynotes?|seminars?)\b", EVENT),
    (r"jam with|mingle with \d", REACH),
    (r"take (?:\w+ )?notes\b", DO),
    (r"go to (?:the |my )?(?:gym|office|library|pool|doctor|bank)(?![\w'-])", DO),
    (rf"write (?:to )?{NUMBER}(?:(?!on\b|about\b|for\b|at\b|in\b)\S+ ){{0,3}}?(?:{HEADS}|people"
     r"|persons?)\b(?! \w)", MESSAGE),
    (rf"write (?:to )?{NUMBER}(?:person|people|persons)\b", MESSAGE),
    (r"turn (?:at least )?\d+ .{0,40}?\binto .{0,20}?\b(?:conversations?|chats?|calls?|meetings?)\b", TALK),
    (r"pick .{0,40}?\bbrains?\b", ASK),
    (r"offer to\b", GIVE),
    (r"find out (?:what|who|how|where) (?:i|we)\b", VAGUE),
    (rf"(?:get|gain|win|have|attract) {NUMBER}{_NEAR}(?:sign-?ups?|subscribers|registrations|orders|sales"
     rf"|customers)\b", RESULT),
    (r"get acquainted\b", MEET),
    (r"open up\b", VAGUE),
    (r"set (?:up )?(?:an? |\d+ )?(?:\w+ )?reminders?\b", DO),
    (r"(?:look|search) for (?:at least )?(?:\d|an? \w+ (?:course|event|meetup)|two|three|four|five"
     r"|ten)\b(?! hours?)", DO),
    (r"write (?:at least )?(?:\d+|\w+ hundred) words", POST),
    (r"(?:get|have|make|give|write|draft|prepare) " + _NEAR + r"pitch\b(?! (?:to|event))", DO),
    (r"(?:buy|get|pay for) .{0,40}?\b(?:a |an )?coffees?\b", COFFEE),
    (r".{1,60}?\b(?:and|&|then) (?:share|post|publish) (?:it|them|one|this|that|the result|the results)\b", POST),
    (r"(?:tell|describe|explain|document|turn|show|share|summari[sz]e|recap|write|write up|publish|put) .{1,60}?"
     r" (?:in|as|into|with|on) (?:an?"
     r"|my|our|the|one|two|three|\d+) "
     r"(?:\w+ ){0,2}?(?:articles?|posts?|threads?|videos?|reels?|newsletters?|blogs?)\b", POST),
    (rf"(?:drop|put|share|upload|leave|write|record) {_NEAR}(?:insights?|tips?|learnings?|takeaways?|thoughts?"
     rf"|lessons?|ideas?"
     rf"|updates?|memes?|stor(?:y|ies)|photos?|pictures?|sketch(?:es)?|renders?|shots?|clips?"
     rf"|covers?)\b.{{0,40}}? (?:on|to|in) "
     rf"(?:my |the |our )?(?:{_NETWORK}|blog|youtube|tiktok|behance)\b", POST),
    (r"(?:respond|reply|answer)\b.{0,40}?\b(?:listings?|vacanc(?:y|ies)|job ads?|job posts?|job postings?|adverts?"
     r"|tenders?|openings?|rfps?)\b", APPLY),
    (r"(?:respond|reply|answer)\b.{0,40}?\bquestions?\b", ANSWER),
    (r"(?:upload|drop|leave|put|email|hand|distribute|deliver|give|take|bring|send|submit|forward)\b.{0,25}? (?:cvs?"
     r"|r[eé]sum[eé]s?)"
     r"(?: in)?(?: to| at| with| into| on)? (?:at (?:least|minimum) )?(?:\d|two|three|four|five|six|seven|eight|nine"
     r"|ten|a dozen|twelve)", APPLY),
    (r"(?:add|write|send|attach|personali[sz]e)\b.{0,40}?\b(?:linked ?in|connection|contact) (?:requests?"
     r"|invit\w+)\b", ONLINE),
    (r"(?:finish|complete|pass"
     r"|graduate from) " + _NEAR + r"(?:bootcamps?|workshop series|program(?:me)?|masterclass)\b", LEARN),
    (r"(?:publish|push|make) " + _NEAR + r"commits?\b", DO),
    (r"join (?!an? (?:online|virtual)\b)" + _NEAR + r"(?:running|sports?|chess|book|hiking|climbing|football|cycling)"
     r" club\b|join " + _NEAR
     + r"(?:choir|band|gym|team|orchestra|club)\b(?! (?:\w+ )?(?:discord|slack|group|server|whatsapp|channel))", DO),
    (r"(?:get|stay|keep|be|remain) in (?:touch|contact) (?:with )?(?:the right|my network|more)", VAGUE),
    (r"(?:get|stay|keep|be|remain) in (?:touch|contact)", REACH),
    (r"(?:be|become|get|feel) (?:\w+ )?(?:hired|promoted|accepted|employed|invited|noticed|known|recogni[sz]ed|referred"
     r"|seen|selected|headhunted|discovered|mentioned|quoted|tagged|offered|featured|chosen|contacted|approached"
     r"|mentored|paid|respected"
     r"|interviewed|published)", RESULT),
    (r"become (?:an? )?(?:active|valued|respected|trusted|real|full|visible|better|good|great) (?:\w+ )?(?:member"
     r"|part)",
     VAGUE),
    (r"become (?:an? )?(?:\w+ )?member of\b", ONLINE),
    (r"become (?:an? )?(?:better|good|great|strong(?:er)?|more|really|very|confident|known)\b", VAGUE),
    (r"become (?:an?|the) ", RESULT),
    (r"(?:make|put|keep|push|force|challenge|prove|show|market|sell|position|establish|brand) myself\b", VAGUE),
    (r"(?:change|switch) (?:my )?(?:jobs?|careers?|compan(?:y|ies)|fields?|industr(?:y|ies)|roles?)\b", RESULT),
    (r"(?:have|get) (?:my|our|the) (?:\S+ ){1,3}?(?:reviewed|checked|proofread|critiqued|corrected|looked)\b",
     (Action.FEEDBACK, Kind.REACH_OUT)),
    (rf"(?:have|get) {_NEAR}(?:people|persons?|someone|somebody|friends?|colleagues?|{HEADS}) (?:to )?(?:proofread"
     rf"|review|read|check|test|critique|look|try|edit)\b",
     (Action.FEEDBACK, Kind.REACH_OUT)),
    (r"get (?:better|more|out|started|over|used|good|comfortable|confident|into|ready|closer|serious|involved|active"
     r"|to know (?:the|my|our|how|what)|myself)", VAGUE),
    (r"get to know", MEET),
    (r"(?:get|grab|have) (?:\w+ ){0,3}?certified", LEARN),
    (r"(?:ask|get|request|collect|seek|receive|gather)\b.{0,60}?\b(?:feedback|reviews?|to (?:review|critique)"
     r"|critique)",
     (Action.FEEDBACK, Kind.REACH_OUT)),
    (r"(?:ask|get|request|receive|seek|collect|take)\b.{0,60}?\b(?:advice|guidance|insights?|tips)",
     (Action.ADVICE, Kind.REACH_OUT)),
    (r"(?:ask|request|find|get)\b.{0,40}?\b(?:mentorship|to (?:be my )?mentor|mentors?\b)",
     (Action.MENTORSHIP, Kind.REACH_OUT)),
    (r"(?:ask|request)\b.{0,60}?\breferrals?", (Action.REFERRAL, Kind.REACH_OUT)),
    (r"ask\b.{0,50}? for (?:a |an )?(?:\w+ )?coffee\b", COFFEE),
    (r"(?:ask|request)\b.{0,50}? info(?:rmational|rmation)? (?:interviews?|chats?|meetings?)", INTERVIEW),
    (r"ask\b", ASK),
    (r"invite\b.{0,50}? (?:for|to) (?:a |an )?(?:\w+ )?coffee\b", COFFEE),
    (r"invite\b.{0,50}? (?:for|to) (?:a |an )?(?:\w+ )?(?:lunch|dinner|tea|breakfast|drinks?|walk|call|chat)\b", TALK),
    (rf"(?:connect|add|invite)\b.{{0,80}}?\b(?:on|via|through|over) {_NETWORK}\b", LINKS),
    (r"assist (?:to|at|in) .{0,30}?\b(?:" + EVENTS + r")", EVENT),
    (r"volunteer (?:\S+ ){0,5}?(?:at|in|during|for)\b.{0,40}?\b(?:" + EVENTS + r")", (Action.GIVE, Kind.EVENT)),
    (r"(?:find|look for|meet|get) (?:someone|somebody|anyone) (?:who|that|to)\b", VAGUE),
    (r"follow(?:ing)?[ -]?up", (Action.FOLLOW_UP, Kind.REACH_OUT)),
    (r"(?:reach|reaching) out", REACH),
    (r"touch base|check in|hit up|(?:stay|keep) connected (?:with|to)", REACH),
    (r"catch up|sit down with", TALK),
    (r"(?:help|volunteer)(?: out)? (?:at|during|with)\b.{0,30}?\b(?:" + EVENTS + r")", STAGE),
    (r"speak up|give back|(?:contribute|participate|help|do|give|share) more\b(?! \w+s\b)", VAGUE),
    (r"(?:say|wave) (?:hi|hello|thanks|thank you)|circle back|sit (?:next to|with|beside|by)|team up", REACH),
    (r"strike up", TALK),
    (r"(?:buy|treat)\b.{0,30}? (?:to )?(?:a |an )?coffees?\b", COFFEE),
    (r"be an? (?:mentor|buddy|tutor|coach)\b", GIVE),
    (r"(?:do|conduct) (?:\w+ ){0,2}?research", LEARN),
    (r"(?:switch|move|transition|get) (?:in)?to (?:an? |the )?(?:\w+ ){0,2}?(?:role|job|career|position|management"
     r"|design|development|engineering|tech|it|marketing|industry|field)\b", RESULT),
    (r"organi[sz]e my\b", DO),
    (r"(?:engage|interact|mingle)(?: \w+)? with (?:the|my|our|others|people|more)\b(?!.*\b(?:posts?|comments?"
     r"|threads?))", VAGUE),
    (r"(?:get|have) (?:\S+ ){1,5}?(?:featured|published|accepted|hired|noticed|approved|selected)\b", RESULT),
    (r"be (?:present )?at\b.{0,40}?\b(?:" + EVENTS + r")", EVENT),
    (r"(?:network|mingle|socialis\w+|socializ\w+|work the room|meet people|chat) (?:at|during)\b.{0,40}?\b(?:" + EVENTS
     + r")", EVENT),
    (r"network events?|network (?:meet-?ups?|lunch)", EVENT),
    (rf"network with (?:(?:at least |about |around |up to |minimum )?(?:\d|an?\b|one\b|two\b|three\b|five\b|ten\b)"
     rf"|{_NEAR}{PEOPLE})", REACH),
    (r"write (?:an? )?(?:\w+ )?(?:recommendations?|endorsements?)", GIVE),
    (rf"(?:answer|reply(?: to)?|respond(?: to)?) {_NEAR}(?:{HEADS}|people|contacts?)\b(?! (?:questions?|posts?|threads?"
     r"|comments?))", MESSAGE),
    (r"review .{0,30}?\b(?:pull requests?|prs?|issues?|code)\b", DO),
    (r"(?:reply|respond)\b.{0,30}\b(?:posts?|comments?|threads?|stories)", COMMENT),
    (r"(?:write|reply|respond) (?:to|at|back)\b", MESSAGE),
    (r"(?:leave|write|make|add)\b.{0,40}?\bcomments?", COMMENT),
    (r"talk (?:about|through)|speak about", TALK),
    (r"speak (?:at|on (?:an?|one|two|the|\d+) (?:\w+ )?(?:panels?|stages?|podcasts?)|in public|on stage|publicly)"
     r"|talk at"
     r"|(?:give|deliver|hold) (?:an?|my|our|the|one|two|three|\d+) (?:\w+[ -]){0,3}?(?:talk|presentation|workshop"
     r"|demo|speech)", EVENT),
    (r"(?:present|speak|exhibit|demo) (?!(?:to|with)\b)(?:\S+ ){0,5}?(?:at|in|during|for)\b.{0,40}?\b(?:"
     + EVENTS + r")", STAGE),
    (r"(?:tag|come|go) along|(?:pop|swing) (?:in|by|round|over)|show up (?:at|to)|take part|drop (?:by|in)"
     r"|sit in on", EVENT),
    (r"(?:go|get) (?:out )?for (?:a |an )?(?:\w+ )?coffee", COFFEE),
    (r"go (?:out )?(?:for|to) (?:a )?(?:lunch|dinner|drinks|tea|walk|hike|beer|run|ride)\b", TALK),
    (r"go (?:through|over)", LEARN),
    (r"meet (?:up )?(?:\S+ ){0,5}?for (?:a |an )?(?:\w+ )?coffee", COFFEE),
    (r"meet (?:up )?with", TALK),
    (r"(?:make|create|build|write|compile|draw up) an? (?:\w+ )?list of\b.{0,60}?\b(?:compan|start-?ups?|employers?"
     r"|jobs?|firms?)",
     LEARN),
    (rf"(?:find|identify|shortlist|list|pick|select|look up|map) {_NEAR}(?:compan(?:y|ies)|start-?ups?|employers?"
     rf"|firms?)\b", LEARN),
    (r"find (?:more |new |better |out )?(?:ways?|how) to\b", VAGUE),
    (r"(?:find|look for|search for) (?:out|ways|information)", LEARN),
    (r"(?:make|find|get) " + _NEAR + r"(?:friends?|acquaintances?|contacts?|partners?|buddy|buddies|peers?)\b", MEET),
    (r"follow (?:an? |the |\d )?(?:\S+ ){0,2}?(?:courses?|class(?:es)?|tutorials?|trainings?|lessons?)\b", LEARN),
    (rf"(?:make|send|add|accept) {_NEAR}(?:(?:linked ?in|xing|online) (?:connections?|contacts?)|(?:linkedin|pending)"
     r" (?:\w+ )?(?:invit\w+|requests?))", LINKS),
    (rf"(?:send|write|accept) {_NEAR}(?:invit\w+|requests?) (?:on|via|through|over) {_NETWORK}\b"
     rf"|accept .{{0,30}}?\bconnections?\b", LINKS),
    (rf"make {_NEAR}(?:connections?|contacts?) (?:on|via|through) {_NETWORK}\b", LINKS),
    (rf"make {_NEAR}connections?\b", MEET),
    (rf"(?:get|come) to (?:\d|{_NEAR}(?:followers|connections|subscribers))", RESULT),
    (rf"do {_NEAR}network(?:ing)?\b(?! (?:events?|meet|lunch|drinks))", VAGUE),
    (r"(?:participate in|take part in|contribute to|join|join in) (?:\S+ ){0,2}?(?:discussions?|conversations?"
     r"|threads?|chats?|polls?)", ANSWER),
    (rf"(?:teach|lead|run|hold|facilitate) {_NEAR}(?:workshops?|class(?:es)?|seminars?|webinars?|talks?|sessions?)\b",
     STAGE),
    (r"(?:help|volunteer|assist)(?: to| with)? (?:run|host|set up|organi[sz](?:e|ing))\b", STAGE),
    (r"wish (?:i|we|for|that|to)\b", VAGUE),
    (r"(?:find|get|land|secure) (?:\w+ ){0,2}?(?:work|employment)\b(?! (?:buddy|partner|friend))", RESULT),
    (rf"pass {_NEAR}interviews?", RESULT),
    (r"get (?:\w+ly )?(?!(?:certified|excited)\b)[a-z]+ed\b", RESULT),
    (r"(?:add|link|attach|put) (?:an? |my |the |our )(?!\w+ers?\b|friend|person|colleague)", DO),
    (r"(?:send|submit|e-?mail|hand in|hand out|drop off)\b.{0,30}?\b(?:cvs?|r[eé]sum[eé]s?|applications?"
     r"|curricul(?:ums?|a))\b", APPLY),
    (r"(?:review|proofread|check)\b.{0,20}?\b(?:cvs?|r[eé]sum[eé]s?|portfolios?) of", GIVE),
    (r"(?:give|offer) " + _NEAR + r"(?:feedback|help|advice|support|compliments?|back|kudos|thanks|hand|tips?)", GIVE),
    (r"answer\b.{0,30}?\b(?:person|people|somebody|someone|beginners?|members?|students?|newcomers?)\b", GIVE),
    (rf"(?:publish|share|post|launch|release|put) {_NEAR}(?:websites?|apps?|packages?|sites?|librar(?:y"
     rf"|ies))(?![\w-])", DO),
    (rf"share .{{1,40}}? with (?:someone|somebody|{NUMBER}(?:\S+ ){{0,2}}?(?:people|persons?|{HEADS}))\b", GIVE),
    (r"share\b", POST),
    (r"(?:introduce|present) myself", ASK),
    (r"(?:write|rehearse|practi[cs]e|record)\b.{0,25}? (?:and|&) (?:rehearse|practi[cs]e)", LEARN),
    (r"(?:write|prepare|draft|polish) (?:my |a |an |the )?(?:\w+ )?pitch", DO),
    (r"(?:make|get|have) (?:\S+ ){1,4}?(?:look|sound|feel|more|less|better|stronger|nicer|good|great|perfect|shine"
     r"|pop|stand out)\b", VAGUE),
    (r"(?:learn|know|understand|find out) more\b(?! about \S+ \S)", VAGUE),
    (r"take (?:\w+ ){1,3}(?:seriously|care)|put myself|do (?:more )?network", VAGUE),
    (r"(?:grow|increase|expand|raise|build|double|triple)\b(?:(?! (?:and|then) ).){0,50}?\bto (?:\d|an? (?:hundred"
     r"|thousand))", RESULT),
    (rf"(?:{'|'.join(sorted(RESULTS))}|expand|rebuild|regain|restore|cultivate|establish|nurture|maintain|create|form)"
     rf" {_NEAR}(?:{ABSTRACT})(?![\w-]| (?:events?|meet))",
     VAGUE),
    (r"(?:join|sign up (?:for|to|at)|register (?:for|at|with)|enrol+ (?:in|for|on))\b.{0,40}?\b(?:courses?|class"
     r"|bootcamp|training|certificat\w+|program(?:me)?)\b", LEARN),
    (r"sign up|register|rsvp|buy (?:an? |my )?tickets?", EVENT),
    (r"(?:prepare|train) for\b.{0,30}?\b(?:interviews?|exams?|certificat\w+)", LEARN),
    (r"(?:work|focus) (?:on|with|at|towards)", VAGUE),
    (r"look for|search for", VAGUE),
)  # fmt: skip
RULES = tuple((later(rf"(?:{pattern})"), sense) for pattern, sense in _RULES)
"""More than one word, tried in this order at the beginning of what is to be done."""
