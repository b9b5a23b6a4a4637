# Two commands are enough: `make demo` and `make test`. Each sets up all that it needs; `make help` lists the rest.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready

.PHONY: help demo test lint types imports clean accuracy bench bench-batch bench-stages peers cluster redline responses
.PHONY: screens bench-ui growth mutations

$(READY): pyproject.toml constraints.txt
	@echo "Setting up, once: about a minute. / 首次运行，正在安装，约需一分钟。"
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e ".[dev]"
	@touch $(READY)

help: ## list what can be made
	@sed -n 's/^\([a-z-]*\):.*## /\1: /p' $(firstword $(MAKEFILE_LIST))

demo: $(READY) ## open the review of the bundled example (prints the report where there is no terminal)
	@$(BIN)/reviewer demo

test: $(READY) lint types imports ## everything that must hold, in under five minutes on two cores
	$(BIN)/python -m pytest -n 3 --dist worksteal

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

imports: $(READY)
	$(BIN)/lint-imports --no-cache

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

accuracy: $(READY) ## recall, precision and false alarms over the marked contracts; writes docs/accuracy.md
	$(BIN)/python -m benchmarks.accuracy --write $(if $(TEMPLATES),--templates "$(TEMPLATES)")

mutations: $(READY) ## changes put by machine into every sentence of whole contracts, and whether each is told; writes docs/mutations.md
	$(BIN)/python -m benchmarks.mutations --write

bench: $(READY) ## speed and memory beside the floor of reading the files, and whether it is right; writes docs/benchmarks.md
	$(BIN)/python -m benchmarks.speed --full --write
	$(BIN)/python -m benchmarks.truth --full --write

growth: $(READY) ## whether time grows in line with the contract, in the shapes that are hard on some step; fails where it does not
	$(BIN)/python -m benchmarks.growth

bench-batch: $(READY) ## a thousand drafts with one process and with two; writes a section of docs/benchmarks.md
	$(BIN)/python -m benchmarks.batch --write

bench-stages: $(READY) ## reading, structure, comparison, findings, JSON, notes and redline, each by itself
	$(BIN)/python -m pytest -o addopts="--import-mode=importlib" -q benchmarks/test_stages.py \
	  --benchmark-min-rounds=3 --benchmark-max-time=0.5 --benchmark-columns=median,iqr,rounds \
	  --benchmark-group-by=param:pair --benchmark-sort=fullname

peers: $(READY) ## beside other programs, installed from PyPI for the occasion; writes a section of docs/benchmarks.md
	$(BIN)/python -m benchmarks.peers --full --write

cluster: $(READY) ## the batch on a real cluster of two workers, one killed midway
	$(BIN)/python -m pytest -m cluster tests/batch/test_cluster.py

redline: $(READY) ## redlines over the collected pairs: read back both ways, opened by python-docx and LibreOffice
	$(BIN)/python -m benchmarks.redline $(if $(SCHEMA),--schema)

responses: $(READY) ## answers sent back over the collected pairs: both ways, marks of the other side, nothing of ours inside
	$(BIN)/python -m benchmarks.word_responses

screens: $(READY) ## the pictures of the guided tour, drawn by the program itself
	$(BIN)/python docs/screens/build.py

bench-ui: $(READY) ## first frame, key to frame, resize and memory of the review room at 2,000 and 20,000 clauses
	$(BIN)/python -m benchmarks.ui
