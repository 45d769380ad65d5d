"""A process that a test leaves running fails the run, with one process and with workers."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TESTS = """
import os, subprocess, sys

def leave(**how):
    subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"], start_new_session=True, **how)

def test_fine(): subprocess.run(["true"])
def test_late(): pass
def test_busy(): subprocess.run(["sleep", "1.5"])
def test_marked(): leave()
def test_unmarked(): leave(env={})
def test_crash():
    leave()
    os._exit(3)
"""
CONFTEST = """
import os
from tests import leftovers

leftovers.SECONDS = 0.1

def pytest_sessionfinish(session):
    if hasattr(session.config, "workerinput") and "late" in str(session.config.args):
        os._exit(3)
"""


def ran(folder: Path, *names: str, spread: str) -> tuple[subprocess.CompletedProcess[str], int]:
    """How a test run of its own ended, and how many processes it told of; none of those is left."""
    (folder / "test_it.py").write_text(TESTS)
    (folder / "conftest.py").write_text(CONFTEST)
    (folder / "pytest.ini").write_text("[pytest]\n")
    command = [sys.executable, "-B", "-m", "pytest", "-p", "xdist", "-p", "tests.leftovers", "--color=no", spread]
    run = subprocess.run(
        [*command, *(f"{folder / 'test_it.py'}::test_{name}" for name in names)],
        cwd=ROOT,
        env=os.environ | {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    found = {int(number) for number in re.findall(r"left running by the tests: process (\d+)", run.stdout)}
    for number in found:
        with contextlib.suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)
    return run, len(found)


def test_a_process_left_running_fails_the_run(tmp_path: Path) -> None:
    run, left = ran(tmp_path, "fine", "marked", "unmarked", spread="-n0")
    assert left == 2, run.stdout
    assert "3 passed" in run.stdout
    assert run.returncode == pytest.ExitCode.TESTS_FAILED


def test_a_process_that_a_worker_leaves_running_fails_the_run(tmp_path: Path) -> None:
    run, left = ran(tmp_path, "fine", "marked", "unmarked", spread="-n2")
    assert left == 2, run.stdout
    assert "3 passed" in run.stdout
    assert run.returncode == pytest.ExitCode.TESTS_FAILED


def test_what_a_crashed_worker_leaves_is_told(tmp_path: Path) -> None:
    run, left = ran(tmp_path, "fine", "crash", spread="-n2")
    assert left == 1, run.stdout
    assert "1 failed, 1 passed" in run.stdout


def test_a_worker_that_crashes_after_its_last_test_fails_the_run(tmp_path: Path) -> None:
    run, _ = ran(tmp_path, "late", spread="-n1")
    assert "worker gw0 ended early" in run.stdout
    assert run.returncode == pytest.ExitCode.TESTS_FAILED


def test_what_a_worker_still_runs_is_nobody_elses(tmp_path: Path) -> None:
    # The other worker is done at once, and looks for processes while this one's is there.
    run, left = ran(tmp_path, "fine", "busy", spread="-n2")
    assert left == 0, run.stdout
    assert run.returncode == 0, run.stdout
