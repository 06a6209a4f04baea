# The workshop. `make run` and `make test` set up what they need; nothing is installed outside this folder.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHONUNBUFFERED := 1
# Where this is set, every process compiles all of Kehu and its libraries anew: seven seconds at each start.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup run demo test lint e2e pictures gallery look proofs

help: ## What there is
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' Makefile

setup: $(VENV)/.workshop ## Virtual environment with everything pinned (quick when nothing changed)
	@echo "Ready: $(VENV)"

run: $(VENV)/.runtime ## Kehu and the Agents Playground side by side; says what to open and what to type
	@exec $(BIN)/python -m tests.playground.run

demo: $(VENV)/.runtime ## Fill a new database with a small believable network
	@exec $(BIN)/python app.py demo

# Some tests wait, for PostgreSQL or for a clock: half as many workers again as there are cores fill these pauses.
WORKERS := $(BIN)/python -c "import os; print((os.cpu_count() or 1) * 3 // 2)"
test: $(VENV)/.workshop ## Every test but the browser's and the long proofs, PostgreSQL included
	@$(BIN)/python -m pytest --numprocesses $$($(WORKERS)) --dist worksteal

# Hypothesis marks its own tests; all others would be the same as in `make test`.
proofs: $(VENV)/.workshop ## After make test: the long simulations, and every property with four times as many examples
	@KEHU_EXAMPLES=proofs $(BIN)/python -m pytest -m "(hypothesis or proofs) and not e2e and not faults" \
	  --numprocesses auto --dist worksteal

lint: $(VENV)/.workshop ## ruff, mypy, and the direction of imports
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy .
	PYTHONPATH=. $(BIN)/lint-imports

# Debian's Chromium is asked for only where none is installed, and only by who may install it. Its letters are Noto Sans.
CHROMIUM := for each in chromium chromium-browser google-chrome; do command -v $$each >/dev/null && exit 0; done; \
  [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && { echo "Installing Debian's Chromium (once)"; \
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium fonts-noto-core >/dev/null; } || \
  { echo "This needs Chromium: install your system's packages chromium and fonts-noto-core" >&2; exit 1; }

e2e: $(VENV)/.workshop ## Stories played in Chromium against the Agents Playground; pictures in var/e2e
	@$(CHROMIUM)
	@$(BIN)/python -m pytest tests/e2e -m e2e --numprocesses auto --dist worksteal

pictures: $(VENV)/.workshop ## The README's four pictures, made by the story that they are from
	@$(CHROMIUM)
	@KEHU_PICTURES=keep $(BIN)/python -m pytest tests/e2e/test_readme.py -m e2e

gallery: $(VENV)/.workshop ## Every card in every language and width on one page, drawn by Microsoft's renderer
	@$(BIN)/python -m tests.gallery

look: $(VENV)/.workshop ## The pictures of docs/look.md, from the code that cards are made with
	@$(CHROMIUM)
	@$(BIN)/python -m tests.gallery.look

# A stamp is older than its list when the list has changed: only then pip is asked again. Python compiles what
# it imports by itself; compiling all the rest as well would take as long as the installation.
INSTALL := $(BIN)/python -m pip install --quiet --no-compile
# The SDK's recognizers make Python warn while it compiles them: once, here, where nobody has to read it.
COMPILE := $(BIN)/python -W ignore -c "import botbuilder.dialogs"
$(VENV)/.runtime: requirements.txt | $(BIN)/python
	@echo "Installing what Kehu needs (once; a minute or so)"
	@$(INSTALL) --requirement requirements.txt
	@$(COMPILE)
	@touch $@

$(VENV)/.workshop: requirements-dev.txt requirements.txt | $(BIN)/python
	@echo "Installing what Kehu and its workshop need (once; a minute or so)"
	@$(INSTALL) --requirement requirements-dev.txt
	@$(COMPILE)
	@touch $@ $(VENV)/.runtime

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { \
	  echo "Kehu needs Python 3.11 or newer, and '$(PYTHON)' was not found." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Kehu needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) -V 2>&1)." >&2; \
	  echo "Name another one: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

.PHONY: bench faults
bench: $(VENV)/.workshop ## How fast Kehu is beside the SDK's echo bot and plain aiohttp, on this machine
	@$(BIN)/python -m tests.bench

faults: $(VENV)/.workshop ## kill -9 at 30 random points under load, on SQLite and PostgreSQL: nothing may be lost
	@$(BIN)/python -m tests.faults

.PHONY: simulate
simulate: $(VENV)/.workshop ## A year of reminders with 40 people: every promise about them is checked, and told in numbers
	@$(BIN)/python -m tests.simulation

.PHONY: package
package: $(VENV)/.workshop ## The Teams app package: make package APP_ID=... HOST=kehu.example.fi [DEVELOPER="..."]
	@$(BIN)/python manifests/build.py --app-id "$(APP_ID)" --host "$(HOST)" --developer "$(DEVELOPER)" \
	  --website-url "$(WEBSITE_URL)" --privacy-url "$(PRIVACY_URL)" --terms-url "$(TERMS_URL)"

.PHONY: instances
instances: $(VENV)/.workshop ## Three Kehus on one PostgreSQL, 1,000 reminders, 50 people talking, one killed: nothing lost
	@$(BIN)/python -m tests.instances
