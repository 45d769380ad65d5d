"""Who would care about what was saved, and what a person would care about; each with its reason. Nothing is written."""

from __future__ import annotations

from collections.abc import Sequence

from bot.contacts.model import Contact, ContactId
from bot.context import Context
from bot.kit import times, words
from bot.sharing import rules
from bot.sharing.model import MOST, Handed, Share, ShareId, Sort, State

LOOKED_AT = 200
"""People with a word of a share that are looked at: those with most of its words."""
NOTES_READ = 1_000
"""People whose “cares about” is decrypted for one share, the newest."""
FOR_A_PERSON = 200
"""Links that are held against one person, the newest."""
HELPERS, CLOSE = 200, 500
"""People that are looked at for news."""

_GAVE = {
    "lead": "a lead",
    "referral": "a referral",
    "advice": "advice",
    "introduction": "an introduction",
}


def people(ctx: Context, share: Share) -> list[tuple[Contact, str]]:
    """Everybody who may want a share and has nothing to do with it yet, each with a sentence that says why."""
    return _for_news(ctx, share) if share.kind is Sort.NEWS else _for_link(ctx, share)


def _for_link(ctx: Context, share: Share) -> list[tuple[Contact, str]]:
    about = rules.topics(share)
    if not about:
        return []
    terms = {term for topic in about for term in topic.terms}
    owner = ctx.member.id
    found = ctx.store.contacts.several(owner, ctx.store.shares.fitting(owner, share.id, terms, limit=LOOKED_AT))
    handed = {one.contact for one in ctx.store.shares.handed(owner, share.id)}
    for person in ctx.store.contacts.noted(owner, limit=NOTES_READ):
        if person.cares and person.archived_at is None and person.id not in handed:
            found.setdefault(person.id, person)
    fits = [(person, rules.match(person, about)) for person in found.values()]
    return rules.ranked((person, match) for person, match in fits if match is not None)


def _for_news(ctx: Context, share: Share) -> list[tuple[Contact, str]]:
    owner, shares = ctx.member.id, ctx.store.shares
    helpers = shares.helpers(owner, limit=HELPERS)
    close = shares.close(owner, limit=CLOSE)
    reasons = rules.to_tell(helpers, close, shares.heard_news(owner), shares.handed(owner, share.id))
    known = ctx.store.contacts.several(owner, [one.contact for one in reasons])
    shown: list[tuple[Contact, str]] = []
    for one in reasons:
        person = known.get(one.contact)
        if person is None or person.archived_at is not None:
            continue
        name = words.clip(person.name, 60)
        why = f"Because {name} is close to you."
        if one.helped is not None:
            gave = _GAVE.get(one.helped.what, "help")
            why = f"Because {name} gave you {gave}, {times.say_ago(one.helped.day, ctx.today)}."
        heard = "No news yet." if one.heard is None else f"Last news: {times.say_ago(one.heard, ctx.today)}."
        shown.append((person, f"{why} {heard}"))
    return shown


def liked(ctx: Context, contact: Contact) -> Share | None:
    """What a person might like best of the links that are saved, and was not told of."""
    links = _links(ctx)
    return rules.best(contact, links, ctx.store.shares.of_contact(ctx.member.id, contact.id)) if links else None


def got(ctx: Context, contact: ContactId, *, limit: int) -> tuple[tuple[Share, Handed], ...]:
    """What a person was told of, the newest first."""
    told = [one for one in ctx.store.shares.of_contact(ctx.member.id, contact) if one.state is State.TOLD][:limit]
    found = [(ctx.store.shares.find(ctx.member.id, one.share), one) for one in told]
    return tuple((share, one) for share, one in found if share is not None)


def find(ctx: Context, typed: str) -> tuple[Share, ...]:
    """Links and news with all these words, each at the beginning of a word of theirs; the newest first."""
    wanted = words.terms(typed.removeprefix("https://").removeprefix("http://"))
    if not wanted:
        return ()
    return tuple(share for share in saved(ctx) if _has(share, wanted))


def saved(ctx: Context, kind: Sort | None = None) -> tuple[Share, ...]:
    """All that is saved, or all of a kind, the newest first."""
    found = ctx.store.shares.newest(ctx.member.id, limit=MOST)
    return found if kind is None else tuple(share for share in found if share.kind is kind)


def there(ctx: Context, fresh: Share) -> Share | None:
    """What is saved already and is the same."""
    return next((share for share in saved(ctx) if rules.same(share, fresh)), None)


def told(ctx: Context, shares: Sequence[Share]) -> dict[ShareId, int]:
    return ctx.store.shares.told(ctx.member.id, [share.id for share in shares]) if shares else {}


def _links(ctx: Context) -> tuple[Share, ...]:
    found = ctx.store.shares.newest(ctx.member.id, limit=FOR_A_PERSON)
    return tuple(share for share in found if share.kind is Sort.LINK)


def _has(share: Share, wanted: Sequence[str]) -> bool:
    theirs = words.terms(f"{share.text} {share.link} {' '.join(share.topics)}")
    return all(any(word.startswith(term) for word in theirs) for term in wanted)
