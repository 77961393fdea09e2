# make demo   what the README shows, on the example site: Turtle, a query, a report
# make check  style, types, imports, the fast tests: before every commit
# make test   the same, and all tests
# make sample writes output/sample/ anew
# make docs   writes docs/rules.md anew, from shapes/, and the manual in output/manual/
# make screenshots  takes the pictures in docs/images/ anew; wants Chromium
# make web    fetches YASQE, the query editor of the served pages, with npm, and checks its digest
# make fuzz   random inputs for everything that reads, some minutes; make fuzz FUZZ='--seconds 3600' for hours
# make bench  all benchmarks, over the site in WP2RDF_SITE or an invented one; writes benchmarks/RESULTS.md
# make bench-quick  the same, small and short, and writes nothing

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
DEMO_STAMP := $(VENV)/.ready-for-demo
SITE := examples/site
PAGE := $(SITE)/_pathways/WP9001.md
FAULTY := $(SITE)/_pathways/WP9104.md
DRAWING := examples/database/pathways/WP9201/WP9201.gpml
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

FUZZ ?=

.PHONY: setup fuzz demo sample docs screenshots web check test lint bench bench-quick clean

setup: $(STAMP)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "wp2rdf needs Python 3.11 or newer: make PYTHON=python3.11")'
	@$(PYTHON) -m venv $(VENV)

$(STAMP): pyproject.toml | $(VENV)/bin/python
	@echo 'Installing wp2rdf with all extras and the tools for development into $(VENV): 1.5 GB, about two minutes.'
	@$(PIP) -e '.[dev,fast,frames,networks,pictures,server,statistics,watch,cluster,mcp,parquet,jelly,docs]'
	@touch $@ $(DEMO_STAMP)

$(DEMO_STAMP): pyproject.toml | $(VENV)/bin/python
	@echo 'Installing wp2rdf into $(VENV): 110 MB, less than half a minute.'
	@$(PIP) -e .
	@touch $@

demo: $(DEMO_STAMP)
	@echo
	@echo '== A pathway as Turtle: its page, and the tables of genes and literature beside it.'
	@echo '   $$ wp2rdf convert $(PAGE)'
	@$(BIN)/wp2rdf convert $(PAGE) --quiet
	@echo
	@echo '== Another pathway as a picture, from its drawing: open output/demo.svg in a browser.'
	@echo '   $$ wp2rdf draw $(DRAWING) -o output/demo.svg'
	@$(BIN)/wp2rdf draw $(DRAWING) -o output/demo.svg
	@echo
	@echo '== A query from the bundled ones: the genes of that pathway, with their identifiers.'
	@echo '   $$ wp2rdf query genes-of-pathway -p pathway=WP9001 --data $(SITE)'
	@$(BIN)/wp2rdf query genes-of-pathway -p pathway=WP9001 --data $(SITE)
	@echo
	@echo '== The whole example site as one file: output/demo.nq. It holds every fault that real pages have; they are counted here.'
	@echo '   $$ wp2rdf convert $(SITE) -o output/demo.nq'
	@$(BIN)/wp2rdf convert $(SITE) -o output/demo.nq 2>&1 | tail -n 1
	@echo
	@echo '== A faulty page: each finding says file, line, column and how to mend it.'
	@echo '   $$ wp2rdf validate $(FAULTY)'
	@$(BIN)/wp2rdf validate $(FAULTY) || test $$? -eq 1

sample: $(STAMP)
	$(BIN)/wp2rdf convert $(PAGE) --quiet -o output/sample/WP9001.ttl

docs: $(STAMP)
	$(BIN)/python -m wp2rdf.validating.rules_page > docs/rules.md
	$(BIN)/python -m sphinx -b html -W --keep-going -q docs output/manual
	@echo 'The manual is output/manual/index.html'

screenshots: $(STAMP)
	$(BIN)/python docs/screenshots.py

web:
	@$(PYTHON) hatch_build.py

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint
	$(BIN)/pytest --numprocesses=auto --dist=loadfile --no-loadscope-reorder --max-worker-restart=0 -m 'not slow'

test: lint
	$(BIN)/pytest --numprocesses=auto --dist=loadfile --no-loadscope-reorder --max-worker-restart=0

fuzz: $(STAMP)
	nice $(BIN)/python -m fuzz $(FUZZ)

bench: $(STAMP)
	$(BIN)/python -m benchmarks $(WP2RDF_SITE) --write

bench-quick: $(STAMP)
	$(BIN)/python -m benchmarks --quick

clean:
	rm -rf $(VENV) output/demo.nq output/demo.svg
