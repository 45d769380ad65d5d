"""Cards that commands build themselves, taken from talks: each a golden file of everything that was answered."""

from __future__ import annotations

from dataclasses import dataclass

from bot.kit.cards import Card
from bot.kit.commands import Form
from tests.gallery.content import Content
from tests.talk import Person, Talk


@dataclass(frozen=True)
class Press:
    label: str


@dataclass(frozen=True)
class Days:
    """Time passes; what was sent meanwhile belongs to the talk."""

    days: float


@dataclass(frozen=True)
class Fill:
    values: dict[str, str]


Step = str | Press | Days | Fill

MET = "/met {name}, {role} @{company}, PyDay - {note}; promised {promise}"

TALKS: dict[str, tuple[Step, ...]] = {
    "help": ("help", "help followup", "help followup add", "help met", "contact help"),
    "errors": (
        "/nonsense {note}",
        "/followup lst",
        "/contact show {name}",
        "/followup add {name} nxt fri",
        "/met {note} " + "much too long " * 40,
        "/followup done nobody",
    ),
    "met": (
        MET,
        "/met {name}",
        "/met {name} @Other",
        Press("Somebody new"),
        Press("Somebody new"),
        "/met Cleo, designer\nDan\nEve @Acme",
    ),
    "contact": (
        "/contact list",
        MET,
        "/contact show {name}",
        Press("call"),
        "/contact show {name}",
        Press("Edit"),
        Fill({"role": "{role}", "company": "{company}", "where": ""}),
        "/contact talked {name} - {note}",
        "/contact list",
    ),
    "followup": (
        "/followup",
        MET,
        "/followup add {name} next friday - {promise}",
        "/followup",
        Days(0.7),
        Press("Done"),
        Press("Coffee chat"),
        Days(1),
        Press("Tomorrow"),
        Days(1),
        Press("Show"),
        "/followup skip {name}",
        "/followup stop {name}",
        Press("Start again"),
        "/followup rhythm slower",
        "/followup rhythm stop",
        "/followup rhythm keep",
    ),
    "goal": (
        "/goal",
        "/goal aim",
        Press("Find a job"),
        "/goal set Have coffee chats with recruiters - {note}",
        "/goal drop 1",
        "/goal set Have coffee chats with recruiters before my graduation",
        Press("Another number"),
        Fill({"number": "3", "by": "", "every": ""}),
        Press("Pick the day"),
        Fill({"number": "3", "by": "end of month", "every": ""}),
        Press("It serves: Find a job"),
        "/goal set Network more",
        Press("Use this sentence"),
        "/goal set Get a referral at {company}",
        Press("Add this goal"),
        "/goal drop 3",
        "/goal drop 2",
        "/goal set Attend 2 conferences and write 3 posts by June",
        Press("Split into 2"),
        "/goal drop 3",
        "/goal drop 2",
        MET,
        "/followup done {name}",
        Press("Coffee chat"),
        "/goal set Network more\nAttend 2 meetups every month",
        "/goal progress meetups",
        Press("Undo"),
        "/goal check-in",
        Days(20),
        "/goal",
        "/goal drop network",
        "/goal complete coffee",
    ),
    "check-in": (
        "/goal check-in",
        "/goal set Have 3 coffee chats at {company} by June\nPost 2 times every week\n{note}",
        "/goal check-in",
        Press("+1"),
        Press("Number and a word"),
        Fill({"confidence": "unlikely", "number": "1", "line": "{note}"}),
        Press("Skip"),
        Press("Likely"),
        "/contact add {name}",
        "/followup add {name} 2026-03-10",
        "/goal check-in coffee 0 sure",
        "/goal check-in sure",
        "/goal show coffee",
        "/goal check-in ask:off",
        Press("Turn it on again"),
        Days(6),
        "/help goal",
        Days(7),
        Press("Check in (2 minutes)"),
        "/goal aim Find a job",
        Days(14),
    ),
    "untalk": (MET, "/followup done {name}", Press("We did not talk"), "/followup done {name}"),
    "cadence": (
        MET,
        "/followup cadence",
        "/followup cadence {name} every 6 weeks",
        "/followup cadence {name} tier:close",
        "/followup cadence tier:close every 45 days",
        Days(40),
        "/followup",
        "/followup fresh-start",
    ),
    "welcome": (
        "/help",
        Press("Start here (90 seconds)"),
        Press("Somewhere else"),
        Fill({"zone": "Lisbon"}),
        Press("In my own words"),
        Fill({"text": "{note}"}),
        Press("Change it"),
        Fill({"text": "Learn a lot - {note}"}),
        Press("Another number"),
        Fill({"what": "Learn a lot - {note}", "number": "3", "by": "", "every": ""}),
        Press("Next: three people"),
        Press("Name three people"),
        Fill({"first": "{name}", "second": "Ben, Cleo", "third": ""}),
        "/grapevine welcome",
        Press("My people"),
    ),
    "event": (
        "/event",
        "/event going",
        "/goal set Attend 3 events by the end of the year",
        "/event add PyDay, 12 March 18:30-21:00, {company}, https://example.org/pyday",
        "/event list all",
        Press("Going"),
        Press("Remind me 1 hour before"),
        "/event going PyDay",
        "/event show PyDay",
        "/event prep",
        Days(7.7),
        Press("Add people"),
        Fill({"who": "{name}, {role} @{company} - {note}\nCleo"}),
        "/event going",
        "/goal counted 1",
        Press("Not this one"),
        Press("Undo"),
        "/event feed add https://example.org/nothing.ics",
        "/event feed",
    ),
    "coach": (
        "/met {name}, {role} @{company}",
        "/goal aim Find a job - {note}",
        "/goal set Have 3 coffee chats by 31 March - {note}",
        "/grapevine review coach <@U0COACH22>",
        "/grapevine review begin month:2026-03-01",
        '/grapevine review change month:2026-03-01 text:"{note}"',
        "/grapevine review finish month:2026-03-01",
        "/grapevine review coach maria",
        Press("Send to my coach"),
        Fill({"to": "<@U0COACH22>", "month": "2026-03", "why": "yes"}),
        Press("Don't send"),
        "/grapevine review coach <@U0COACH22>",
        Press("Send it"),
        "/grapevine review coach <@U0COACH22>",
        Press("What they see"),
        Days(0.5),
        "/grapevine review document",
    ),
    "companies": (
        "/plan companies",
        "/plan company",
        "/plan company {company} - {note}",
        "/contact add {name}",
        "/met Cleo Oak @{company}, via {name} - {note}",
        "/met Dan Fox, {role} @{company} - {note}",
        '/plan company {company} group:"{promise}"',
        "/plan company fintech: Lune like {company}, Zorb (Berlin)\n{company}\nQux - {note}",
        "/plan companies",
        Press("Zorb"),
        Press("Started"),
        Press("Done"),
        "/plan company-step Zorb story done",
        Press("Edit"),
        Fill({"name": "Zorb", "group": "", "like": "{company}", "place": "Berlin", "note": "{note}"}),
        "/met Eve @Zorb",
        "/plan company-step Zorb apply done",
        Press("Remind me"),
        Press("Log somebody there"),
        "/plan company-remove {company}",
        Press("Put back"),
        "/plan path Zrob",
        "/plan path nothing of the kind",
        "/plan company " + "x" * 130,
    ),
    "pause": (MET, "/grapevine pause", "/followup add {name} tomorrow", Press("Resume now"), "/pause until 1 april"),
}


