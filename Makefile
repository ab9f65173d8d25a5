# How the dashboard is run and tested. `make help` lists the commands.
# Every path is relative, so the folder may stand anywhere, also under a name with spaces.

PORT ?= 8501
ARGS ?=
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip install -qq --disable-pip-version-check

# $(call step,NAME,COMMAND): one line when it passes, the whole output when it fails.
define step
@printf '%-12s' '$(1)'; \
if out=$$($(2) 2>&1); then echo ok; \
else code=$$?; printf 'failed\n%s\n' "$$out"; exit $$code; fi
endef

.PHONY: help run build test fuzz format clean

help:
	@echo 'make run            install, build the warehouse if needed, serve on 127.0.0.1:8501'
	@echo 'make run PORT=9000  the same on another port'
	@echo 'make build          build the warehouse again'
	@echo 'make test           install test tools and Chromium, run every check'
	@echo 'make test ARGS="-k country"   the same, with these arguments for pytest'
	@echo 'make fuzz           bring in 5,000 broken files: none may end in a traceback or change anything'
	@echo 'make format         put the code into its standard form'
	@echo 'make clean          remove the environment and caches; the warehouse stays'

run: $(VENV)/.installed
	@$(PY) -m data build --if-stale
	@$(PY) -m data demo --if-stale
	@echo 'Dashboard: http://127.0.0.1:$(PORT) (Ctrl+C stops it)'
	@exec $(PY) -m streamlit run dashboard.py --server.port $(PORT) --server.address 127.0.0.1

build: $(VENV)/.installed
	@$(PY) -m data build

test: $(VENV)/.installed-tests
	$(call step,ruff check,$(PY) -m ruff check .)
	$(call step,ruff format,$(PY) -m ruff format --check .)
	$(call step,mypy,$(PY) -m mypy)
	$(call step,chromium,$(PY) tests/chromium.py --install)
	@printf '%-12s' pytest; \
	if $(PY) -m pytest -n auto --dist loadfile $(ARGS) > $(VENV)/pytest.log 2>&1; then \
	    echo ok; grep '^SKIPPED' $(VENV)/pytest.log; tail -n 1 $(VENV)/pytest.log; \
	else code=$$?; echo failed; cat $(VENV)/pytest.log; exit $$code; fi

fuzz: $(VENV)/.installed-tests
	@$(PY) -m tests.fuzz

format: $(VENV)/.installed-tests
	@$(PY) -m ruff check --fix --quiet .
	@$(PY) -m ruff format .

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The environment: made once with the first Python that is new enough, installed again only when
# a requirements file has changed.
$(PY):
	@found=; \
	for python in $(if $(PYTHON),'$(PYTHON)') python3 python3.13 python3.12 python3.11 python3.14; do \
	    "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	    "$$python" -m venv --clear $(VENV) >/dev/null 2>&1 && exit 0; \
	    found=$${found:-$$python}; \
	done; \
	rm -rf $(VENV); \
	if [ -n "$$found" ]; then \
	    version=$$("$$found" -c 'import sys; print("python3.%d" % sys.version_info[1])'); \
	    echo "$$found cannot make a virtual environment. On Debian or Ubuntu run:"; \
	    echo "    sudo apt install $$version-venv"; \
	else \
	    echo 'No Python 3.11 or newer was found. On Debian or Ubuntu run:'; \
	    echo '    sudo apt install python3 python3-venv'; \
	    echo 'or name one: make run PYTHON=/path/to/python3'; \
	fi >&2; \
	exit 1

$(VENV)/.installed: requirements.txt | $(PY)
	@echo 'Installing into $(VENV) ...'
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/.installed-tests: tests/requirements.txt $(VENV)/.installed
	@echo 'Installing test tools into $(VENV) ...'
	@$(PIP) -r tests/requirements.txt
	@touch $@
