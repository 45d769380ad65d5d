"""Grapevine's core: what it is to log people, follow up and be reminded, on no platform in particular.

**Where to start reading.** `met/commands.py` is a whole command; `app.py` runs it; `followups/jobs.py` turns what is
due into a delivery, and `outbox/sender.py` sends it. `features.py` is the table of contents.

**The import rule.** Nothing here imports `adapters` or `storage`, but for `cli`, the wiring. A layer imports only
what stands below it: `__main__ > cli > app > features > ports > met, help, digest > contacts, followups, events >
feature > context > held > journal > outbox > members > kit`. Features meet in two hooks of `feature.py`: reactions to
the journal, and panels on a contact's card. Import-linter checks it.

**Four ideas.** A *command* is one typed, documented function: parser, manifests, forms and help derive from it. A
*call* is a command with its arguments filled in, and has exactly one text form, which buttons and the outbox carry.
The core answers with a *card*, never with platform JSON. *Time* is an argument, and async stops at the door.

**Glossary.** *Realm*: where user ids are unique (a Slack team or enterprise, all of Discord, the console). *Space*: a
Slack team or a Discord guild. *Handle*: platform, realm and user id. *Member*: the person behind one or more handles;
owns contacts, goals and follow-ups. *Place*: a channel, thread or direct conversation. *Form*: a page of at most five
fields. *Job*: work by the clock. *Delivery*: a message to be sent once. *Nudge*: the one unasked message of a day.
*Held call*: a call that waits for an answer, because its text is private.
"""
