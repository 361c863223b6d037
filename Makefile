# One page of commands. `make run` and `make test` work on a bare checkout;
# both can be repeated at any time.

SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000

.PHONY: help rasa run test check format assets requirements catalogues clean

help: ## Show these commands
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

run: $(VENV)/.run rasa ## Bring a bare checkout to a running portal with its assistant
	@$(BIN)/portal prepare
	@PORT=$(PORT) $(BIN)/portal run

test: $(VENV)/.development portal/assets/node_modules/.installed rasa ## Run everything: format, lint, types, import rules, all tests
	@deploy/find-chromium
	@$(BIN)/portal translations compile
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto --maxprocesses 4 --dist loadscope

check: $(VENV)/.development ## The quick loop, under a minute
	@$(BIN)/ruff format --check . && $(BIN)/ruff check . && $(BIN)/lint-imports --no-cache >/dev/null
	@$(BIN)/mypy & types=$$!; \
	$(BIN)/pytest -q -x -n 2 --dist loadscope -p no:schemathesis -m "not browser and not slow" tests/unit tests/house tests/content; tests=$$?; \
	wait $$types && exit $$tests

format: $(VENV)/.development ## Format and mend what can be mended
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

assets: portal/assets/node_modules/.installed ## Build styles and scripts into portal/static/dist
	cd portal/assets && npm run --silent build

requirements: $(VENV)/.development ## Pin requirements again, with hashes
	deploy/pin-requirements

catalogues: $(VENV)/.development ## Bring translations/ up to date with the strings in the code
	$(BIN)/python deploy/catalogues

clean: ## Remove what was made on this machine (the database too)
	rm -rf $(VENV) bot/.venv var portal/assets/node_modules

# Without Python 3.10 the portal still runs; it says so, and its chat answers from search.
rasa: ## Install Rasa into its own environment
	@test bot/.venv/.installed -nt bot/requirements.txt -a bot/.venv/.installed -nt requirements/weights.txt || { deploy/make-bot-environment && touch bot/.venv/.installed; } || test "$(RASA)" != required

$(VENV)/.run: requirements/portal.txt requirements/weights.txt pyproject.toml
	@deploy/make-environment $(VENV) requirements/portal.txt
	@touch $@

$(VENV)/.development: requirements/development.txt requirements/weights.txt pyproject.toml
	@deploy/make-environment $(VENV) requirements/development.txt
	@touch $@ $(VENV)/.run

portal/assets/node_modules/.installed: portal/assets/package-lock.json
	@command -v npm >/dev/null || { echo "The browser tests and the styles need Node.js and npm: install nodejs and npm, then repeat."; exit 1; }
	cd portal/assets && npm ci --no-audit --no-fund --loglevel=error
	@touch $@
