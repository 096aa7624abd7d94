# `make demo` and `make test` are all the set-up there is; both make the virtual environment that they need.
VENV ?= .venv
PYTHON ?= python3
BIN = $(VENV)/bin
INSTALLED = $(VENV)/.installed
INSTALLED_DEV = $(VENV)/.installed-dev

.PHONY: demo test check reports docs clean

demo: $(INSTALLED)
	$(BIN)/framing demo

test: $(INSTALLED_DEV)
	$(BIN)/python -m pytest

check: $(INSTALLED_DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The sample pages, made anew from corpora/; a test fails when the committed ones are stale.
reports: $(INSTALLED_DEV)
	$(BIN)/python reports/render.py

docs: $(INSTALLED_DEV)
	$(BIN)/python docs/generate.py

clean:
	rm -rf $(VENV) build dist out

$(INSTALLED): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	touch $@

$(INSTALLED_DEV): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $@ $(INSTALLED)
