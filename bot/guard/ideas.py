"""What one may give to somebody, before asking or just so: worked out from what is known of them.

From the most personal to what always fits. The words of an idea name the person themselves and nobody else;
whom to introduce them to stands beside it.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.contacts.model import Contact, Which
from bot.context import Context
from bot.journal.model import Give
from bot.kit import words

TOPICS, LOOKED_UP = 3, 9
"""Things that somebody likes or can, for which others are named; so many are looked up."""
OTHERS = 4
"""People looked at for each: one may be the person themselves."""
NAME = 60
WORDS = 80


@dataclass(frozen=True, slots=True)
class Idea:
    """`what` to do and `because` why it fits, each a whole sentence; `with_` are people to introduce them to."""

    sort: Give
    what: str
    because: str
    with_: tuple[Contact, ...] = ()


def suggestion(ctx: Context, contact: Contact) -> Idea:
    """The most personal of `ideas`."""
    return ideas(ctx, contact)[0]


def ideas(ctx: Context, contact: Contact) -> tuple[Idea, ...]:
    """All that fit, the most personal first; never none. At most LOOKED_UP queries."""
    return (*_cares(contact), *_introductions(ctx, contact), *always(contact))


def _cares(contact: Contact) -> tuple[Idea, ...]:
    topic = words.clip(" ".join(contact.cares.split()), WORDS).rstrip(".")
    if not topic:
        return ()
    because = f"Because you noted what {_name(contact)} cares about: {topic}."
    return (Idea(Give.ARTICLE, "Send something to read about what they care about.", because),)


def _introductions(ctx: Context, contact: Contact) -> tuple[Idea, ...]:
    """Others whom the member knows, who like or can the same."""
    found: list[Idea] = []
    topics = dict.fromkeys((*contact.interests, *contact.skills, *contact.tags))
    for topic in list(topics)[:LOOKED_UP]:
        terms = words.terms(topic)
        if not terms or len(found) == TOPICS:
            continue
        which = Which(words=tuple(("t", term) for term in terms))
        people = ctx.store.contacts.page(ctx.member.id, limit=OTHERS, which=which)
        others = tuple(one for one in people if one.id != contact.id)
        if others:
            said = words.clip(topic, WORDS)
            because = f"Because you know somebody else with “{said}”."
            found.append(Idea(Give.INTRODUCTION, "Introduce them to somebody who likes the same.", because, others))
    return tuple(found)


def always(contact: Contact) -> tuple[Idea, ...]:
    """What fits anybody."""
    role = words.clip(contact.role, NAME)
    asks = f"Because a {role} has busy days, and few people ask." if role else "Because few people ask."
    return (
        Idea(Give.PRAISE, "Praise something that they made, said or wrote.", "Because people remember kind words."),
        Idea(Give.HELP, "Ask what would help them right now.", asks),
        Idea(
            Give.SHARE, "Send them an event, a job or a tool that fits.", "Because it shows that you thought of them."
        ),
    )


def _name(contact: Contact) -> str:
    return words.clip(contact.name, NAME)
