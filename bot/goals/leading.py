"""What leads to an outcome that others decide, and what a vague wish could begin with.

Nobody can do “get a referral”; asking three people for a coffee chat is a task. A table of rules proposes such tasks
with the role, the company, the sector and the channel of the member's own sentence. Each is a whole goal: it names one
activity, a number and a time, and it is read as if typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bot.goals import filters, numbering, reading, wording
from bot.goals.model import Action
from bot.goals.reading import Reading
from bot.goals.vocabulary import compiled
from bot.kit import words

MOST = 3
"""Proposals at once: the best first."""


@dataclass(frozen=True, slots=True)
class Lead:
    """A goal in one sentence that leads to an outcome, and why it does, in at most 100 characters."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Rule:
    """The outcomes that it is for, and its tasks. In a task stand, where the sentence says them:

    {people}   whom to talk to: “data analysts in fintech”, “people at Acme”, else “people in my field”
    {jobs}     what to apply to: “data analyst roles in fintech”, “jobs”
    {topic}    what to be known for: “testing”, else “my work”
    {channel}  where: “LinkedIn”
    {by}       “by 31 December 2026”; {until}: “until 31 December 2026”
    """

    wanted: re.Pattern[str]
    tasks: tuple[Lead, ...]


_COFFEES = Lead("Have 3 coffee chats with {people} {by}", "People who know you think of you when something opens.")
_APPLY = Lead("Apply to 5 {jobs} {by}", "Applications are in your hands, and each one teaches you something.")
_ASK_COFFEE = Lead("Ask 3 {people} for a coffee chat {by}", "People refer those whom they have talked to.")
_POST_WEEKLY = Lead("Write 1 {channel} post every week {until}", "People follow those who share something regularly.")
_POST_WEEKLY_WORK = Lead(
    "Write 1 {channel} post about my work every week {until}", "What you write shows what you can do."
)
_COMMENTS = Lead(
    "Comment on 3 {channel} posts every week {until}", "A good comment shows you to people who don't know you yet."
)
_FEEDBACK = Lead(
    "Ask 2 {people} for feedback on my CV {by}", "A second pair of eyes finds what keeps your CV from being read."
)
_EVENTS = Lead("Attend 2 {sector} events {by}", "Events are where you meet the people who decide.")
_MESSAGES = Lead("Message 5 {people} {by}", "Most replies begin with a short and personal message.")


def _rule(wanted: str, *tasks: Lead) -> Rule:
    return Rule(compiled(rf"\b(?:{wanted})\b"), tasks)


