"""Make .venv and install one locked set into it: installer, runtime, dev or bench.

Started by the Makefile from the root of the checkout, with any Python that has the version and the modules for it.
Uses the standard library only. Does nothing when the set is already there; waits while another make is at work.
"""

import fcntl
import hashlib
import subprocess
import sys
from pathlib import Path

VENV = Path(".venv")
PYTHON = VENV / "bin" / "python"
INSTALLER = Path("requirements-uv.txt")
# Each set holds the ones before it.
SETS = {
    "installer": INSTALLER,
    "runtime": Path("requirements.txt"),
    "dev": Path("requirements-dev.txt"),
    "bench": Path("requirements-bench.txt"),
}


def main(name: str) -> int:
    """Install the set `name`; the exit status is that of the first program that failed."""
    with Path(".venv.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            install(name)
        except subprocess.CalledProcessError as failed:
            print("The set-up of .venv failed; what failed is above. `make` tries again.", file=sys.stderr)
            return failed.returncode
    return 0


def install(name: str) -> None:
    stamp = VENV / f".{name}"
    held = list(SETS)[: list(SETS).index(name) + 1]
    # Read before the installation: a lock that changes meanwhile must count as new.
    digests = {each: digest(each) for each in held}
    if works(PYTHON) and stamp.exists() and stamp.read_text() == digests[name]:
        stamp.touch()
        return
    if not works(PYTHON):
        say("Making .venv")
        run(sys.executable, "-m", "venv", "--clear", str(VENV))
    if not has_installer():
        say("Installing uv")
        run(str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input",
            "--require-hashes", "--requirement", str(INSTALLER))  # fmt: skip
    if name != "installer":
        say(f"Installing {SETS[name]}")
        run(str(PYTHON), "-m", "uv", "pip", "install", "--quiet", "--python", str(PYTHON), "--compile-bytecode",
            "--require-hashes", "--requirements", str(SETS[name]))  # fmt: skip
    for each in held:
        (VENV / f".{each}").write_text(digests[each])


def digest(name: str) -> str:
    """What the stamp of a set says: its locked requirements and those of the installer, in short."""
    return hashlib.sha256(INSTALLER.read_bytes() + SETS[name].read_bytes()).hexdigest()


def works(python: Path) -> bool:
    """Whether `python` runs, in a virtual environment: an upgrade of the system's Python can take it away."""
    probe = "import sys, encodings, pip; sys.exit(sys.prefix == sys.base_prefix or sys.version_info < (3, 11))"
    try:
        return subprocess.run([python, "-c", probe], capture_output=True, check=False).returncode == 0  # noqa: S603
    except OSError:
        return False


def has_installer() -> bool:
    pinned = INSTALLER.read_text().split(maxsplit=1)[0].partition("==")[2]
    found = subprocess.run([PYTHON, "-m", "uv", "--version"], capture_output=True, text=True, check=False)  # noqa: S603
    return found.returncode == 0 and found.stdout.split()[1] == pinned


def run(*command: str) -> None:
    subprocess.run(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, check=True)  # noqa: S603


def say(what: str) -> None:
    print(f"{what} …", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
