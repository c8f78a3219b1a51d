# make demo: install and assess the example portfolio.   make test: everything that must hold.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test lint types floors unit fix generate classifier readme examples clean

demo: $(STAMP)
	$(BIN)/edgetier assess examples/northwind.yaml --fail-on never

test: lint types floors unit

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

floors: $(STAMP)
	$(BIN)/lint-imports

unit: $(STAMP)
	$(BIN)/python -m pytest -q

fix: $(STAMP)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

generate: $(STAMP)
	$(BIN)/edgetier schema --kind inventory -o docs/schema/inventory-1.json
	$(BIN)/edgetier schema --kind inventory --draft 7 -o docs/schema/inventory-1.draft-07.json
	$(BIN)/edgetier schema --kind rules -o docs/schema/rules-1.json
	$(BIN)/edgetier schema --kind rules --draft 7 -o docs/schema/rules-1.draft-07.json
	$(BIN)/edgetier schema --kind taxonomy -o docs/schema/taxonomy-1.json
	$(BIN)/edgetier schema --kind taxonomy --draft 7 -o docs/schema/taxonomy-1.draft-07.json
	$(BIN)/edgetier schema --kind config -o docs/schema/config-1.json
	$(BIN)/edgetier schema --kind config --draft 7 -o docs/schema/config-1.draft-07.json
	$(BIN)/edgetier schema --kind assessment -o docs/schema/assessment-1.json
	$(BIN)/edgetier schema --kind assessment --draft 7 -o docs/schema/assessment-1.draft-07.json
	$(BIN)/edgetier schema --kind check -o docs/schema/check-1.json
	$(BIN)/edgetier schema --kind check --draft 7 -o docs/schema/check-1.draft-07.json
	$(BIN)/edgetier schema --kind classifier -o docs/schema/classifier-1.json
	$(BIN)/edgetier schema --kind classifier --draft 7 -o docs/schema/classifier-1.draft-07.json
	$(BIN)/python tools/refresh_docs.py
	$(BIN)/python tools/render_examples.py --without-picture

# The shipped classifier and its card, from the shipped corpus; half a minute. They bear the date of the corpus,
# 2026-11-24, so that the same corpus gives the same files: move it (seconds since 1970) when the corpus changes.
classifier: export SOURCE_DATE_EPOCH = 1795478400
classifier: $(STAMP)
	$(BIN)/edgetier learn train --isolated -o classifier/tiers-en.json --card classifier/tiers-en.md

readme: $(STAMP)
	$(BIN)/python tools/refresh_docs.py

examples: $(STAMP)
	$(BIN)/python tools/render_examples.py

$(STAMP): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "edgetier needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $(STAMP)

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
