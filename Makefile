# make demo   sets up, converts the example site, shows a pathway as Turtle
# make test   sets up, checks style, types and imports, runs the tests
# make sample writes output/sample/ anew
# make docs   writes docs/rules.md anew, from shapes/
# make bench  the benchmarks, over the site in WP2RDF_SITE

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
SITE := examples/site
PAGE := $(SITE)/_pathways/WP9001.md
FAULTY := $(SITE)/_pathways/WP9104.md

.PHONY: setup demo sample docs test lint bench clean

setup: $(STAMP)

$(STAMP): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "wp2rdf needs Python 3.11 or newer: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,fast,frames,server]'
	touch $@

demo: $(STAMP)
	@echo '== the example site as N-Quads, with its findings (it holds every fault that real pages have: exit code 1)'
	$(BIN)/wp2rdf convert $(SITE) -o output/demo.nq; test $$? -le 1
	@echo
	@echo '== one pathway as Turtle'
	$(BIN)/wp2rdf convert $(PAGE) --quiet
	@echo
	@echo '== a page that has faults, validated'
	$(BIN)/wp2rdf validate $(FAULTY)
	@echo
	@echo '== a query: the genes of that pathway'
	$(BIN)/wp2rdf query genes-of-pathway -p pathway=WP9001 --data $(SITE)

sample: $(STAMP)
	$(BIN)/wp2rdf convert $(PAGE) --quiet -o output/sample/WP9001.ttl

docs: $(STAMP)
	$(BIN)/python -m wp2rdf.rules_page > docs/rules.md

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint
	$(BIN)/pytest

bench: $(STAMP)
	@test -n "$$WP2RDF_SITE" || { echo 'set WP2RDF_SITE to a checkout of the site'; exit 2; }
	$(BIN)/python -m benchmarks.conversion "$$WP2RDF_SITE"
	$(BIN)/python -m benchmarks.validation "$$WP2RDF_SITE"
	$(BIN)/python -m benchmarks.queries "$$WP2RDF_SITE" --rdflib

clean:
	rm -rf $(VENV) output/demo.nq
