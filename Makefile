# Everything a contributor needs. `make help` lists it.
# Python 3.11 or newer and make are all that `make run` needs from the machine.

# The first that runs, is new enough and can make environments: a version manager's stand-in may exist
# without running. A distribution's own come before those that were compiled on the spot, which is often
# done without optimisation and makes everything a third slower.
PYTHON ?= $(shell for name in {/usr/bin/,}python3.1{1,2,3} python3; do \
  $$name -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
  && command -v $$name && exit; done; echo python3)
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
WEB_CONCURRENCY ?= 1
MANAGE := $(BIN)/python manage.py
export PATH := $(CURDIR)/$(BIN):$(PATH)
export PYTHONDONTWRITEBYTECODE =
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

# $(call system_package,command,Debian package): install when root on Debian, else say what to do.
define system_package
	@command -v $(1) >/dev/null 2>&1 || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    echo "Installing $(2)"; \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $(2) >/dev/null; \
	  else \
	    echo "This step needs $(2). Install it with: sudo apt-get install $(2)"; exit 1; \
	  fi; }
endef

.PHONY: help
help: ## List the commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "  make %-18s %s\n", $$1, $$2}'

$(VENV)/bin/python:
	@if ! $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then \
	  echo "Python 3.11 or newer is needed; $(PYTHON) is older, or is not there."; exit 1; fi
	@if ! $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null; \
	  else echo "Install Python's venv module first: sudo apt-get install python3-venv"; exit 1; fi; fi
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run-installed: requirements-build.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-build.txt
	@touch $@

$(VENV)/.test-installed: requirements-test.txt $(VENV)/.run-installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	@touch $@

node_modules/.installed: package-lock.json | $(VENV)/.run-installed
	npm ci --silent --no-audit --no-fund
	@touch $@

static/build/main.css: node_modules/.installed $(shell find static/src -type f 2>/dev/null)
	npm run --silent build
	@touch $@

.PHONY: build
build: static/build/main.css ## Build style sheets and scripts

.PHONY: run
run: $(VENV)/.run-installed build ## Serve the site with starter content on 127.0.0.1:$(PORT)
	@$(MANAGE) prepare
	@echo "The site is at http://127.0.0.1:$(PORT)/ and its admin at http://127.0.0.1:$(PORT)/admin/"
	@exec env DJANGO_SETTINGS_MODULE=repository.settings.development \
	  $(BIN)/gunicorn repository.wsgi --bind 127.0.0.1:$(PORT) --workers $(WEB_CONCURRENCY) --threads 8 \
	  --limit-request-line 8190 --worker-tmp-dir /dev/shm --access-logfile /dev/null --no-control-socket

$(VENV)/verapdf/.installed: tests/verapdf.pom.xml | $(VENV)/bin/python
	$(call system_package,mvn,maven)
	mvn -q -B -f $< dependency:copy-dependencies -DoutputDirectory=$(CURDIR)/$(VENV)/verapdf
	@touch $@

.PHONY: install-test
install-test: $(VENV)/.test-installed $(VENV)/verapdf/.installed build
	$(call system_package,chromium,chromium)
	$(call system_package,java,default-jre-headless)

.PHONY: test
# A file’s tests stay in one process, so that what they share is made once.
# Elasticsearch comes with PostgreSQL, as in the server profile. Without it, skipped or failed (CI).
test: install-test ## Run every test: the embedded profile, then PostgreSQL and Elasticsearch
	$(BIN)/pytest -n 2 -q --dist loadfile -m "not elasticsearch"
	$(BIN)/python -m tests.postgresql $(BIN)/python -m tests.elasticsearch \
	  $(BIN)/pytest -n 2 -q --dist loadfile

.PHONY: soak
soak: install-test ## Run the long tests: a hundred bad days of the search server, every synonym, harvests of 10,000 records, packs of a hundred
	$(BIN)/python -m tests.postgresql $(BIN)/python -m tests.elasticsearch \
	  $(BIN)/pytest -n 2 -q --soak tests/faults tests/search/contract/test_synonyms.py
	$(BIN)/pytest -q --soak tests/repository/interchange/oai/test_soak.py
	$(BIN)/python -m tests.postgresql $(BIN)/pytest -q --soak tests/repository/interchange/oai/test_soak.py
	$(BIN)/python -m tests.postgresql $(BIN)/pytest -q -s --soak tests/journeys/test_take_a_hundred_away.py

.PHONY: elasticsearch
elasticsearch: $(VENV)/bin/python ## Get and start a real Elasticsearch, and print its address
	@$(BIN)/python -m tests.elasticsearch --start

.PHONY: elasticsearch-stop
elasticsearch-stop: $(VENV)/bin/python ## Stop it; its data stays
	@$(BIN)/python -m tests.elasticsearch --stop

.PHONY: lint
lint: $(VENV)/.test-installed ## Check style, types, templates, imports and migrations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djlint templates --lint --quiet
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MANAGE) makemigrations --check --dry-run
	$(MANAGE) check

SIZES ?= 10000
PROFILES ?= embedded server
.PHONY: bench
# Both servers for both profiles: the floor is Elasticsearch, asked directly.
bench: install-test ## Measure against the budgets of docs/performance.md, at SIZES="1000 10000 100000"
	@$(BIN)/python -m tests.postgresql $(BIN)/python -m tests.elasticsearch \
	  $(BIN)/python -m tests.bench --sizes $(SIZES) --profiles $(PROFILES)
	@$(BIN)/python -m tests.elasticsearch $(BIN)/pytest -q -s -m elasticsearch tests/relevance/test_floor.py

.PHONY: lock
lock: ## Resolve dependencies anew into the lockfiles
	for group in "" build test; do \
	  uv pip compile --quiet --generate-hashes --no-emit-index-url --no-header --universal --python-version 3.11 \
	    pyproject.toml $${group:+--group $$group} -o requirements$${group:+-$$group}.txt; done