def told(steps: tuple[Step, ...], content: Content, url: str) -> list[tuple[str, Card | Form]]:
    """What was done, with placeholders left as they are, and what the bot showed then."""
    answers: list[tuple[str, Card | Form]] = []
    words = {
        "name": content.name.replace("@", "").replace(",", ""),  # else the line would have more parts
        "role": "recruiter",
        "company": content.company[:40],
        "note": " ".join(content.note[:120].split()).replace(";", ","),
        "promise": content.promise[:100],
    }
    with Talk(url) as talk:
        person = talk.person(zone="Europe/Berlin")
        for step in steps:
            match step:
                case Days():
                    talk.clock.move(days=step.days)
                    answers += [(f"after {step.days:g} days", message.card) for message in person.inbox]
                    person.inbox.clear()
                case Press():
                    person.presses(step.label)
                    answers.append((f"[{step.label}]", _answer(person)))
                case Fill():
                    person.fills(**{field: text.format(**words) for field, text in step.values.items()})
                    answers.append((f"filled in: {step.values}", _answer(person)))
                case str():
                    person.says(step.format(**words))
                    answers.append((step if len(step) < 100 else f"{step[:60]}…", _answer(person)))
    return answers


def _answer(person: Person) -> Card | Form:
    assert person.reply is not None
    answer = person.reply.answer
    assert isinstance(answer, Card | Form)
    return answer
