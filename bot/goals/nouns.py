"""Nouns of goals: what they say to do where the verb leaves it open, what others decide about, what nobody can see."""

from __future__ import annotations

from bot.goals.senses import (
    APPLY,
    CALL,
    COFFEE,
    COMMENT,
    DO,
    EVENT,
    GIVE,
    INTERVIEW,
    LEARN,
    LINKS,
    MESSAGE,
    ONLINE,
    POST,
    REACH,
    TALK,
    Sense,
)

EVENTS = (
    r"(?:\w+[ -])?meet-?ups?|events?|conferences?|hackathons?|webinars?|workshops?|fairs?|summits?|(?:career|open"
    r"|demo) days?"
    r"|(?:study|reading) groups?|panels?|mixers?|socials?|happy hours?|bootcamps?|masterclass(?:es)?|expos?|game jams?"
    r"|open houses?|seminars?|conventions?|(?:lightning|conference|tech) talks?|talks? at|gatherings?|breakfasts? club"
    r"|toastmasters|info(?:rmation)? sessions?|networking (?:nights?|evenings?|sessions?|lunch(?:es)?|drinks)"
    r"|unconferences?"
    r"|barcamps?|amas?(?: sessions?)?|q&as?|retreats?|\w+con(?:f)?"
)
NOUNS: tuple[tuple[str, Sense], ...] = (
    (r"(?:mock|practi[cs]e|practice|trial) (?:technical |job |coding )?interviews?", LEARN),
    (r"info(?:rmational|rmation)?[ -](?:interviews?|chats?|meetings?|calls?)", INTERVIEW),
    (r"(?:(?:virtual|online|1:1|1-on-1|one-on-one|quick|random) )*coffees?(?:[ -](?:chats?|dates?|meetings?|breaks?"
     r"|calls?|talks?))?(?! shops?\b)", COFFEE),
    (r"connection (?:requests?|invit\w+|notes?)|(?:connect|contact) requests?|invitations? to connect|(?:linked ?in"
     r"|xing) (?:invit\w+|requests?)", ONLINE),
    (r"(?:linked ?in|xing|online) (?:connections|contacts)|connections on", LINKS),
    (r"(?:\w+ )?(?:communit(?:y|ies)|forums?|subreddits?|discords?|slacks?|(?:facebook|linkedin|online|slack|discord"
     r"|whatsapp|telegram|user) groups?|groups?|servers?|channels?|chapters? of)", ONLINE),
    (r"follow[ -]?ups?|check-ins? with", REACH),
    (EVENTS, EVENT),
    (r"(?:phone|video|zoom|intro|discovery)? ?calls?", CALL),
    (r"conversations?|chats?|one-on-ones?|1-on-1s?|1:1s?|meetings?|lunch(?:es)?|dinners?|breakfasts?|tea|drinks"
     r"|catch-?ups?"
     r"|check-?ins?|appointments?|talks? with|mentoring sessions?|(?:mentor|office) hours|walks?|beers?", TALK),
    (r"(?:thank[ -]you |voice |follow-up )?(?:messages?|notes?)|dms?|e-?mails?|inmails?|texts?|letters? to"
     r"|outreach", MESSAGE),
    (r"comments?", COMMENT),
    (r"introductions?|compliments?|endorsements?|recommendations?|shout-?outs?|kudos|code reviews?"
     r"|favou?rs?|thanks", GIVE),
    (r"(?:blog |linkedin )?posts?|articles?|newsletters?|tweets?|threads?|blogs?|videos?|podcasts?|tutorials?|tils?"
     r"|reels?|tiktoks?|stor(?:y|ies)|infographics?|vlogs?"
     r"|case stud(?:y|ies)|write-?ups?|how-?tos?|answers?|carousels?|polls?|streams?", POST),
    (r"(?:job )?applications?", APPLY),
    (r"courses?|class(?:es)?|lessons?|tutorials?|trainings?|certificat\w+|modules?|books?|exams?|chapters?|exercises?"
     r"|katas?|leetcode|challenges?|documentaries|documentary|lectures?|flashcards|quiz(?:zes)?|papers?", LEARN),
    (r"(?:(?:talk |session |workshop )?proposals?|cfps?|cover letters?|portfolios?|cvs?|r[eé]sum[eé]s?|websites?"
     r"|profiles?|projects?|pull requests?|headlines?|prs?"
     r"|readmes?|templates?|spreadsheets?|pitch(?:es)?|banners?|photos?|headshots?|apps?|repos?|sites?|bios?)", DO),
)  # fmt: skip
"""What a noun says to do, where the verb leaves it open or there is none."""
OUTCOMES = (
    r"jobs?|offers?|internships?|roles?|positions?|referrals?|promotions?|interviews?|clients?|customers?|followers?"
    r"|connections|contacts|stars?|subscribers?|views?|likes?|impressions?|mentors?|raises?|salary|contracts?|gigs?"
    r"|apprenticeships?|traineeships?|scholarships?|invitations?|invites?|responses?|repl(?:y|ies)|recommendations?"
    r"|endorsements?|testimonials?|leads?|sponsors?|awards?|placements?|grants?|visitors?|readers?|mentions?|reactions?"
)
"""What others decide about."""
ABSTRACT = (
    r"networks?|networking|relationships?|visibility|presence|career|confidence|reputation|brand|influence|impact"
    r"|skills"
    r"|audience|trust|credibility|circle|reach|profile of|community|opportunit(?:y|ies)|bonds?|rapport|ties"
    r"|expertise|success|balance|self-esteem|friendships?|mindset|habits?"
)
"""What can be seen by nobody."""
