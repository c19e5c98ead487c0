"""The house's rules on what may know what, read from the source itself."""

import ast
import functools
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

ROOMS = (
    "ui",
    "answering",
    "searching",
    "vectorstore",
    "ingest",
    "connectors",
    "evaluation",
    "benchmarks",
    "training",
    "prompts",
    "english",
    "schema",
    "conversations",
    "commands",
    "words",
)
SEAMS = {"schema", "errors", "settings", "branding", "logs", "metrics", "checked"}
MAY_USE = {
    "ask_the_minutes": {"commands", "ingest", "vectorstore", "answering", "evaluation", "training"}
    | {"connectors"}
    | {"settings", "words"},
    "app": {"ui", "schema", "settings", "errors"},
    "ui": {
        "answering",
        "ingest",
        "connectors",
        "schema",
        "settings",
        "errors",
        "prompts",
        "english",
    }
    | {"conversations", "branding", "logs", "metrics", "words"},
    "ingest": {"vectorstore", "schema", "settings", "errors", "english", "commands"}
    | {"metrics", "checked", "words"},
    "connectors": {"ingest", "vectorstore", "schema", "settings", "errors", "commands", "logs"}
    | {"words", "on_demand"},
    "answering": {"searching", "vectorstore", "prompts", "schema", "settings", "errors", "english"}
    | {"commands", "logs", "metrics", "checked", "inference", "words"},
    "searching": {"vectorstore", "schema", "checked"},
    "vectorstore": {"schema", "settings", "errors", "commands", "checked", "inference", "words"},
    "evaluation": {"answering", "ingest", "searching", "vectorstore", "english", "prompts"}
    | {"schema", "settings", "errors", "commands", "checked", "words"},
    "benchmarks": {"evaluation", "answering", "ingest", "searching", "vectorstore"}
    | {"schema", "settings", "errors", "commands", "checked", "words"},
    "training": {"answering", "ingest", "searching", "vectorstore", "english"}
    | {"schema", "settings", "errors", "commands", "checked", "words"},
    "prompts": {"errors", "words"},
    "commands": {"errors", "logs", "words"},
    "conversations": {"errors", "words"},
    "words": {"schema", "english"},
    "english": {"schema"},
    "schema": set(),
    "checked": {"errors", "words"},
    "errors": set(),
    "settings": {"errors", "words"},
    "branding": {"errors", "words"},
    "logs": set(),
    "metrics": {"errors", "schema", "words"},
    "on_demand": set(),
    "inference": set(),
}
AT_HOME = {
    "typer": r"commands/.*|ask_the_minutes\.py",
    "streamlit": r"app\.py|ui/.*",
    "chromadb": r"vectorstore/dense/(folder|server)\.py",
    "tantivy": r"vectorstore/lexical\.py",
    "ray": r"vectorstore/on_ray\.py",
    "sentence_transformers": r"vectorstore/embedding\.py",
    "transformers": r"vectorstore/embedding\.py|training/.*",
    "onnxruntime": r"inference\.py|training/export\.py",
    "sqlite3": r"vectorstore/(sqlite_files|places/file)\.py|conversations/(database|store|log)\.py"
    r"|connectors/moderngov/state\.py",
    "sqlalchemy": r"vectorstore/(database|tables|copying|places/.*)\.py",
    "psycopg": r"vectorstore/places/(bounded|connecting)\.py",
    "protego": r"connectors/moderngov/robots\.py",
    "truststore": r"connectors/moderngov/request\.py",
    "pypdfium2": r"ingest/parse/pdf/(pages|words|drawings|annotations|pictures)\.py",
    "PIL": r"ingest/parse/(ocr|pdf/pages|pdf/pictures)\.py",
    "bs4": r"ingest/parse/html/.*\.py",
    "langchain_core": r"vectorstore/embedding\.py|searching/retriever\.py"
    r"|answering/(writing/language_model|writing/prompt|runnable)\.py|prompts/__init__\.py",
    "langchain": r"answering/writing/language_model\.py",
    "langsmith": r"answering/writing/language_model\.py",
    "langchain_chroma": r"evaluation/tutorial\.py|benchmarks/baselines\.py",
    "langchain_text_splitters": r"evaluation/tutorial\.py|benchmarks/baselines\.py",
    "langchain_classic": r"benchmarks/baselines\.py",
    "langchain_community": r"benchmarks/baselines\.py",
    "llama_index": r"benchmarks/baselines\.py",
    "txtai": r"benchmarks/baselines\.py",
    "matplotlib": r"(evaluation|benchmarks)/plot\.py",
    "prometheus_client": r"metrics\.py",
}
AT_THE_GATE = {
    "clear_document": r"schema/clearing\.py|vectorstore/catalogue_reading\.py",
    "clear_passage": r"schema/clearing\.py|vectorstore/catalogue_reading\.py",
    "ClearedDocument(": r"schema/clearing\.py",
    "ClearedPassage(": r"schema/clearing\.py",
    "_SEAL": r"schema/clearing\.py",
    "Document(": r"schema/clearing\.py|ingest/files/reading\.py",
    "Passage(": r"schema/clearing\.py|ingest/passages/split\.py",
    "stored_documents": r"vectorstore/(catalogue_(reading|review)|check)\.py"
    r"|evaluation/ablation\.py|benchmarks/papers\.py",
    "stored_passages": r"vectorstore/(catalogue_reading|check)\.py|evaluation/ablation\.py"
    r"|benchmarks/papers\.py",
    "passage_from": r"vectorstore/(catalogue_reading|records)\.py",
}
"""Where documents and passages are made, read as they are stored, and let out: nowhere else."""
LICENCES_TO_AVOID = ("fitz", "pymupdf", "pymupdf4llm")


