"""What leads to an outcome that others decide, and what a vague wish could begin with.

Nobody can do “get a referral”; asking three people for a coffee chat is a task. A table of rules proposes such tasks
with the role, the company, the sector and the channel of the member's own sentence. Each is a whole goal: it names one
activity, a number and a time, and it is read as if typed.

    outcomes    the table of rules
"""

from __future__ import annotations

import re
from datetime import date

from bot.goals import filters, numbering, reading, wording
from bot.goals.model import Action
from bot.goals.outcomes import RULES, Lead
from bot.goals.reading import Reading
from bot.goals.vocabulary import compiled
from bot.kit import words

MOST = 3
"""Proposals at once: the best first."""

_KINDS = (
    (r"internships?", "internships"), (r"apprenticeships?", "apprenticeships"), (r"traineeships?", "traineeships"),
    (r"postdocs?", "postdoc positions"), (r"ph\.?ds?", "PhD positions"),
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
