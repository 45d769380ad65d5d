"""Reading calendars and feeds that others publish: bytes in, values of `bot.events.model` out.

`sniff` says what some bytes are. `calendars` and `rss` read them, and are what `python -m bot explain` shows; the bot
itself calls `child`, which does the same in a process of its own with limits, since the bytes are foreign. Beneath
them: `lines` (from bytes to properties), `prefilter` (leave out what can't touch the window), `zones` (names of time
zones), `rules` and `expand` (recurrence), `series` (one event with its changed instances), `wording` (plain texts and
links), `warn` (what could not be read, counted). Nothing here knows a platform or a database, nor opens an address.
"""
