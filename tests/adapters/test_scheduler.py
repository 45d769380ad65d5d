import asyncio
import logging

import pytest

from adapters.scheduler import Stalled, Ticker

TICK = 0.01


def test_every_job_comes_round_again_and_again():
    async def story() -> None:
        seen: list[str] = []
        enough = asyncio.Event()

        def job(name: str):
            async def run() -> int:
                seen.append(name)
                if seen.count("a") > 2 and seen.count("b") > 2:
                    enough.set()
                return 0

            return run

        ticker = Ticker([("a", TICK, job("a")), ("b", TICK, job("b"))])
        ticker.start()
        await asyncio.wait_for(enough.wait(), 10)
        await ticker.stop()

    asyncio.run(story())


def test_a_job_that_found_work_runs_again_at_once():
    async def story() -> None:
        left, done = [3, 2, 1, 0], asyncio.Event()

        async def work() -> int:
            count = left.pop(0)
            if not left:
                done.set()
            return count

        # Its next turn would come in an hour.
        ticker = Ticker([("drain", 3600, work)])
        ticker.start()
        await ticker._run(ticker._jobs[0])  # pyright: ignore[reportPrivateUsage]
        assert done.is_set()
        await ticker.stop()

    asyncio.run(story())


def test_a_job_that_fails_comes_round_again_and_its_error_stays_private(caplog: pytest.LogCaptureFixture):
    async def story() -> None:
        runs, twice = 0, asyncio.Event()

        async def fails() -> int:
            nonlocal runs
            runs += 1
            if runs == 2:
                twice.set()
            raise ValueError("dinner with the ambassador")

        ticker = Ticker([("plan", TICK, fails)])
        ticker.start()
        await asyncio.wait_for(twice.wait(), 10)
        await ticker.stop()

    with caplog.at_level(logging.DEBUG):
        asyncio.run(story())
    assert "job plan failed: ValueError" in caplog.text
    assert "ambassador" not in caplog.text


def test_a_job_never_runs_twice_at_the_same_time():
    async def story() -> None:
        running, most, other, enough = 0, 0, 0, asyncio.Event()

        async def slow() -> int:
            nonlocal running, most
            running += 1
            most = max(most, running)
            await enough.wait()
            running -= 1
            return 0

        async def quick() -> int:
            nonlocal other
            other += 1
            if other == 5:
                enough.set()
            return 0

        ticker = Ticker([("slow", TICK, slow), ("quick", TICK, quick)])
        ticker.start()
        await asyncio.wait_for(enough.wait(), 10)
        await ticker.stop()
        assert most == 1

    asyncio.run(story())


def test_the_watchdog_ends_the_wait_when_a_job_has_been_silent_for_a_minute():
    async def story() -> None:
        seconds = 0.0

        async def hangs() -> int:
            await asyncio.Event().wait()
            return 0

        async def works() -> int:
            return 0

        ticker = Ticker([("drain", TICK, hangs), ("plan", TICK, works)], monotonic=lambda: seconds)
        ticker.start()
        assert ticker.healthy()
        run = asyncio.create_task(ticker._run(ticker._jobs[0]))  # pyright: ignore[reportPrivateUsage]
        await asyncio.sleep(0)
        seconds = 61
        await ticker._run(ticker._jobs[1])  # pyright: ignore[reportPrivateUsage]
        assert not ticker.healthy()
        with pytest.raises(Stalled, match="drain") as stalled:
            await asyncio.wait_for(ticker.wait(), 10)
        assert stalled.value.jobs == ("drain",)
        run.cancel()
        await asyncio.gather(run, return_exceptions=True)
        await ticker.stop()

    asyncio.run(story())


def test_the_wait_ends_quietly_after_stop():
    async def story() -> None:
        async def works() -> int:
            return 0

        ticker = Ticker([("plan", TICK, works)])
        ticker.start()
        waiting = asyncio.create_task(ticker.wait(every=TICK))
        await ticker.stop()
        await asyncio.wait_for(waiting, 10)

    asyncio.run(story())


def test_stop_lets_a_pass_on_its_way_end():
    async def story() -> None:
        begun, go_on, ended = asyncio.Event(), asyncio.Event(), False

        async def work() -> int:
            nonlocal ended
            begun.set()
            await go_on.wait()
            ended = True
            return 1

        ticker = Ticker([("drain", TICK, work)])
        ticker.start()
        await asyncio.wait_for(begun.wait(), 10)
        stop = asyncio.create_task(ticker.stop())
        await asyncio.sleep(0)
        go_on.set()
        await stop
        assert ended

    asyncio.run(story())