RULES: tuple[Rule, ...] = (
    _rule(
        r"clients?|customers?|leads?|gigs?|contracts?|freelance|commissions?|sales?|orders?",
        Lead("Message 5 possible clients every week {until}", "Work comes from conversations that you begin."),
        Lead("Ask 3 people I worked with for a recommendation {by}", "New clients trust the word of earlier ones."),
        Lead(
            "Write 1 {channel} post about my work every week {until}",
            "Clients come to those whose work they have seen.",
        ),
    ),
    _rule(
        r"accepted\s+(?:into|to|for)",
        Lead("Apply to 5 {jobs} {by}", "The more places you apply to, the less one answer matters."),
        Lead("Have 2 coffee chats with {people} {by}", "Somebody who was there knows what they look for."),
    ),
    _rule(
        r"pass\b.*interviews?",
        Lead("Do 3 mock interviews with {people} {by}", "An interview is a skill, and practice is how you get it."),
        Lead("Ask 2 {people} for advice about interviews {by}", "Those who hire can tell you what they listen for."),
    ),
    _rule(
        r"podcasts?|featured|published|newsletter\s+feature|magazine",
        Lead("Message 3 hosts or editors {by}", "Hosts and editors look for topics: most guests offered theirs."),
        _POST_WEEKLY_WORK,
    ),
    _rule(
        r"referrals?|referred|introduced|introductions?|refer\s+me",
        _ASK_COFFEE,
        Lead("Message 5 {people} {by}", "Each person whom you write to may know somebody who opens a door."),
    ),
    _rule(
        r"invited\s+to\s+speak|speaker|speaking|interviewed\s+(?:on|by|for)|keynote",
        Lead("Send 2 talk proposals to meetups {by}", "Most speakers were not found: they proposed a talk."),
        Lead("Message 3 event organisers {by}", "Organisers look for speakers all year and are glad about offers."),
        Lead("Write 1 {channel} post every week {until}", "What you write shows what you could speak about."),
    ),
    _rule(
        r"mentors?|mentored|mentorship|sponsors?|coach",
        Lead("Ask 2 {people} for advice {by}", "A mentor begins as somebody who gave you advice once."),
        Lead("Have 2 coffee chats with {people} {by}", "You find out whom you can learn from when you talk to them."),
    ),
    _rule(
        r"followers?|subscribers?|readers?|views?|impressions|likes?|reactions?|mentions?|visitors?|audience",
        _POST_WEEKLY,
        _COMMENTS,
    ),
    _rule(
        r"stars?|downloads?|forks?",
        Lead("Write 1 post about my project every week {until}", "People can only use what they have heard of."),
        Lead("Show my project to 5 {people} {by}", "Each person who tries it can tell you what keeps others away."),
    ),
    _rule(
        r"known|recogni[sz]ed|noticed|seen|respected|discovered|visible|appreciated|valued|expert|authority|headhunted",
        Lead(
            "Write 1 {channel} post about {topic} every week {until}", "You become known for what people read from you."
        ),
        Lead("Answer 2 questions about {topic} every week {until}", "Those whom you helped remember what you know."),
        Lead("Give 1 talk about {topic} {by}", "A talk is remembered longer than a profile."),
        _COMMENTS,
    ),
    _rule(
        r"connections?|contacts?|friends?|network",
        Lead(
            "Send 3 personal connection requests every week {until}",
            "A request with a personal line is accepted far more often.",
        ),
        _EVENTS,
        Lead("Follow up with 2 people I met every week {until}", "Connections last when you write a second time."),
    ),
    _rule(
        r"promot\w+|raises?|salary|pay",
        Lead("Ask my manager for feedback {by}", "You hear what is still missing, and your manager what you want."),
        Lead("Have 2 coffee chats with {people} {by}", "Promotions are decided by people who know your work."),
        Lead(
            "Write down 1 result of my work every week {until}",
            "You need your results at hand when you are asked for them.",
        ),
    ),
    _rule(
        r"recommendations?|endorsements?|testimonials?",
        Lead(
            "Ask 3 people I worked with for a recommendation {by}", "Most people gladly write one when they are asked."
        ),
        Lead("Write 2 recommendations for colleagues {by}", "Those whom you recommend often return it."),
    ),
    _rule(
        r"repl(?:y|ies)|responses?|answers?",
        _MESSAGES,
    ),
    _rule(
        r"(?:job\s+|technical\s+)?interviews?",
        Lead("Apply to 5 {jobs} {by}", "Interviews follow applications, and you decide how many you send."),
        _ASK_COFFEE,
        _FEEDBACK,
    ),
    _rule(
        r"internships?|apprenticeships?|traineeships?|placements?|scholarships?|grants?|fellowships?|residenc\w+|awards?"
        r"|accepted|program(?:me)?s?",
        Lead("Apply to 5 {jobs} {by}", "The more places you apply to, the less one answer matters."),
        Lead("Have 2 coffee chats with {people} {by}", "Somebody who was there knows what they look for."),
    ),
    _rule(
        r"jobs?|hired|offers?|roles?|positions?|employed|employment|work|careers?|compan(?:y|ies)|become|switch|change",
        _COFFEES,
        _APPLY,
        _FEEDBACK,
    ),
)
"""Tried in this order on the sentence of an outcome goal."""

