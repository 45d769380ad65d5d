"""A Discord over loopback that the real discord.py talks to, and people who use the app in it.

    async with FakeDiscord() as fake:
        maya = fake.user("U1", name="Maya", tz="Europe/Berlin")
        with fake.reached():                        # or fake.api_url and fake.gateway_url, with fake.token
            ...                                     # the app connects
        await fake.connected()
        await maya.types("/met who:Dana Whitfield") # in #general; says() writes a direct message
        await maya.sees("Dana Whitfield")
        await maya.presses("Done", about="Thank Dana")
        await maya.fills(who="Dana", due="2026-03-09")
        await maya.was_sent("Follow-up due")

Ids may be short everywhere: U1 is somebody, G1 a server, C1 a channel, D1 the direct messages with U1. What people look
for may come a moment later: they wait `patience` seconds for it. A story that fails says what was visible. Tests of
many kinds of failure take a Fault, interactions that come twice `fake.twice` or `fake.redeliver`.

As a process of its own: `python -m tests.adapters.discord.peer`.
"""

from tests.adapters.discord.peer.discord import FakeDiscord
from tests.adapters.discord.peer.faults import Fault, faulty
from tests.adapters.discord.peer.model import snowflake
from tests.adapters.discord.peer.people import FakeUser
from tests.adapters.discord.peer.seeing import Seen

__all__ = ["FakeDiscord", "FakeUser", "Fault", "Seen", "faulty", "snowflake"]