@functools.cache
def modules() -> list[Path]:
    """Return every module of the product, tests and the samples' maker left aside."""
    single = (
        "app",
        "ask_the_minutes",
        "branding",
        "checked",
        "errors",
        "inference",
        "logs",
        "metrics",
        "on_demand",
        "settings",
    )
    found = [ROOT / f"{name}.py" for name in single]
    for room in ROOMS:
        found += sorted((ROOT / room).rglob("*.py"))
    return found


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@functools.cache
def parsed(path: Path) -> ast.Module:
    """Parse a module, once for all the rules."""
    return ast.parse(path.read_text("utf-8"))


@functools.cache
def nodes(path: Path) -> list[ast.AST]:
    """Return every node of a module."""
    return list(ast.walk(parsed(path)))


def imports(path: Path) -> Iterator[str]:
    """Yield the full name of everything that a module imports, wherever it does."""
    for node in nodes(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{place(path)}: a relative import"
            yield node.module or ""


def each(rule: Callable[[Path], object]) -> dict[str, object]:
    """Return what a rule finds wrong in each module; where it finds nothing, nothing is told."""
    return {place(path): wrong for path in modules() if (wrong := rule(path))}


COMMANDS = {"vectorstore/__main__.py": {"searching", "english"}}
"""What a command may use beside its room: it stands at the top, though it is named by a room."""


def test_imports_point_one_way() -> None:
    def astray(path: Path) -> set[str]:
        room = place(path).split("/")[0].removesuffix(".py")
        ours = {name.split(".")[0] for name in imports(path)} & (SEAMS | set(ROOMS) | {"app"})
        return ours - {room} - MAY_USE[room] - COMMANDS.get(place(path), set())

    assert each(astray) == {}


def test_each_library_stays_in_its_room() -> None:
    def away(path: Path) -> set[str]:
        used = {name.split(".")[0] for name in imports(path)}
        return used & set(LICENCES_TO_AVOID) | {
            library
            for library, home in AT_HOME.items()
            if library in used and not re.fullmatch(home, place(path))
        }

    assert each(away) == {}


def names(path: Path) -> Iterator[str]:
    """Yield every name that a module uses, what is called with a bracket behind it."""
    for node in nodes(path):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield f"{node.func.id}("


def test_nothing_leaves_but_through_the_gate() -> None:
    def past_the_gate(path: Path) -> set[str]:
        used = set(names(path)) & set(AT_THE_GATE)
        return {one for one in used if not re.fullmatch(AT_THE_GATE[one], place(path))}

    assert each(past_the_gate) == {}


def test_what_is_kept_at_the_gate_is_what_is_there() -> None:
    assert set(AT_THE_GATE) <= {name for path in modules() for name in names(path)}


READS_BY_PATTERN = r"answering/(signals|question|mentions|writing)/.*"
"""Where a question, what a model wrote, or a sentence of a document may be read by a pattern."""


def test_answers_are_given_from_what_was_read_before() -> None:
    ours = (path for path in modules() if place(path).startswith("answering/"))
    reading = {place(path) for path in ours if "re" in imports(path)}
    assert {one for one in reading if not re.fullmatch(READS_BY_PATTERN, one)} == set()
    assert reading


def test_every_module_says_what_it_does() -> None:
    assert each(lambda path: len(ast.get_docstring(parsed(path)) or "") <= 20) == {}


def test_functions_stay_short() -> None:
    def long(path: Path) -> list[str]:
        return [
            node.name
            for node in nodes(path)
            if isinstance(node, ast.FunctionDef) and (node.end_lineno or 0) - node.lineno > 45
        ]

    assert each(long) == {}


def test_modules_stay_short() -> None:
    assert each(lambda path: len(path.read_text("utf-8").splitlines()) > 320) == {}


def test_a_rule_that_is_broken_is_told_with_the_module() -> None:
    assert each(lambda path: path.name == "schema.py" or path.name == "app.py") == {"app.py": True}


def test_the_libraries_at_home_are_those_in_use() -> None:
    used = {name.split(".")[0] for path in modules() for name in imports(path)}
    assert set(AT_HOME) <= used


def test_every_room_is_part_of_what_is_installed() -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    rooms = {one.removesuffix("*") for one in told["packages"]["find"]["include"]}
    assert set(ROOMS) <= rooms
    single = {place(path).removesuffix(".py") for path in modules() if path.parent == ROOT}
    assert single == set(told["py-modules"])


def test_importing_the_product_does_nothing() -> None:
    """No model is loaded and nothing heavy imported before it is needed."""
    code = (
        "import sys, os; before = set(os.environ); import settings, schema, errors, "
        "answering.answerer, ingest.files.pipeline, vectorstore.archive; heavy = {'torch', "
        "'sentence_transformers', 'transformers', 'onnxruntime'} & set(sys.modules); "
        "assert not heavy, heavy"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def readme() -> str:
    return (ROOT / "README.md").read_text("utf-8")


def targets() -> list[str]:
    (line,) = re.findall(r"^\.PHONY:(.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    return str(line).split()


@pytest.mark.parametrize("target", targets())
def test_the_readme_tells_of_every_make_target(target: str) -> None:
    assert re.search(rf"\bmake {target}\b|`{target}`", readme())


def settings_read() -> list[str]:
    found: set[str] = set()
    for path in modules():
        found |= set(re.findall(r"\bMINUTES_[A-Z_]+\b", path.read_text("utf-8")))
    return sorted(found)


@pytest.mark.parametrize("name", settings_read())
def test_the_readme_tells_of_every_setting(name: str) -> None:
    assert name in readme()
    assert any(name in (ROOT / read).read_text("utf-8") for read in ("settings.py", "branding.py"))


def commands() -> list[str]:
    return [
        place(path.parent).replace("/", ".") for path in modules() if path.name == "__main__.py"
    ]


@pytest.mark.parametrize("command", commands())
def test_the_readme_tells_of_every_command(command: str) -> None:
    assert f"python -m {command}" in readme()


def test_torch_is_pinned_without_a_local_version() -> None:
    pinned = re.findall(r"^torch==.*$", (ROOT / "requirements.txt").read_text("utf-8"), re.M)
    assert pinned == ["torch==2.13.0"]


def test_requirements_of_tests_are_kept_apart() -> None:
    at_run_time = (ROOT / "requirements.txt").read_text("utf-8")
    tools = "pytest hypothesis ruff mypy playwright pypdf reportlab matplotlib langchain-chroma"
    others = "langchain-text-splitters langchain-classic rank-bm25 llama-index-core txtai"
    for tool in (*tools.split(), *others.split()):
        assert not re.search(rf"^{tool}==", at_run_time, re.MULTILINE)


def test_the_app_listens_to_this_machine_alone_and_tells_nobody() -> None:
    configured = (ROOT / ".streamlit" / "config.toml").read_text("utf-8")
    assert re.search(r'^address = "127\.0\.0\.1"', configured, re.MULTILINE)
    assert re.search(r"^gatherUsageStats = false", configured, re.MULTILINE)


def test_the_samples_say_that_they_are_invented(samples: Path) -> None:
    assert "invented" in readme()
    for path in samples.rglob("*"):
        if path.suffix in (".txt", ".md", ".html"):
            assert re.search(r"invented", path.read_bytes().decode("utf-8", "replace")), path.name
