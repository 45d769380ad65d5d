"""What people want, in their own words, and the commands that do it."""

from __future__ import annotations

from typing import NamedTuple

from bot.kit import words


class Need(NamedTuple):
    """`says`: words that stand for it, each phrase with all its words somewhere in the question; `commands`: full
    names, the likeliest first, each with the label of its button."""

    about: str
    says: tuple[str, ...]
    commands: tuple[tuple[str, str], ...]


NEEDS = (
    Need(
        "You met somebody",
        ("met", "meet someone", "new person", "log person", "new contact", "add person", "add someone", "talked"),
        (("met", "I met somebody"), ("contact talked", "I talked to somebody I know")),
    ),
    Need(
        "You want to know what to do next",
        ("what now", "what next", "what do", "what due", "to do", "todo", "start where", "small step", "next step"),
        (("next show", "One step for today"), ("followup list", "What is due"), ("welcome start", "A quick start")),
    ),
    Need(
        "You want fewer reminders, or none",
        (
            *(
                "stop",
                "stop reminder",
                "stop nudge",
                "stop message",
                "no reminder",
                "too many",
                "less often",
                "quiet",
                "annoy",
            ),
            *("holiday", "vacation", "break from", "mute", "silence", "pause"),
        ),
        (("pause", "Pause"), ("settings show", "Change when they come"), ("followup stop", "Stop about one person")),
    ),
    Need(
        "You want your nudges somewhere else",
        ("nudge here", "reminder here", "other channel", "private channel", "other place", "where nudge"),
        (("settings here", "Get them here"), ("settings direct", "Get them directly"), ("settings show", "Settings")),
    ),
    Need(
        "You want a reminder",
        ("remind", "promise", "follow up", "later", "forget to", "remember to"),
        (("followup add", "Remind me"), ("followup list", "What is due")),
    ),
    Need(
        "You are looking for somebody",
        (
            "people",
            "contacts",
            "who is",
            "find",
            "look for",
            "search",
            "who was",
            "who do know",
            "list people",
            "my people",
        ),
        (("contact find", "Find somebody"), ("contact list", "List my people"), ("contact show", "Show somebody")),
    ),
    Need(
        "You feel behind",
        ("behind", "backlog", "overwhelm", "too much", "fresh", "start over", "catch up"),
        (("followup fresh-start", "A fresh start"), ("pause", "Pause")),
    ),
    Need(
        "You want a goal",
        ("goal", "target", "motivat", "progress"),
        (("goal list", "My goals"), ("goal set", "Set a goal"), ("goal check-in", "Check in")),
    ),
    Need(
        "You want to plan whom you know",
        (
            *("plan", "whom know", "who missing", "gap", "network want", "right people", "who need", "whom meet"),
            *("mentor", "whom ask", "who help", "who can"),
        ),
        (("plan show", "My plan"), ("plan gaps", "What is missing"), ("plan add", "Say whom I want to know")),
    ),
    Need(
        "You want to look back, or show your month to somebody",
        ("review", "look back", "month", "monthly", "coach", "document", "career plan", "job plan", "reflect"),
        (("review month", "Look back on my month"), ("review document", "My document")),
    ),
    Need(
        "You did something without a talk",
        (
            *("posted", "wrote post", "commented", "applied", "application", "helped", "gave", "shared", "published"),
            *("give", "gift", "help somebody", "help someone", "help people"),
        ),
        (("did", "Log it"), ("gave", "I gave somebody something")),
    ),
    Need(
        "You have a company in mind",
        ("compan", "dream compan", "work at", "company want", "employer", "people company", "who introduce"),
        (("plan companies", "My dream companies"), ("plan company", "Add companies"), ("contact list", "My people")),
    ),
    Need(
        "You want people to find you, and see what you do",
        (
            *("my profile", "linkedin", "linkedin profile", "join group", "group", "communit", "portfolio", "be seen"),
            *("show work", "headline", "photo", "github"),
        ),
        (("presence show", "My profiles"), ("presence groups", "My groups"), ("did", "Log what I did")),
    ),
    Need(
        "You want to ask somebody for something",
        ("ask somebody", "ask someone", "referral", "favour", "ask job", "too soon", "pushy", "asked", "owe"),
        (("asked before", "Look before I ask"), ("asked", "I asked somebody"), ("asked list", "Whom I asked")),
    ),
    Need(
        "You want to hear less from me",
        ("mute", "hint", "warning", "stop telling", "rule", "quiet about"),
        (("rules list", "What I may say"),),
    ),
    Need(
        "You want to write to somebody",
        (
            *("write message", "write to", "draft", "say thank", "thank you", "email to", "congratulate", "reach out"),
            *("message", "write", "email", "thank", "coffee", "invite", "introduce"),
            *("check message", "what write", "connection note", "linkedin message", "introduce two", "not sent"),
        ),
        (("draft", "Write a message"), ("draft check", "Check my text"), ("draft list", "Not sent yet")),
    ),
    Need(
        "You want to say who you are in a minute",
        ("pitch", "introduce myself", "introduce me", "who am", "elevator", "tell about myself", "say about myself"),
        (("pitch show", "My pitch"), ("pitch example", "An example")),
    ),
    Need(
        "You want to know how networking works",
        (
            *("tip", "advice about", "how network", "what is network", "how linkedin"),
            *("book", "course", "learn", "read about", "resource"),
        ),
        (("tips next", "A tip"), ("tips how", "Ten minutes, step by step"), ("resources list", "Books and courses")),
    ),
    Need(
        "You have something to share, or news of your own",
        (
            *("share", "a link", "save link", "send link", "article", "who care", "news", "my news", "own news"),
            *("tell people", "whom tell", "i got job", "i have job", "i start", "i finish", "i pass"),
        ),
        (("share", "Save something to share"), ("news", "My own news"), ("share list", "What I saved")),
    ),
    Need(
        "You heard good news of somebody",
        (
            *("congratulat", "birthday", "anniversary", "new job of", "promoted", "promotion", "good news"),
            *(f"{who} new job" for who in ("someone", "somebody", "friend", "she", "he", "they", "has", "colleague")),
            *("someone got job", "somebody got job", "friend got job", "she got job", "he got job"),
        ),
        (("congratulate", "Note good news"), ("congratulate list", "Days to come")),
    ),
    Need(
        "You heard of a job, or somebody opened a door for you",
        ("heard", "opening", "lead", "referral", "job offer", "recommended me", "introduced me", "thank for"),
        (("heard", "Write it down"), ("heard list", "What I heard")),
    ),
    Need(
        "You look for a job",
        (
            *("job", "find job", "need job", "want job", "get job", "look job", "looking job", "search job"),
            *("change job", "first job", "internship", "interview", "career", "unemployed", "hire", "cv"),
        ),
        (("plan show", "Plan whom to know"), ("plan companies", "My dream companies"), ("heard", "I heard of a job")),
    ),
    Need(
        "You are shy, or you begin",
        (
            *("shy", "afraid", "scared", "nervous", "anxious", "fear", "introvert", "alone", "lonely", "confiden"),
            *(
                "fake",
                "desperate",
                "know anybody",
                "know anyone",
                "know nobody",
                "know no one",
                "no network",
                "no friend",
            ),
        ),
        (("tips next", "A tip"), ("next show", "One small step"), ("tips how", "Ten minutes, step by step")),
    ),
    Need(
        "You go to an event",
        (
            *("event", "say at event", "what say", "conference", "meetup", "workshop", "fair", "small talk"),
            *("start talk", "start conversation", "talk to people", "talk to strangers", "prepare"),
        ),
        (("pitch show", "Say who I am"), ("tips how", "Ten minutes, step by step"), ("event list", "Events")),
    ),
    Need(
        "Somebody did not answer",
        ("no answer", "not answer", "no reply", "not reply", "didn answer", "didn reply", "ignore", "ghosted"),
        (("draft", "Write again"), ("followup add", "Remind me"), ("tips next", "A tip")),
    ),
    Need(
        "You want to change something, or take it back",
        ("undo", "mistake", "take back", "correct", "edit", "change name", "wrong name", "wrong person", "delete note"),
        (("contact show", "About a person"), ("did list", "What I did"), ("followup list", "What is due")),
    ),
    Need(
        "You want to see where you are",
        ("home", "overview", "dashboard", "everything", "begin", "first page"),
        (("next show", "One step for today"), ("followup list", "What is due"), ("goal list", "My goals")),
    ),
    Need(
        "Times are wrong, or you moved",
        ("zone", "wrong time", "wrong hour", "moved to", "travel", "clock", "settings"),
        (("settings show", "Settings"), ("settings zone", "Set the time zone")),
    ),
    Need(
        "Your data",
        ("my data", "privacy", "export", "download", "delete everything", "delete account", "leave", "gdpr", "backup"),
        (("mydata show", "My data"), ("mydata export", "Export everything")),
    ),
    Need(
        "Somebody should be forgotten, or put away",
        ("forget someone", "forget person", "remove person", "delete person", "delete contact", "archive", "merge"),
        (("contact forget", "Forget somebody"), ("contact archive", "Put somebody away")),
    ),
)


def needs(question: str) -> tuple[Need, ...]:
    """Those that the question speaks of, best first; at most three."""
    asked = words.terms(question)
    scored = [(max(_score(phrase, asked) for phrase in need.says), need) for need in NEEDS]
    best = sorted((pair for pair in scored if pair[0]), key=lambda pair: -pair[0])
    return tuple(need for score, need in best if score >= best[0][0] - 1)[:3]


def _score(phrase: str, asked: tuple[str, ...]) -> int:
    """How many words of the phrase begin a word of the question; all of them must."""
    said = phrase.split()
    return len(said) if all(any(word.startswith(one) for word in asked) for one in said) else 0
