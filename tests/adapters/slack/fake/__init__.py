"""A Slack over loopback that the real SDKs talk to, and people who use the app in it.

    async with FakeSlack() as fake:
        maya = fake.user("U1", name="Maya", tz="Europe/Berlin")
        ...                                         # the app connects to fake.api_url with fake.bot_token
        await fake.connected()
        await maya.types("/met Dana Whitfield")     # in #general; says() writes in the direct conversation
        await maya.sees("Dana Whitfield")
        await maya.presses("Done", about="Thank Dana")
        await maya.fills(who="Dana", due="2026-03-09")
        await maya.was_sent("Follow-up due")

What people look for may come a moment later: they wait `patience` seconds for it. A story that fails says what was
visible. Tests of many kinds of failure take a Fault, payloads that come twice `fake.twice` or `fake.redeliver`.
"""

from tests.adapters.slack.fake.faults import Fault, faulty
from tests.adapters.slack.fake.people import FakeUser
from tests.adapters.slack.fake.seeing import Seen
from tests.adapters.slack.fake.slack import FakeSlack

__all__ = ["FakeSlack", "FakeUser", "Fault", "Seen", "faulty"]
