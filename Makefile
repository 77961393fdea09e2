# make demo   sets up, converts the example site, shows a pathway as Turtle
# make test   sets up, checks style, types and imports, runs the tests
# make sample writes output/sample/ anew
# make docs   writes docs/rules.md anew, from shapes/
# make web    fetches YASGUI, the query editor of the served pages, with npm
# make bench  all benchmarks, over the site in WP2RDF_SITE or an invented one; writes benchmarks/RESULTS.md
# make bench-quick  the same, small and short, and writes nothing

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
SITE := examples/site
PAGE := $(SITE)/_pathways/WP9001.md
FAULTY := $(SITE)/_pathways/WP9104.md
YASGUI := wp2rdf/server/static/yasgui
YASGUI_VERSION := 4.6.2

.PHONY: setup demo sample docs web test lint bench bench-quick clean

setup: $(STAMP)

$(STAMP): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "wp2rdf needs Python 3.11 or newer: make PYTHON=python3.11")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,fast,frames,server,watch,cluster]'
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
	$(BIN)/python -m wp2rdf.validating.rules_page > docs/rules.md

web: $(YASGUI)/yasgui.min.js

$(YASGUI)/yasgui.min.js:
	@command -v npm >/dev/null || { echo 'make web needs npm'; exit 2; }
	rm -rf $(YASGUI).new && mkdir -p $(YASGUI).new
	npm pack --silent --pack-destination $(YASGUI).new @zazuko/yasgui@$(YASGUI_VERSION) >/dev/null
	tar -xzmf $(YASGUI).new/*.tgz -C $(YASGUI).new --strip-components 1 package/package.json
	tar -xzmf $(YASGUI).new/*.tgz -C $(YASGUI).new --strip-components 2 package/build/yasgui.min.js package/build/yasgui.min.css
	rm $(YASGUI).new/*.tgz && rm -rf $(YASGUI) && mv $(YASGUI).new $(YASGUI)

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: lint
	$(BIN)/pytest --numprocesses=auto --dist=loadfile

bench: $(STAMP)
	$(BIN)/python -m benchmarks $(WP2RDF_SITE) --write

bench-quick: $(STAMP)
	$(BIN)/python -m benchmarks --quick

clean:
	rm -rf $(VENV) output/demo.nq
