"""Deliveries that went down with their process more than once: they go alone, and hold nobody up."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import update

from bot.outbox.model import State
from storage.schema import deliveries
from tests.features.post import PACE, Database, Platform, Play, Post


def test_several_that_may_have_taken_their_process_down_go_one_after_the_other_at_once(play: Play):
    async def story(database: Database) -> None:
        post = Post(database, Platform())
        keys = [f"suspect/{number}" for number in range(4)]
        database.time += timedelta(minutes=10)
        await post.sender.pump()  # nothing is due: from now on it looks at what came due lately
        database.time -= timedelta(minutes=10)
        for key in keys:
            post.put(key)
        losses = update(deliveries).values(losses=PACE.crowded_losses)
        database.engine.write(lambda connection: connection.execute(losses).rowcount).result()
        database.time += timedelta(minutes=10)
        post.seconds += PACE.everything.total_seconds()
        for _ in range(len(keys) + 1):  # no more time passes
            await post.sender.pump()
        await post.sender.stop()
        assert {post.state(key) for key in keys} == {State.SENT}

    play(story)


def test_one_that_may_have_taken_its_process_down_gets_a_turn_though_others_keep_coming(play: Play):
    async def story(database: Database) -> None:
        post = Post(database, Platform(), pace=replace(PACE, batch=2))
        post.put("suspect")
        losses = update(deliveries).values(losses=PACE.crowded_losses)
        database.engine.write(lambda connection: connection.execute(losses).rowcount).result()
        for number in range(20):
            post.put(f"nudge/{number}")
            post.put(f"more/{number}")
            await post.passes()
            database.time += PACE.lease / 4
            post.seconds += PACE.lease.total_seconds() / 4
        assert post.state("suspect") is State.SENT
        assert len(post.platform.sent) >= 30  # the others went on

    play(story)
