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
    r"|open houses?|seminars?|conventions?|congress(?:es)?|symposi(?:um|ums|a)|colloqui(?:um|ums|a)|(?:trade |job "
    r"|design |air )?shows?|roundtables?|open mics?|jam sessions?|jams?"
    r"|get-togethers?|reunions?|festivals?|galas?|receptions?|exhibitions?|brunch(?:es)?|teachmeets?|grand rounds"
    r"|poster sessions?|parents? evenings?|inset days?|recitals?|assembl(?:y|ies)|tournaments?|sprints?|salons?"
    r"|tours?|taster days?|language exchanges?|(?:job|book|film|chess|supper|debate|writing|camera) clubs?|\w+fests?"
    r"|cook-?outs?|barbecues?|bbqs?|stammtisch(?:e)?|potlucks?|(?:lightning|conference|tech) talks?|talks? at"
    r"|gatherings?|breakfasts? club"
    r"|toastmasters|info(?:rmation)? sessions?|networking (?:nights?|evenings?|breakfasts?|sessions?|lunch(?:es)?"
    r"|drinks)"
    r"|unconferences?|(?:hack|demo|pitch|quiz|game|trivia|industry|alumni|code|club) (?:nights?|days?)|ctfs?"
    r"|fireside chats?|lunch (?:and|&|n) learns?|brown bags?|(?:coding )?dojos?|code ?retreats?|start-?up weekends?"
    r"|(?:insight|assessment|open|training|co-?working|networking|industry) days?|town halls?|all-hands|pub"
    r" quiz(?:zes)?"
    r"|ceremon(?:y|ies)|screenings?|premieres?|vernissages?|soir[eé]es?|luncheons?|banquets?|part(?:y|ies)"
    r"|after-?works?"
    r"|speed (?:networking|dating|mentoring)|(?:book|product) launch(?:es)?|(?:speaker|lecture|talk) series"
    r"|language caf[eé]s?|repair caf[eé]s?|trade missions?|mentoring circles?|poster (?:days?|sessions?)"
    r"|barcamps?|amas?(?: sessions?)?|q&as?|retreats?|\w+con(?:f)?"
)
NOUNS: tuple[tuple[str, Sense], ...] = (
    (r"coffee mornings?", EVENT),
    (r"(?:mock|practi[cs]e|practice|trial) (?:technical |job |coding )?interviews?", LEARN),
    (r"info(?:rmational|rmation)?[ -](?:interviews?|chats?|meetings?|calls?)", INTERVIEW),
    (r"(?:(?:virtual|online|1:1|1-on-1|one-on-one|quick|random|tea or|drinks? or|lunch or) )*(?:coffees?|cuppas?"
     r"|brews?|flat whites?|espress(?:o|i|os)|cappuccin(?:o|i|os)|lattes?|chai)(?:[ -](?:chats?|dates?|meetings?"
     r"|breaks?"
     r"|calls?|talks?))?(?! shops?\b)", COFFEE),
    (r"connection (?:requests?|invit\w+|notes?)|(?:connect|contact) requests?|invitations? to connect|(?:linked ?in"
     r"|xing) (?:invit\w+|requests?)", ONLINE),
    (r"(?:linked ?in|xing|online) (?:connections|contacts)|connections on", LINKS),
    (r"(?:\w+ )?(?:communit(?:y|ies)|forums?|subreddits?|discords?|slacks?|(?:facebook|linkedin|online|slack|discord"
     r"|whatsapp|telegram|user) groups?|groups?|servers?|channels?)", ONLINE),
    (r"follow[ -]?ups?|check-ins? with", REACH),
    (EVENTS, EVENT),
    (r"(?:phone|video|zoom|intro|discovery)? ?calls?|zooms?|skype|facetime|google meets?|teams call", CALL),
    (r"conversations?|chats?|one-on-ones?|1-on-1s?|1:1s?|meetings?|lunch(?:es)?|dinners?|breakfasts?|tea|drinks"
     r"|catch-?ups?"
     r"|check-?ins?|appointments?|pints?|convos?|huddles?|talks? with|mentoring sessions?|(?:mentor|office) hours"
     r"|walks?|beers?|(?:slots?|sessions?|time|an hour) with", TALK),
    (r"(?:thank[ -]you |voice |follow-up )?(?:messages?|notes?)|dms?|e-?mails?|inmails?|texts?|letters? to"
     r"|(?:thank[ -]you |greeting )?cards? to|thank[ -]you cards?|postcards?"
     r"|outreach", MESSAGE),
    (r"comments?", COMMENT),
    (r"(?:demo |show)?reels? of|(?:demo |show)-?reels?|look-?books?|business cards?|call sheets?|pitch decks?"
     r"|decks?", DO),
    (r"intros|intro(?= (?:to|with|from)\b)|introductions?|compliments?|endorsements?|recommendations?|shout-?outs?"
     r"|kudos|code reviews?"
     r"|favou?rs?|thanks", GIVE),
    (r"(?:blog |linkedin )?posts?|articles?|newsletters?|tweets?|threads?|blogs?|videos?|podcasts?|tutorials?|tils?"
     r"|reels?|tiktoks?|stor(?:y|ies)|infographics?|(?:instagram|linkedin|facebook|tiktok) lives?|vlogs?|(?:opinion "
     r"|think)[ -]?pieces?|op-?eds?|essays?|columns?"
     r"|diar(?:y|ies)|(?:linkedin|blog) postings?"
     r"|(?:project |status |progress |weekly |work )?updates|(?:project |status |progress |linkedin |weekly )updates?"
    r"|recaps?|memes?|clips?|shorts|screencasts?|white ?papers?|zines?|e-?books? on|walk-?throughs?|explainers?|gists?"
    r"|snippets?|(?:blog |diary )entr(?:y|ies)|episodes?|listicles?|(?:dribbble )?shots?|show ?cases?"
    r"|case stud(?:y|ies)|write-?ups?|how-?tos?|answers|an answer|carousels?|polls?|streams?", POST),
    (r"(?:(?:\w+ )?cvs?|r[eé]sum[eé]s?) to|(?:job |grant )?applications?|apps|curricul(?:ums|a)|bewerbung(?:en)?"
     r"|(?:job )?(?:vacanc(?:y|ies)|openings?|ads?|listings?)", APPLY),
    (r"(?:book )?courses?|moocs?|refreshers?|past papers|toefl|ielts|gre|gmat|cpa|pmp|cfa|ccna|cissp|acca|nclex|delf"
     r"|jlpt|comptia|cka|itil|prince2|six sigma|scrum master|cloud practitioner|solutions architect|(?:driving"
     r"|theory) tests?|licen[cs]es?|(?:language|piano|guitar|coding|speaking) practi[cs]e|revision|drills?"
     r"|practi[cs]e tests?|duolingo|nanodegrees?|certs?|e-learnings?|diplomas?|kata|scales|arpeggios|class(?:es)?"
     r"|lessons?|tutorials?|trainings?|certificat\w+|modules?|books?|exams?|chapters?|exercises?"
     r"|(?:course |udemy |coursera )?sections?|(?:leetcode |coding |practice |math )?problems|puzzles?|algorithms?"
    r"|(?:coding |practice |course )?assignments?|homework|coursework|work-?books?|text-?books?|audio-?books?"
    r"|udemy|coursera|freecodecamp|edx|pluralsight|codecademy|hackerrank|codewars|exercism|advent of code|datacamp"
    r"|khan academy|odin project|frontend masters|mocks|case interviews?"
    r"|katas?|leetcode|challenges?|documentaries|documentary|lectures?|flashcards|quiz(?:zes)?|papers?", LEARN),
    (r"(?:(?:talk |session |workshop )?proposals?|cfps?|cover letters?|portfolios?|cvs?|r[eé]sum[eé]s?|websites?"
     r"|commits?|(?:github |open source |good first )?issues?|bugs?|bug fix(?:es)?|features?|contributions?|landing"
     r" pages?"
    r"|prototypes?|wireframes?|mock-?ups?|logos?|slides|slide decks?|trackers?|checklists?|one-pagers?|flyers?|posters?"
    r"|brochures?|(?:personal |business )?websites?|motivation letters?|letters? of motivation|lists?|business plans?"
    r"|profiles?|projects?|pull requests?|headlines?|prs?"
     r"|readmes?|templates?|spreadsheets?|pitch(?:es)?|banners?|photos?|headshots?|apps?|repos?|sites?|bios?)", DO),
)  # fmt: skip
"""What a noun says to do, where the verb leaves it open or there is none."""
OUTCOMES = (
    r"jobs?|offers?|internships?|roles?|positions?|referrals?|promotions?|interviews?|clients?|customers?|followers?"
    r"|connections|contacts|stars?|subscribers?|views?|likes?|impressions?|mentors?|raises?|salary|contracts?|gigs?"
    r"|apprenticeships?|traineeships?|scholarships?|invitations?|invites?|responses?|repl(?:y|ies)|recommendations?"
    r"|endorsements?|testimonials?|leads?|sponsors?|awards?|placements?|grants?|postdocs?|phds?|lectureships?"
    r"|pupillages?|residenc(?:y|ies)|bookings?|commissions?|deals?|funding|investment|backers?|co-authors?|citations?"
    r"|downloads?|listeners?|upvotes?|term sheets?|record deal|visitors?|readers?|mentions?|reactions?|sign-?ups?"
    r"|seats?|slots?|keynotes?|rejections?"
)
"""What others decide about."""
ABSTRACT = (
    r"networks?|networking(?! (?:events?|platforms?|apps?|groups?|lunch|sessions?|breakfasts?|calls?|meet))"
    r"|relationships?|visibility|presence|career|confidence|reputation|brand|influence|impact"
    r"|skills"
    r"|audience|trust|credibility|circle|reach|profile of|community|opportunit(?:y|ies)|bonds?|rapport|ties"
    r"|expertise|success|balance|self-esteem|friendships?|mindset|habits?"
)
"""What can be seen by nobody."""
