"""What more than one word says to do: “reach out”, “ask … for feedback”, “speak at”, “become known”.

The patterns are tried in their order on the plain form of a verb with what follows it, in small letters.
"""

from __future__ import annotations

import re

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

PEOPLE = (
    r"(?:people|persons?|someone|somebody|folks|alumni|members?|friends?|colleagues?|classmates?|\w+ers?|designers?"
    r"|contacts?"
    r"|\w+ors?|women|men|hr|team)"
)
_NETWORK = (
    r"(?:linked ?in|xing|x|twitter|github|mastodon|bluesky|instagram|facebook|discord|slack|threads|dribbble|online)"
)
_NEAR = r"(?:(?!(?:with|to|for|at|about|on|in|from|of|by|who|that|and)\b)[\w'’.,+#/-]+ ){0,5}?"
"""Up to five words of one phrase."""

_RULES: tuple[tuple[str, Sense], ...] = (
    (r"(?:get|stay|keep|be|remain) in (?:touch|contact) (?:with )?(?:the right|my network|more)", VAGUE),
    (r"(?:get|stay|keep|be|remain) in (?:touch|contact)", REACH),
    (r"(?:be|become|get|feel) (?:\w+ )?(?:hired|promoted|accepted|employed|invited|noticed|known|recogni[sz]ed|referred"
     r"|seen|selected|headhunted|discovered|offered|featured|chosen|contacted|approached|mentored|paid|respected"
     r"|interviewed|published)", RESULT),
    (r"become (?:an? )?(?:better|good|great|strong(?:er)?|more|really|very|confident|known)\b", VAGUE),
    (r"become (?:an?|the) ", RESULT),
    (r"(?:make|put|keep|push|force|challenge|prove|show|market|sell|position|establish|brand) myself\b", VAGUE),
    (r"(?:change|switch) (?:my )?(?:jobs?|careers?|compan(?:y|ies)|fields?|industr(?:y|ies)|roles?)\b", RESULT),
    (r"(?:have|get) (?:my|our|the) (?:\S+ ){1,3}?(?:reviewed|checked|proofread|critiqued|corrected|looked)\b",
     (Action.FEEDBACK, Kind.REACH_OUT)),
    (r"get (?:better|more|out|started|over|used|good|comfortable|confident|into|ready|closer|serious|involved|active"
     r"|to know (?:the|my|our|how|what)|myself)", VAGUE),
    (r"get to know", MEET),
    (r"(?:get|grab|have) (?:\w+ ){0,3}?certified", LEARN),
    (r"(?:ask|get|request|collect|seek|receive|gather)\b.{0,60}?\b(?:feedback|reviews?|to (?:review|critique)"
     r"|critique)",
     (Action.FEEDBACK, Kind.REACH_OUT)),
    (r"(?:ask|get|request|receive|seek|collect)\b.{0,60}?\b(?:advice|guidance|insights?|tips)",
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
    (r"network (?:at|during)\b.{0,40}?\b(?:" + EVENTS + r")", EVENT),
    (r"network events?|network (?:meet-?ups?|lunch)", EVENT),
    (rf"network with (?:(?:at least |about |around |up to |minimum )?(?:\d|an?\b|one\b|two\b|three\b|five\b|ten\b)"
     rf"|{_NEAR}{PEOPLE})", REACH),
    (r"write (?:an? )?(?:\w+ )?(?:recommendations?|endorsements?)", GIVE),
    (r"(?:write|reply|respond) (?:to|at|back)\b", MESSAGE),
    (r"(?:reply|respond)\b.{0,30}\b(?:posts?|comments?|threads?)", COMMENT),
    (r"(?:leave|write|make|add)\b.{0,40}?\bcomments?", COMMENT),
    (r"talk (?:about|through)|speak about", TALK),
    (r"speak (?:at|in public|on stage|publicly)|talk at"
     r"|give an? (?:\w+[ -]){0,3}?(?:talk|presentation|workshop|demo)", EVENT),
    (r"(?:present|speak|exhibit|demo) (?!(?:to|with)\b)(?:\S+ ){0,5}?(?:at|in|during|for)\b.{0,40}?\b(?:"
     + EVENTS + r")", STAGE),
    (r"show up (?:at|to)|take part|drop (?:by|in)|sit in on", EVENT),
    (r"(?:go|get) (?:out )?for (?:a |an )?(?:\w+ )?coffee", COFFEE),
    (r"go (?:out )?(?:for|to) (?:a )?(?:lunch|dinner|drinks|tea|walk|hike|beer|run|ride)\b", TALK),
    (r"go (?:through|over)", LEARN),
    (r"meet (?:up )?(?:\S+ ){0,5}?for (?:a |an )?(?:\w+ )?coffee", COFFEE),
    (r"meet (?:up )?with", TALK),
    (r"(?:make|create|build|write|compile|draw up) an? (?:\w+ )?list of\b.{0,60}?\b(?:compan|start-?ups?|employers?"
     r"|jobs?|people|firms?)",
     LEARN),
    (rf"(?:find|identify|shortlist|list|pick|select|look up|map) {_NEAR}(?:compan(?:y|ies)|start-?ups?|employers?"
     rf"|firms?)\b", LEARN),
    (r"(?:find|look for|search for) (?:out|ways|information)", LEARN),
    (r"(?:make|find|get) " + _NEAR + r"(?:friends?|acquaintances?|contacts?|partners?|buddy|buddies|peers?)\b", MEET),
    (r"follow (?:an? |the |\d )?(?:\S+ ){0,2}?(?:courses?|class(?:es)?|tutorials?|trainings?|lessons?)\b", LEARN),
    (rf"(?:make|send|add|accept) {_NEAR}(?:(?:linked ?in|xing|online) (?:connections?|contacts?)|(?:linkedin|pending)"
     r" (?:\w+ )?(?:invit\w+|requests?))", LINKS),
    (rf"make {_NEAR}(?:connections?|contacts?) (?:on|via|through) {_NETWORK}\b", LINKS),
    (rf"make {_NEAR}connections?\b", MEET),
    (rf"(?:get|come) to (?:\d|{_NEAR}(?:followers|connections|subscribers))", RESULT),
    (rf"do {_NEAR}network(?:ing)?\b(?! (?:events?|meet|lunch|drinks))", VAGUE),
    (r"participate in (?:\S+ ){0,2}?(?:discussions?|conversations?|threads?|chats?|polls?)", ANSWER),
    (rf"(?:teach|lead|run|hold|facilitate) {_NEAR}(?:workshops?|class(?:es)?|seminars?|webinars?|talks?|sessions?)\b",
     STAGE),
    (r"(?:help|volunteer|assist)(?: to| with)? (?:run|host|set up|organi[sz](?:e|ing))\b", STAGE),
    (r"wish (?:i|we|for|that|to)\b", VAGUE),
    (r"(?:find|get|land|secure) (?:\w+ ){0,2}?(?:work|employment)\b(?! (?:buddy|partner|friend))", RESULT),
    (rf"pass {_NEAR}interviews?", RESULT),
    (r"get (?:\w+ly )?(?!(?:certified|excited)\b)[a-z]+ed\b", RESULT),
    (r"(?:add|link|attach|put) (?:an? |my |the |our )(?!\w+ers?\b|friend|person|colleague)", DO),
    (r"(?:send|submit|e-?mail|hand in|hand out|drop off)\b.{0,30}?\b(?:cvs?|r[eé]sum[eé]s?|applications?)\b", APPLY),
    (r"(?:review|proofread|check)\b.{0,20}?\b(?:cvs?|r[eé]sum[eé]s?|portfolios?) of", GIVE),
    (r"(?:give|offer) " + _NEAR + r"(?:feedback|help|advice|support|compliments?|back|kudos|thanks|hand|tips?)", GIVE),
    (r"answer\b.{0,30}?\b(?:person|people|somebody|someone|beginners?|members?|students?|newcomers?)\b", GIVE),
    (rf"(?:publish|share|post|launch|release|put) {_NEAR}(?:websites?|apps?|packages?|sites?|librar(?:y"
     rf"|ies))(?![\w-])", DO),
    (r"share\b", POST),
    (r"(?:introduce|present) myself", ASK),
    (r"(?:write|rehearse|practi[cs]e|record)\b.{0,25}? (?:and|&) (?:rehearse|practi[cs]e)", LEARN),
    (r"(?:write|prepare|draft|polish) (?:my |a |an |the )?(?:\w+ )?pitch", DO),
    (r"(?:make|get|have) (?:\S+ ){1,4}?(?:look|sound|feel|more|better|stronger)\b", VAGUE),
    (r"(?:learn|know|understand|find out) more\b(?! about \S+ \S)", VAGUE),
    (r"take (?:\w+ ){1,3}(?:seriously|care)|put myself|do (?:more )?network", VAGUE),
    (r"(?:grow|increase|expand|raise|build|double|triple)\b.{0,50}?\bto (?:\d|an? (?:hundred|thousand))", RESULT),
    (rf"(?:{'|'.join(sorted(RESULTS))}|expand|cultivate|establish|nurture|maintain|create|form)"
     rf" {_NEAR}(?:{ABSTRACT})(?![\w-]| (?:events?|meet))",
     VAGUE),
    (r"(?:join|sign up (?:for|to|at)|register (?:for|at|with)|enrol+ (?:in|for|on))\b.{0,40}?\b(?:courses?|class"
     r"|bootcamp|training|certificat\w+|program(?:me)?)\b", LEARN),
    (r"sign up|register|rsvp|buy (?:an? |my )?tickets?", EVENT),
    (r"(?:prepare|train) for\b.{0,30}?\b(?:interviews?|exams?|certificat\w+)", LEARN),
    (r"(?:work|focus) (?:on|with|at|towards)", VAGUE),
    (r"look (?:for|at)|search for", VAGUE),
)  # fmt: skip
RULES = tuple((re.compile(rf"(?:{pattern})"), sense) for pattern, sense in _RULES)
"""More than one word, tried in this order at the beginning of what is to be done."""