_KINDS = (
    (r"internships?", "internships"), (r"apprenticeships?", "apprenticeships"), (r"traineeships?", "traineeships"),
    (r"scholarships?", "scholarships"), (r"grants?", "grants"), (r"fellowships?", "fellowships"),
    (r"mentorship\s+program(?:me)?s?", "mentorship programmes"), (r"program(?:me)?s?", "programmes"),
)  # fmt: skip
_AS = compiled(
    r"\bas\s+(?:an?\s+|the\s+)?(?P<role>(?:[\w/+#-]+\s+){0,2}?[\w/+#-]+?)(?=\s+(?:at|in|by|before|with|on|for|this)\b|[.,;!?]|$)"
)
_INTO = compiled(
    r"\b(?:switch|change|move|transition)\s+(?:in)?to\s+(?P<field>[\w-]+(?:\s+(?:management|design|engineering|science))?)"
)
_BECOME = compiled(
    r"\bbecome\s+(?:an?|the)\s+(?P<role>(?:[\w/+#-]+\s+){0,2}?[\w/+#-]+?)(?=\s+(?:at|in|by|before|with|on|for|this)\b|[.,;!?]|$)"
)
_NO_ROLE = re.compile(
    r"\b(?:mentor|speaker|expert|lead|friend|colleague|classmate|coworker|student|become|better|every)\b"
)
"""Whom one has or becomes, which is no role of people to talk to."""
_AT = re.compile(r"\b(?i:at|with|from|for)\s+(?P<company>[A-Z][\w&.'-]*(?:\s+[A-Z][\w&.'-]*){0,2})")
_TOPIC = compiled(
    r"\b(?:(?:known|recogni[sz]ed|respected|noticed|seen|valued)\s+(?:for|in)|expert(?:\s+(?:in|on|for))|authority\s+(?:in|on)"
    r"|as\s+(?:the|an?)(?=\s+[\w-]+\s+(?:person|expert|guy|woman|specialist)))\s+(?:my\s+|the\s+)?(?P<topic>[\w+#.-]+(?:\s+[\w+#.-]+)?)"
)
_TOPIC_ENDS = compiled(
    r"\s+(?:by|before|in|on|at|this|until|person|expert|guy|woman|specialist|community|next|within|and|work)\b.*$"
)
_WORK = "my work"
"""What one is known for where the sentence doesn't say."""
_WISHED = compiled(
    r"\W*(?:(?:i|we)(?:'d|\s+would)?\s+(?:want|like|need|hope|plan)\s+to\s+)?(?:get|find|land|win|gain|attract|earn|have)\s+(?:an?\s+"
    r"|my\s+|more\s+|new\s+|some\s+|first\s+|good\s+|better\s+|freelance\s+|paying\s+|\d+\s+)*(?:clients?|customers?|mentors?|jobs?|gigs?"
    r"|followers?|subscribers?|readers?|offers?|referrals?|interviews?|sponsors?)\b(?!\s+(?:to|for)\b)"
    r"|\W*(?:(?:i|we)\s+want\s+to\s+)?(?:be|become|get)\s+(?:\w+\s+)?(?:known|recogni[sz]ed|noticed|respected|promoted|hired|referred)\b"
)
"""Outcomes that the reading takes for something else, for want of a number or of an end."""
_NO_COMPANY = frozenset(
    "LinkedIn X Twitter GitHub Slack Discord January February March April May June July August September October"
    " November December Christmas Easter Q1 Q2 Q3 Q4 UX AI HR IT CV".split()
)


def action_goals(text: str, read: Reading, today: date, by: date) -> tuple[Lead, ...]:
    """One to three goals that lead to the outcome `text`, which was read as `read`; none where no rule fits.

    `by` is the last day of each that ends, from the member's local day `today` on.
    """
    said = reading.plain(text)
    if by < today or (read.action is not Action.RESULT and not _WISHED.match(said)):
        return ()
    rule = next((rule for rule in RULES if rule.wanted.search(said)), None)
    if rule is None:
        return ()
    filled = _filled(said, read, by)
    tasks = [
        task for at, task in enumerate(rule.tasks) if not at or "{topic}" not in task.text or filled["topic"] != _WORK
    ]
    leads = (Lead(_sentence(task.text.format_map(filled)), task.why) for task in tasks)
    return tuple(lead for lead in leads if _does(lead.text, today))[:MOST]


def _sentence(text: str) -> str:
    return words.capital(" ".join(text.split())) + "."


def _does(text: str, today: date) -> bool:
    """Whether a proposal is something to do, with a number and a time, and one sentence."""
    read = reading.read(text, today)
    timed = read.deadline is not None or read.cadence is not None
    one = reading.sentences(text) == 1 and reading.activities(text) == 1 and len(text) <= reading.LONGEST
    return one and timed and read.target is not None and not read.vague and read.action is not Action.RESULT


def _filled(said: str, read: Reading, by: date) -> dict[str, str]:
    role = _role(said, read)
    company = read.company or _company(said)
    field = _INTO.search(said)
    sector = "" if read.sector.lower() in ("industry", "sector", "field") else read.sector
    sector = sector or ("" if field is None or role else field["field"])
    people = f"{_many(role)}" if role else "people"
    if company:
        people = f"{people} at {company}"
    elif sector:
        people = f"{people} in {sector}"
    elif not role:
        people = "people in my field"
    return {
        "people": people,
        "jobs": _jobs(said, role, company, sector),
        "topic": _topic(said),
        "channel": read.channel or filters.channel(said) or "LinkedIn",
        "sector": f"{sector} " if sector and " " not in sector else "networking ",
        "by": f"by {wording.day(by)}",
        "until": f"until {wording.day(by)}",
    }


