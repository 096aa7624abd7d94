# `make demo` and `make test` are all the set-up there is; both make the virtual environment that they need.
VENV ?= .venv
PYTHON ?= python3
BIN = $(VENV)/bin
INSTALLED = $(VENV)/.installed
INSTALLED_DEV = $(VENV)/.installed-dev

.PHONY: demo test check reports docs messages pins clean

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

# The words of the page: takes them out of the templates, updates each translation, compiles it. Between two runs, translate.
MARKS = -k Reason:1 -k translatable -k ours:1 -k ours_many:1,2 -k _phrase:2
messages: $(INSTALLED_DEV)
	mkdir -p build
	$(BIN)/pybabel -q extract -F pyproject.toml -o build/report.pot --no-location --omit-header -c "Translators:" $(MARKS) .
	$(BIN)/pybabel -q update -i build/report.pot -d templates/locale -D report --ignore-obsolete --width 120
	$(BIN)/pybabel -q compile -d templates/locale -D report

# Every dependency at its newest, into constraints.txt; torch keeps the version that stands there until a hand changes it.
pins:
	rm -rf build/pins
	$(PYTHON) -m venv build/pins
	grep '^torch==' constraints.txt > build/pins/torch.txt
	build/pins/bin/python -m pip install --quiet --disable-pip-version-check -c build/pins/torch.txt -e '.[dev,pdf]'
	build/pins/bin/python -m pip freeze --exclude-editable > build/pins/frozen.txt
	{ echo "# Made by \`make pins\` on $$(date -u +%Y-%m-%d) with $$(build/pins/bin/python --version): pip's choice for '.[dev,pdf]'."; \
	  echo "# torch is the CPU build: a bare \`torch\` may bring gigabytes of CUDA libraries that framing never uses."; \
	  sed -E '/^(#|pip=|setuptools=|wheel=|nvidia-|cuda-|triton=)/d; s/\+.*$$//' build/pins/frozen.txt; } > build/pins/constraints.txt
	! grep -nE ' @ |file:' build/pins/constraints.txt
	mv build/pins/constraints.txt constraints.txt

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
