# Grapevine. `make run` and `make test` are all you need: the first one makes .venv by itself.
# PYTHON=… names the interpreter to make .venv with (3.11 or newer); ARGS=… is passed on to run, test, bench and chaos.

PYTHON ?=
ARGS ?=
UPGRADE ?=

SHELL := /bin/sh
MAKEFLAGS += --no-builtin-rules
.DEFAULT_GOAL := help
.SUFFIXES:
.PHONY: help venv run test check bench chaos demo-replicas demo-slack demo-discord lock docs clean

# What a shell has set for other Python programs must not reach this one.
unexport PYTHONPATH PYTHONHOME PYTHONSAFEPATH PYTHONSTARTUP PIP_USER PIP_TARGET PIP_PREFIX VIRTUAL_ENV
# A start that compiles everything takes seconds, and so does each test worker.
unexport PYTHONDONTWRITEBYTECODE

# Programs are started as modules: the scripts in .venv/bin hold the absolute path that they were installed under.
PY := .venv/bin/python

help: ## what you can make
	@sed -n 's/^\([a-z-]*\):.*## /  make \1	/p' Makefile

venv: .venv/.dev ## .venv with all that running, testing and checking need

run: .venv/.runtime ## start Grapevine
	@$(PY) -m bot run $(ARGS)

test: .venv/.dev ## run the tests
	@$(PY) -m pytest $(ARGS)

check: .venv/.dev ## style, types, import rules, generated files, how easy the texts are to read
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m pyright
	$(PY) .venv/bin/lint-imports --no-cache
	$(PY) -m bot docs --check
	$(PY) -m tests.house.reading

bench: .venv/.bench ## measure against the plain way of doing it
	@$(PY) -m tests.bench $(ARGS)

chaos: .venv/.dev ## the long trials of delivery: kills, stops, databases that fail
	@$(PY) -m tests.delivery.chaos $(ARGS)

demo-replicas: .venv/.dev ## watch three processes share one PostgreSQL, and one of them being killed
	@$(PY) -m tests.delivery.demo $(ARGS)

demo-slack: .venv/.dev ## watch the story in a fake Slack, in both modes; ARGS=http for one
	@$(PY) -m tests.adapters.slack.demo $(ARGS)

demo-discord: .venv/.dev ## watch the same story in a fake Discord
	@$(PY) -m tests.adapters.discord.demo $(ARGS)

docs: .venv/.dev ## write the generated parts of the documentation
	$(PY) -m bot docs
	$(PY) -m tests.house.needs

COMPILE = $(PY) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header $(UPGRADE)

lock: .venv/.installer ## pin the dependencies of pyproject.toml; UPGRADE=--upgrade for newer ones
	$(COMPILE) pyproject.toml -o requirements.txt
	$(COMPILE) pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt
	$(COMPILE) pyproject.toml --group dev --group bench -c requirements-dev.txt -o requirements-bench.txt
	$(COMPILE) --group installer -o requirements-uv.txt

clean: ## remove .venv and the caches; your data stays
	rm -rf .venv .venv.lock .hypothesis .pytest_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# A stamp in .venv says which locked set is installed. .ci/venv.py installs it, one make at a time.
.venv/.installer: requirements-uv.txt
.venv/.runtime: requirements.txt requirements-uv.txt
.venv/.dev: requirements-dev.txt requirements-uv.txt
.venv/.bench: requirements-bench.txt requirements-uv.txt
.venv/.installer .venv/.runtime .venv/.dev .venv/.bench: $(PY)
	@$(find-python); "$$python" .ci/venv.py $(@:.venv/.%=%)

# No recipe: a .venv whose Python is missing makes every stamp out of date.
$(PY):

CANDIDATES = $(if $(PYTHON),"$(PYTHON)",python3 python3.14 python3.13 python3.12 python3.11 python)
define find-python
old=; bare=; \
for python in $(CANDIDATES); do \
	if ! "$$python" -c '' >/dev/null 2>&1; then python=; continue; fi; \
	if ! "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then old=$$python; python=; continue; fi; \
	if ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then bare=$$python; python=; continue; fi; \
	break; \
done; \
if [ -z "$$python" ]; then \
	if [ -n "$$bare" ]; then \
		echo "$$bare can't make virtual environments: its venv module is missing." >&2; \
		echo "On Debian and Ubuntu: sudo apt install python3-venv" >&2; \
	elif [ -n "$$old" ]; then \
		echo "Grapevine needs Python 3.11 or newer, and $$old is $$("$$old" --version 2>&1)." >&2; \
		echo "Install a newer one, or name it: make PYTHON=/path/to/python3" >&2; \
	else \
		echo "Grapevine needs Python 3.11 or newer, and $(if $(PYTHON),$(PYTHON) does not run,none was found)." >&2; \
		echo "On Debian and Ubuntu: sudo apt install python3 python3-venv; on Fedora: sudo dnf install python3;" >&2; \
		echo "on macOS: brew install python. Or name one: make PYTHON=/path/to/python3" >&2; \
	fi; \
	exit 1; \
fi
endef
