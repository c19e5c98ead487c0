"""What the README says of the product is so: its commands, settings, numbers and paths."""

import re
import runpy
from pathlib import Path
from typing import Any

import pytest

from answering import Answerer
from evaluation.gold import read_gold
from ingest.files.workers import CPU_SECONDS, CPU_SECONDS_A_MEGABYTE
from ingest.parse.sniff import READABLE
from settings import Settings
from tests.conftest import ROOT
from tests.making import minutes, write
from tests.running import run_here

README = (ROOT / "README.md").read_text("utf-8")
GOLD = ROOT / "evaluation" / "gold" / "samples.jsonl"
REPORT = (ROOT / "docs" / "evaluation" / "samples.md").read_text("utf-8")


def part(first: str, last: str) -> str:
    """Return what stands between two strings of the README."""
    return README[README.index(first) : README.index(last)]


def usages() -> dict[str, set[str]]:
    """Return the options that the README names of each command, by what is typed before them."""
    block = re.sub(r"\n {10,}", " ", part("## Commands", "`make` has also"))
    typed = (
        r"(?:python -m [\w.]+|ask-the-minutes run)(?: (?:search|documents|backup|restore|upgrade|add|sync|status|remove))?"
    )
    found: dict[str, set[str]] = {}
    for line in re.findall(r"^    ((?:python -m|ask-the-minutes) .*)$", block, re.MULTILINE):
        if command := re.match(typed, line):
            options = re.findall(r"(?<![\w-])--?[a-z][a-z-]*", line)
            found.setdefault(command[0], set()).update(one for one in options if one != "-m")
    return found


@pytest.mark.parametrize("command", usages())
def test_every_command_has_the_options_that_are_named(command: str) -> None:
    typed = command.replace("ask-the-minutes", "python -m ask_the_minutes")
    module, *more = typed.removeprefix("python -m ").split()
    done = run_here(module, [*more, "--help"])
    assert done.returncode == 0, done.stderr
    had = set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", done.stdout))
    assert usages()[command] - had == set()


def test_the_example_from_langchain_runs(
    samples_store: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = re.findall(r"^    (.*)$", part("## From LangChain", "## Commands"), re.MULTILINE)
    example = tmp_path / "example.py"
    example.write_text("\n".join(code), "utf-8")
    monkeypatch.setenv("MINUTES_STORE", str(samples_store))
    made: dict[str, Any] = runpy.run_path(str(example))
    assert len(made["documents"]) == 5
    assert {one.metadata["kind"] for one in made["documents"]} == {"minutes"}
    assert capsys.readouterr().out.strip()
    made["answerer"].close()


def settings_told() -> dict[str, str]:
    """Return what the README says of each setting that is not set."""
    rows = re.findall(r"^\| (`MINUTES_.*?) \|.*\| (.*?) ?\|$", README, re.MULTILINE)
    return {name: default for names, default in rows for name in re.findall(r"`(\w+)`", names)}


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("MINUTES_LLM_TIMEOUT", "language_model_timeout"),
        ("MINUTES_KEEP_DAYS", "keep_days"),
        ("MINUTES_REVIEW_DAYS", "review_days"),
        ("MINUTES_UNSUPPORTED", "unsupported"),
        ("MINUTES_LOG", "log_form"),
        ("MINUTES_METRICS", "metrics"),
    ],
)
def test_a_setting_that_is_not_set_is_what_is_said(name: str, field: str) -> None:
    value = getattr(Settings.from_environment({}), field)
    assert settings_told()[name].strip("`") == (value if isinstance(value, str) else f"{value:g}")


def test_a_store_that_is_not_named_is_data_where_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert settings_told()["MINUTES_STORE"] == "`data` in the folder you are in"
    monkeypatch.chdir(tmp_path)
    assert Settings.from_environment({}).store.resolve() == tmp_path / "data"


def test_the_counts_of_the_gold_questions_are_theirs() -> None:
    said = r"(\d+) of the (\d+) questions\s+are\s+answered nowhere"
    ((unanswerable, whole),) = re.findall(said, README)
    gold = read_gold(GOLD)
    assert int(whole) == len(gold)
    assert int(unanswerable) == sum(one.unanswerable for one in gold)
    assert f"{whole} questions were asked" in REPORT
    assert f"{unanswerable} are answered nowhere" in REPORT


def test_the_files_that_are_read_are_those_that_are_named() -> None:
    (named,) = re.findall(r"\(`((?:\.\w+ ?){5,})` and their kin\)", README)
    assert set(named.split()) <= READABLE


def test_the_bounds_of_a_file_are_those_that_are_kept() -> None:
    said = r"may take (\d+) seconds of computing and (\d+) more a megabyte"
    assert re.findall(said, README) == [(str(CPU_SECONDS), str(CPU_SECONDS_A_MEGABYTE))]


def test_what_it_links_to_and_what_stands_where_is_there() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    tree = part("## What stands where", "Imports point one way")
    rooms = re.findall(r"^    (\S+)((?:.*\n(?!    \S))*.*)", tree, re.MULTILINE)
    places = [room for room, _ in rooms]
    within = [
        (room, name) for room, said in rooms for name in re.findall(r"\b[\w/]+(?:\.py|/)", said)
    ]
    assert links
    assert len(places) > 15
    assert len(within) > 10
    assert [one for one in (*links, *places) if not (ROOT / one).exists()] == []
    assert [
        (room, name)
        for room, name in within
        if not ((ROOT / room / name).exists() or (ROOT / name).exists())
    ] == []


def test_the_first_questions_that_are_offered_are_answered(samples_answerer: Answerer) -> None:
    (asked,) = re.findall(r'Try "(.*?)" or "(.*?)"\.', README.replace("\n", " "))
    for question in asked:
        assert samples_answerer.answer(question).status == "answered"


def test_an_ingest_ends_as_is_said(tmp_path: Path) -> None:
    said = r"Ingest ends with 0 if all is well, 1 if some file failed .*?\s2 if it could not start"
    assert re.search(said, README, re.DOTALL)
    folder, store = tmp_path / "minutes", tmp_path / "store"
    folder.mkdir()
    write(folder, a=minutes("the lamps of Fen Lane be mended"))
    broken = folder / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4 nothing more")
    assert run_here("ingest", [tmp_path / "nowhere", "--store", store]).returncode == 2
    assert run_here("ingest", [folder, "--store", store]).returncode == 1
    broken.unlink()
    assert run_here("ingest", [folder, "--store", store]).returncode == 0
