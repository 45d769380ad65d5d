"""How the guard looks: a few lines before an ask, and the list of rules. It never forbids anything."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from bot.guard.ideas import Idea
from bot.guard.model import Caution, History, Silence
from bot.guard.registry import Rule
from bot.journal import told
from bot.kit import times, words
from bot.kit.cards import Action, Block, Card, CommandMention, Entries, Entry, Facts, Line, Strong, footnote, say

NAME = 60
NEVER_BLOCKS = "This is a hint, and you decide. I say it once a month at most."


def before(history: History, asked: str, cautions: Sequence[Caution], today: date, idea: Idea | None = None) -> Card:
    """What there is to say before an ask; `asked`: what for, such as “a referral”. `idea`: something to give first."""
    blocks: list[Block] = [say(Strong(one.because), f" First, {one.first}") for one in cautions]
    blocks += [say("An idea: ", idea.what)] if idea is not None else []
    blocks += [Facts(_facts(history, today)), footnote(NEVER_BLOCKS)]
    return Card(f"Before you ask {_name(history)} for {asked}", tuple(blocks), tone="ask", summary="Before you ask")


def go_ahead(history: History, asked: str, today: date, *, said: bool = False) -> Card:
    """Nothing speaks against it, or that is muted; or it was `said` this month, and the member decides."""
    begins = "You know my hint, and you decide." if said else "Go ahead."
    blocks = (say(f"{begins} Ask one clear question, and say why you ask them."), Facts(_facts(history, today)))
    tone = "plain" if said else "good"
    return Card(f"You can ask {_name(history)} for {asked}", blocks, tone=tone, summary="You can ask")


def afterwards(one: Caution) -> Line:
    """The same in one line, beneath an ask that was logged."""
    return ("A hint. ", one.because, f" Next, {one.first}")


def given(name: str, ideas: Sequence[Idea], actions: Sequence[tuple[Action, ...]]) -> Card:
    """Ideas for what to give to somebody."""
    items = tuple(Entry((Strong(one.what),), (_with(one),), shown) for one, shown in zip(ideas, actions, strict=True))
    title = f"What you could give {words.clip(name, NAME)}"
    return Card(title, (Entries("", items), footnote("Small is fine. One is enough.")), summary="What you could give")


def listed(rules: Sequence[Rule], silences: Mapping[str, Silence]) -> Card:
    """All rules, by what they are about."""
    blocks: list[Block] = []
    for area in dict.fromkeys(rule.area for rule in rules):
        items = tuple(
            Entry((Strong(rule.title),), (f"{rule.name}: {said(silences.get(rule.name, Silence()))}",))
            for rule in rules
            if rule.area == area
        )
        blocks.append(Entries(area, items))
    note = footnote("A muted rule says nothing. To mute it about one person: ", CommandMention("rules mute"), ".")
    return Card("What I may say to you", (*blocks, note), summary="Rules")


def rule(one: Rule, silence: Silence, people: Sequence[tuple[str, tuple[Action, ...]]]) -> Card:
    """One rule, with the people about whom it is silent."""
    blocks: list[Block] = [say(one.because), say(words.capital(said(silence)), ".")]
    if people:
        items = tuple(Entry((words.clip(name, NAME),), (), shown) for name, shown in people)
        blocks.append(Entries("Silent about", items))
    if silence.people > len(people):
        blocks.append(footnote(f"And about {words.plural(silence.people - len(people), 'other person', 'others')}."))
    return Card(f"{one.title} ({one.name})", tuple(blocks), summary="A rule")


def muted(one: Rule, name: str = "") -> Card:
    """It says nothing from now on: about a person by name, or about anybody."""
    about = f" about {words.clip(name, NAME)}" if name else ""
    return Card(f"Muted: “{one.title}”{about}", (say(f"I won't say it{about} again."),), tone="good", summary="Muted")


def unmuted(one: Rule, silence: Silence, name: str = "", *, changed: bool = True) -> Card:
    """It speaks again, where nothing else keeps it silent; `changed`: it was silent before."""
    about = f" about {words.clip(name, NAME)}" if name else ""
    title = f"{'On again' if changed else 'It was not muted'}: “{one.title}”{about}"
    if silence.everybody:
        text = "It is still muted about everybody."
    elif silence.people and not name:
        text = f"It is still silent about {words.plural(silence.people, 'person', 'people')}."
    else:
        text = "I may say it, once a month at most."
    return Card(title, (say(text),), tone="good", summary="Rules")


def said(silence: Silence) -> str:
    """“on”, “muted”, “on, but silent about 2 people”."""
    if silence.everybody:
        return "muted"
    return f"on, but silent about {words.plural(silence.people, 'person', 'people')}" if silence.people else "on"


def _facts(history: History, today: date) -> tuple[tuple[str, Line], ...]:
    """S37: what happened so far."""
    talks = words.plural(len(history.talks), "talk") if history.talks else "no talk yet"
    last = f", the last {times.say_day(history.talks[0].day, today)}" if history.talks else ""
    return (
        ("So far", (talks + last,)),
        ("Given and asked", (told.balance(len(history.gives), len(history.asks)),)),
    )


def _with(idea: Idea) -> str:
    if not idea.with_:
        return idea.because
    return f"{idea.because} For example: {words.join([words.clip(one.introduced, NAME) for one in idea.with_])}."


def _name(history: History) -> str:
    return words.clip(history.name, NAME)
