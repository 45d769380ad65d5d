"""What a test run starts has to end with it: a process left behind fails the run, whichever worker started it."""

import os
import secrets
from typing import Any, cast

import psutil
import pytest

MARKER = "GRAPEVINE_TEST_SESSION"
"""Children inherit this variable, also those that outlive their parent: the run's token, and the worker's name behind
it. So no worker takes the children of another for its own, and the run knows those of a worker that crashed."""

# Python's own aid for multiprocessing stays until the interpreter ends.
AIDS = ("multiprocessing.resource_tracker", "multiprocessing.forkserver")
SECONDS = 5
"""What was told to end may take a moment."""

_FOUND = pytest.StashKey[list[str]]()
_OUTPUT = "leftovers"


def pytest_configure(config: pytest.Config) -> None:
    worker = _worker(config)
    os.environ[MARKER] = f"{os.environ[MARKER]}.{worker}" if worker else secrets.token_hex(8)
    config.stash[_FOUND] = []


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object | None) -> None:
    """A worker has ended. One that crashed between tests would fail none of them."""
    found = node.config.stash[_FOUND]
    found += getattr(node, "workeroutput", {}).get(_OUTPUT, [])
    if error:
        found.append(f"worker {node.gateway.id} ended early: {error}")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    # A worker looks itself: once it is gone, a child that doesn't carry the marker is nobody's.
    _, left = psutil.wait_procs(_started_here(), timeout=SECONDS)
    found = session.config.stash[_FOUND]
    for process in left:
        found.append(f"left running by the tests: process {process.pid} ({' '.join(process.info['cmdline'] or [])})")
    if _worker(session.config):
        cast(Any, session.config).workeroutput[_OUTPUT] = found
        return
    for line in dict.fromkeys(found):
        session.config.get_terminal_writer().line(f"\n{line}", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _worker(config: pytest.Config) -> str:
    """The name of this worker, empty for the process that people start."""
    return getattr(config, "workerinput", {}).get("workerid", "")


def _started_here() -> list[psutil.Process]:
    """Processes that this process or its workers started, whoever is their parent by now."""
    token = os.environ[MARKER]
    children = {child.pid for child in psutil.Process().children(recursive=True)}
    found: list[psutil.Process] = []
    for process in psutil.process_iter(["pid", "cmdline", "environ", "status"]):
        marker = (process.info["environ"] or {}).get(MARKER, "")
        marked = marker == token or marker.startswith(f"{token}.")
        aid = any(name in " ".join(process.info["cmdline"] or []) for name in AIDS)
        if process.pid != os.getpid() and (marked or process.pid in children) and not aid:
            found.append(process)
    return found
