# The town in a few words. `make demo` and `make test` are all a newcomer needs: python3, make and git.
PORT ?= 8000
DATA ?= ../shared/data
PY := .venv/bin/python
export PYTHONUNBUFFERED := 1

.PHONY: demo test lint format test-postgres browser interop screenshots messages lock ci

# --- environments: made anew only when a lock file changed ------------------------------------------------------------
.venv/base: requirements/base.txt
	@echo "Making the environment in .venv ..."
	@python3 -c 'import sys; sys.exit("python3 is older than 3.11" if sys.version_info < (3, 11) else 0)'
	@test -x $(PY) || python3 -m venv .venv
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-compile --no-deps --require-hashes -r requirements/base.txt
	@touch $@

.venv/dev: .venv/base requirements/dev.txt
	@echo "Adding the workshop's tools ..."
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/dev.txt
	@touch $@

# --- for everyone -----------------------------------------------------------------------------------------------------
# The town as production would run it (no debug pages), on this machine only. A second start keeps what was changed.
demo: export DJANGO_SETTINGS_MODULE := marketplace.settings.dev
demo: export TOWN_DEBUG := no
demo: export TOWN_URL := http://localhost:$(PORT)
demo: .venv/base
	@$(PY) manage.py run_town --port $(PORT) --check-port
	@$(PY) manage.py demo
	@exec $(PY) manage.py run_town --port $(PORT)

test: .venv/dev
	$(PY) -m pytest -n 2

# --- for the workshop -------------------------------------------------------------------------------------------------
lint: .venv/dev
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/lint-imports
	.venv/bin/mypy marketplace shops search training
	.venv/bin/djangofmt --quiet --check $$(git ls-files '*.html')
	.venv/bin/djade --check --target-version 5.2 $$(git ls-files '*.html')

format: .venv/dev
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .
	.venv/bin/djangofmt --quiet $$(git ls-files '*.html')
	-.venv/bin/djade --target-version 5.2 $$(git ls-files '*.html')

test-postgres: .venv/dev
	@case "$(DATABASE_URL)" in postgres*) ;; *) echo "DATABASE_URL must name a PostgreSQL database"; exit 1;; esac
	$(PY) -m pytest -n 2

browser: .venv/dev
	$(PY) -m pytest tests/browser

screenshots: .venv/dev
	$(PY) -m pytest tests/browser/screenshots.py

interop: .venv/dev
	@test -d "$(DATA)" || { echo "no folder $(DATA): say DATA=..."; exit 1; }
	INTEROP_DATA="$(DATA)" $(PY) -m pytest tests/interop

messages: .venv/base
	$(PY) manage.py messages

lock:
	for name in base dev; do uv pip compile --quiet --generate-hashes --universal --python-version 3.11 --no-emit-index-url \
	  --no-emit-find-links --no-header --override requirements/overrides.txt requirements/$$name.in -o requirements/$$name.txt; done

ci:
	bash .ci/run
