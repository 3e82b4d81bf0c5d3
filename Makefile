# On a fresh machine with Python 3.11 or newer, `make up` and `make test` do their own set-up.
PYTHON ?= python3
BIN := .venv/bin
LOCKS := requirements.lock pyproject.toml package.json package-lock.json tools/assets.lock.json

.DEFAULT_GOAL := help
.PHONY: help setup up demo year quick test check bench docs migrate migration run down

help:       ## Show this
	@awk -F ':.*?## ' '/^[a-z]+:.*## / { printf "  %-10s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

.venv/ready: $(LOCKS) tools/setup.py tools/assets.py
	@$(PYTHON) tools/setup.py

setup: .venv/ready ## Install everything into .venv
	@:

up: setup   ## Start PostgreSQL, NATS and all services; then open http://localhost:8080      make up SAMPLE=year
	@$(BIN)/danbiet up $(SAMPLE:%=--%)

down:       ## Stop what `make up` started in this folder
	@test ! -x $(BIN)/danbiet || $(BIN)/danbiet up --stop $(SAMPLE:%=--%)

demo: setup ## Live a week in the ward through the gateway
	@$(BIN)/danbiet demo

year: setup ## Live a whole plan year in simulated time      make year YEAR=2026 SEED=2 WARDS=54
	@$(BIN)/danbiet year $(if $(YEAR),--year $(YEAR)) $(if $(SEED),--seed $(SEED)) $(if $(WARDS),--wards $(WARDS))

quick: setup ## Rules and shape tests, no servers needed
	@$(BIN)/python -m pytest $(wildcard tests/law tests/documents tests/shape tests/*/test_rules.py)

test: setup ## All tests in two processes, with servers of their own
	@$(BIN)/python -m pytest --numprocesses 2 --dist loadscope

check: setup ## Format, lint, types, import contracts, fresh docs, manifests
	@$(BIN)/python -m tools.check

bench: setup ## Measure a command, an event, a page
	@$(BIN)/danbiet bench

docs: setup ## Rewrite what is generated
	@$(BIN)/danbiet docs

migrate: setup ## Bring every database to its newest migration
	@$(BIN)/danbiet migrate all

migration: setup ## Draft the next migration        make migration s=planning m="add a day"
	@$(BIN)/danbiet migrate draft $(s) "$(m)"

run: setup  ## Run one service                 make run s=planning
	@$(BIN)/danbiet serve $(s)