def _role(said: str, read: Reading) -> str:
    """The role that is wanted: “hired as a data analyst”; without an own word the one that the sentence names."""
    for pattern in (_AS, _BECOME):
        found = pattern.search(said)
        if found is not None and filters.role(f"talk to {found['role']}"):
            return _plain(found["role"])
    if read.role and not _NO_ROLE.search(read.role):
        return read.role.split(" or ")[0]
    return ""


def _plain(role: str) -> str:
    return " ".join(
        word for word in role.split() if word.lower() not in ("junior", "senior", "remote", "great", "good")
    )


def _many(role: str) -> str:
    """“data analysts”."""
    first, _, last = role.rpartition(" ")
    return f"{first} {numbering.plural(last)}".strip() if not numbering.is_plural(last) else role


def _jobs(said: str, role: str, company: str, sector: str) -> str:
    kind = next((name for pattern, name in _KINDS if re.search(rf"\b(?:{pattern})\b", said, re.IGNORECASE)), "")
    jobs = kind or (f"{role} roles" if role else "jobs")
    if company:
        return f"{jobs} like the one at {company}" if not kind else jobs
    return f"{jobs} in {sector}" if sector else jobs


def _company(said: str) -> str:
    """The company that is named after “at”, where it isn't a place of the web or a month."""
    for found in _AT.finditer(said):
        name = found["company"].rstrip(".,'")
        if name.split()[0] not in _NO_COMPANY and re.match(r"(?i:at|with)\b", found[0]):
            return name
    return ""


def _topic(said: str) -> str:
    found = _TOPIC.search(said)
    if found is None:
        return _WORK
    topic = _TOPIC_ENDS.sub("", found["topic"]).strip(" .,;")
    return topic if topic.lower() not in ("", "work", "my", "the", "someone", "somebody") else _WORK


# Vague wishes

_VAGUE: tuple[tuple[str, str], ...] = (
    (r"mentor", "ask 2 people in my field for advice"),
    (
        r"profile|headline|cv|r[eé]sum[eé]|portfolio|my\s+linkedin|good\s+linkedin",
        "ask 2 people for feedback on my {page}",
    ),
    (r"github|open\s+source", "open 1 pull request on an open source project"),
    (r"slack|discord|communit|forum|server|contribute|helpful|give\s+back|others", "answer 2 questions in {community}"),
    (
        r"linkedin|twitter|\bx\b|mastodon|online|visib|presence|social\s+media|brand|noticed|post",
        "comment on 3 {channel}posts",
    ),
    (
        r"event|meet-?ups?|conference|out\s+there|comfort\s+zone|shy|awkward|confident|socialis|socializ",
        "attend 1 meetup",
    ),
    (r"\bapply", "apply to 5 jobs"),
    (r"job|hire|employ|career", "have coffee chats with {people}"),
    (r"follow\s+up|in\s+touch|relationship|friends|colleagues", "message 3 people I have not talked to for a while"),
)
"""What a wish is about, with an activity to begin with."""
_PAGES = (("cv", "CV"), ("sum", "CV"), ("portfolio", "portfolio"), ("headline", "LinkedIn headline"),
          ("profile", "LinkedIn profile"))  # fmt: skip


def first_activity(text: str, read: Reading) -> str:
    """An activity to begin with for a goal that is too vague to be done, in the infinitive."""
    said = reading.plain(text)
    role = _role(said, read)
    filled = _filled(said, read, date(2026, 1, 1))
    if role or read.company:
        return f"have coffee chats with {filled['people']}"
    folded = said.lower()
    page = next((name for sign, name in _PAGES if sign in folded), "LinkedIn profile")
    if "github" in folded and "profile" in folded:
        page = "GitHub profile"
    channel = f"{read.channel or ('LinkedIn' if 'linkedin' in folded else '')} ".lstrip()
    community = f"our {read.channel}" if read.channel in ("Slack", "Discord") else "our community"
    for pattern, activity in _VAGUE:
        if re.search(pattern, folded):
            return activity.format_map({**filled, "page": page, "channel": channel, "community": community})
    return f"have coffee chats with {filled['people']}"
