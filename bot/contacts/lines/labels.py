"""“role: designer”: labels in front of what they name."""

from __future__ import annotations

_SAID = {
    "name": "name",
    "role": "role, title, job, position, job title, what, what they do",
    "company": "company, employer, works at, org, organisation, organization, firm",
    "where": "where, met, met at, place, event, met via",
    "through": "via, through, intro, introduced by, intro by, ref, referral, referred by, referrer, recommended by",
    "promise": "promise, promised, i promised, todo, to do, owe, action, actions, action item, next step, next steps",
    "when": "follow up, follow-up, followup, next, "
    "remind me, next contact, next call, next chat, next time, when, reminder",
    "note": "note, notes",
    "handle": "handle",
}
LABELS = {label: field for field, labels in _SAID.items() for label in labels.split(", ")}
"""What may stand before a colon, and the field that follows."""

NAMES = frozenset(("name", "full name", "contact", "who", "person"))
"""What may stand before a colon and the name."""
