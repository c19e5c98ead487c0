"""The commands are a contract: what they take, what they print, how they end."""

import importlib
import json
import re
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import answering.__main__
import evaluation.__main__
import ingest.__main__
import vectorstore.__main__
from schema import KINDS
from tests.conftest import ROOT
from tests.making import minutes, scanned_pdf, write
from tests.running import command, run, run_here, run_warm
from vectorstore import Archive
from words import answers, files
from words import ingest as said_of_ingest

Done = subprocess.CompletedProcess[str]
Main = Callable[[list[str]], int]

REPORT = {
    "added",
    "changed",
    "moved",
    "unchanged",
    "removed",
    "failed",
    "needs_ocr",
    "partly",
    "empty",
    "ignored",
    "kept_out",
    "problems",
    "held_back",
    "waiting",
    "encoded",
    "documents",
    "passages",
    "seconds",
}
DOCUMENT = {
    "root",
    "source",
    "title",
    "kind",
    "council",
    "committee",
    "date",
    "access",
    "passages",
    "state",
    "adopted",
    "standing",
    "meetings",
    "ocr_pages",
    "notes",
    "url",
}
ANSWER = {
    "question",
    "status",
    "answer",
    "citations",
    "nearest",
    "searched",
    "passages",
    "seconds",
    "claims",
    "written_by",
    "notice",
    "understood",
    "remarks",
    "form",
    "confidence",
}
CITATION = {
    "marker",
    "root",
    "source",
    "url",
    "fetched",
    "title",
    "council",
    "committee",
    "date",
    "item",
    "page",
    "quote",
    "start",
    "end",
    "also",
    "standing",
    "ocr",
    "record",
}
PASSAGE = {"source", "text", "rank", "also"}

QUESTION = "When shall the footbridge at Sallow Lane be repaired?"
BATCH = [
    {"id": "a", "question": QUESTION},
    "this line is no JSON",
    {"id": "c", "question": "potholes of the moon"},
    {"id": "d", "question": ""},
    {"id": "e", "question": "x" * 10_000},
    {"id": 6, "question": "And by whom?", "history": [QUESTION], "kind": "person"},
    {"id": "g", "question": 7},
    {"id": "h", "question": "What is the capital of France?"},
    {"id": "i", "question": "footbridge"},
    {"id": "j", "question": "Who\u2028was elected Chair?"},
]


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of which only one file can be read."""
    folder = tmp_path_factory.mktemp("broken")
    write(folder, good=minutes("the lamps be lit"), empty="")
    (folder / "bad.pdf").write_bytes(b"%PDF-1.7 and no more")
    (folder / "scan.pdf").write_bytes(scanned_pdf())
    (folder / "picture.png").write_bytes(b"\x89PNG")
    return folder


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("batch") / "questions.jsonl"
    lines = [
        line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in BATCH
    ]
    path.write_text("\n\n".join(lines) + "\n", "utf-8")
    return path


@pytest.fixture(scope="module")
def gold(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("gold") / "gold.jsonl"
    questions = [
        {
            "id": "g1",
            "question": QUESTION,
            "must": ["28 June|30 September"],
            "docs": ["pennick/2024-04-09.txt", "pennick/2024-05-14.md"],
        },
        {"id": "g2", "question": "What is the capital of France?", "unanswerable": True},
    ]
    path.write_text("\n".join(json.dumps(question) for question in questions), "utf-8")
    return path


@pytest.fixture(scope="module")
def done(
    archive_folder: Path,
    broken: Path,
    batch: Path,
    gold: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, Done]:
    """Each command, run once; in processes of their own one that writes and one that reads.

    To start one with the model takes seconds of computing, which the rest are spared.
    """
    store = ["--store", archive_folder]
    fresh = tmp_path_factory.mktemp("fresh") / "store"
    filters = ["--council", "Pennick Parish Council", "--from", "2024-04-09", "--to", "2024-04-09"]
    calls: dict[str, tuple[str, list[object]]] = {
        "ingest": ("ingest", [broken, "--store", fresh, "--json"]),
        "search": ("vectorstore", ["search", "footbridge", "-k", 3, *filters, *store, "--json"]),
        "documents": ("vectorstore", ["documents", "--json"]),
        "answer": ("answering", [QUESTION, *store, "--json"]),
        "batch": ("answering", ["--batch", batch, *store]),
        "evaluation": ("evaluation", [gold, *store, "--json"]),
    }
    apart = ("ingest", "documents")
    set_here = {"MINUTES_STORE": str(archive_folder)}
    with ThreadPoolExecutor(2) as pool:
        running = {name: pool.submit(command, *calls[name], **set_here) for name in apart}
        ended = {name: call.result() for name, call in running.items()}
    here = {name: run_here(*call) for name, call in calls.items() if name not in apart}
    return ended | here


def test_a_reader_that_has_seen_enough_is_no_error(archive_folder: Path) -> None:
    arguments = [sys.executable, "-m", "vectorstore", "documents", "--store", str(archive_folder)]
    with subprocess.Popen(
        arguments, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as listing:
        assert listing.stdout
        listing.stdout.close()
        assert listing.stderr
        assert listing.stderr.read() == b""
    assert listing.returncode == 0


def only_line(done: Done) -> Any:
    """Read the one line that a command printed."""
    (line,) = done.stdout.splitlines()
    return json.loads(line)


def test_ingest_reports_as_agreed(done: dict[str, Done], broken: Path) -> None:
    report = only_line(done["ingest"])
    assert set(report) == REPORT
    assert (report["added"], report["changed"], report["unchanged"], report["removed"]) == (
        1,
        0,
        0,
        0,
    )
    ((failed),) = report["failed"]
    assert set(failed) == {"source", "error"}
    assert failed["source"] == "bad.pdf"
    assert (report["needs_ocr"], report["empty"]) == (["scan.pdf"], ["empty.txt"])
    assert report["ignored"] == ["picture.png"]
    assert [(one["source"], one["state"]) for one in report["problems"]] == [
        ("bad.pdf", "failed"),
        ("empty.txt", "empty"),
        ("picture.png", "ignored"),
        ("scan.pdf", "needs_ocr"),
    ]
    assert all(one["reason"] for one in report["problems"])
    assert report["encoded"] >= 1
    assert report["documents"] == 1
    assert report["passages"] >= 1
    assert report["seconds"] > 0


def test_ingest_with_failures_ends_with_one_and_tells_of_them(done: dict[str, Done]) -> None:
    assert done["ingest"].returncode == 1
    for name in ("bad.pdf", "scan.pdf", "empty.txt"):
        assert name in done["ingest"].stderr


@pytest.mark.parametrize("name", ["search", "documents", "answer", "batch", "evaluation"])
def test_a_command_that_did_its_work_ends_with_nought(name: str, done: dict[str, Done]) -> None:
    assert done[name].returncode == 0, done[name].stderr


@pytest.mark.parametrize("name", ["ingest", "search", "documents", "answer", "batch", "evaluation"])
def test_without_a_terminal_plain_lines_are_written(name: str, done: dict[str, Done]) -> None:
    assert "\r" not in done[name].stderr
    assert "Traceback" not in done[name].stderr
    assert "Warning" not in done[name].stderr


def test_search_lists_passages_within_its_filters(done: dict[str, Done]) -> None:
    rows = only_line(done["search"])
    assert set(rows[0]) >= PASSAGE
    assert [row["rank"] for row in rows] == list(range(1, len(rows) + 1))
    assert 1 <= len(rows) <= 3
    assert {row["date"] for row in rows} == {"2024-04-09"}
    assert "footbridge" in rows[0]["text"]


def test_documents_lists_a_row_a_document_of_the_store_that_is_set(
    done: dict[str, Done], archive_folder: Path
) -> None:
    rows = only_line(done["documents"])
    assert all(set(row) == DOCUMENT for row in rows)
    assert [row["source"] for row in rows] == [
        "news/kingfishers.txt",
        "pennick/2024-04-09.txt",
        "pennick/2024-05-14.md",
        "pennick/notices/odd-characters.html",
    ]
    assert {row["root"] for row in rows} == {str(archive_folder.parent / "minutes")}
    assert {row["kind"] for row in rows} <= set(KINDS)
    by_source = {row["source"]: row for row in rows}
    april = by_source["pennick/2024-04-09.txt"]
    assert (april["date"], april["council"]) == ("2024-04-09", "Pennick Parish Council")
    assert (april["access"], april["state"]) == ("public", "ready")
    assert april["passages"] >= 4
    assert by_source["news/kingfishers.txt"]["committee"] is None


def test_an_answer_is_printed_as_agreed(done: dict[str, Done], archive_folder: Path) -> None:
    answer = only_line(done["answer"])
    assert set(answer) - {"id"} == ANSWER
    assert (answer["question"], answer["status"]) == (QUESTION, "answered")
    assert "28 June 2024" in answer["answer"] or "30 September 2024" in answer["answer"]
    assert answer["seconds"] > 0
    assert answer["nearest"] is None
    assert answer["searched"]["documents"] == 4
    for citation in answer["citations"]:
        assert set(citation) == CITATION
        path = Path(citation["root"], citation["source"])
        assert path.is_relative_to(archive_folder.parent)
        text = path.read_text("utf-8")
        assert text[citation["start"] : citation["end"]] == citation["quote"]
    assert all(set(passage) == PASSAGE for passage in answer["passages"])
    assert [passage["rank"] for passage in answer["passages"]] == list(
        range(1, len(answer["passages"]) + 1)
    )


@pytest.fixture(scope="module")
def rows(done: dict[str, Done]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done["batch"].stdout.split("\n") if line]


def test_a_batch_gets_a_line_a_question_in_order(rows: list[dict[str, Any]]) -> None:
    assert all(set(row) == {"id", *ANSWER} for row in rows)
    ids = [row["id"] or None for row in rows]
    assert ids == [line["id"] if isinstance(line, dict) else None for line in BATCH]


def test_each_line_of_a_batch_has_its_own_outcome(rows: list[dict[str, Any]]) -> None:
    statuses = [row["status"] for row in rows]
    assert statuses[0] == "answered"
    assert statuses[1] == "SettingError"
    assert statuses[2] in ("not_in_minutes", "passages_only")
    assert statuses[3:5] == ["SettingError"] * 2
    assert statuses[6:] == ["SettingError", "not_in_minutes", "passages_only", "answered"]


def test_a_line_without_an_answer_has_no_citations(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        assert bool(row["citations"]) is (row["status"] in ("answered", "passages_only"))
    assert rows[7]["nearest"] is None or set(rows[7]["nearest"]) == CITATION


def test_a_question_comes_back_as_it_was_asked(rows: list[dict[str, Any]]) -> None:
    assert rows[0]["question"] == QUESTION
    assert rows[4]["question"] == "x" * 10_000
    assert rows[9]["question"] == "Who\u2028was elected Chair?"


def test_a_history_is_searched_with(rows: list[dict[str, Any]]) -> None:
    assert any("footbridge" in passage["text"] for passage in rows[5]["passages"][:3])


def test_evaluation_prints_every_measure(done: dict[str, Done]) -> None:
    scores = only_line(done["evaluation"])
    assert scores["questions"] == 2
    assert (scores["quotes_verbatim"], scores["declined_right"]) == (1.0, 1.0)
    assert (scores["answer_accuracy"], scores["wrong"]) == (1.0, [])
    assert set(scores["recall"]) == {"1", "5", "10"}
    assert set(scores["recall_by_arm"]) == {"both", "dense", "lexical"}


def test_a_store_that_another_process_writes_is_busy(archive: Archive, folder: Path) -> None:
    write(folder, a=minutes("the lamps be lit"))
    with archive.writing():
        refused = run_warm("-m", "ingest", folder, "--store", archive.folder)
    assert refused.returncode == 2
    assert re.search(r"StoreBusy.*another process", refused.stderr)
    assert refused.stdout == ""
    assert "Traceback" not in refused.stderr


ROOMS = ("ingest", "vectorstore", "answering", "evaluation", "training")
MAINS: dict[str, Main] = {
    "ingest": ingest.__main__.main,
    "vectorstore": vectorstore.__main__.main,
    "answering": answering.__main__.main,
    "evaluation": evaluation.__main__.main,
}


@pytest.mark.parametrize(
    ("module", "given"),
    [
        ("ingest", []),
        ("ingest", ["--unknown"]),
        ("ingest", ["--check", "minutes"]),
        ("vectorstore", []),
        ("vectorstore", ["nothing"]),
        ("vectorstore", ["search"]),
        ("vectorstore", ["search", "x", "-k", "0"]),
        ("vectorstore", ["search", "x", "-k", "many"]),
        ("vectorstore", ["search", "x", "--from", "yesterday"]),
        ("vectorstore", ["search", "x", "--to", "2024-02-30"]),
        ("vectorstore", ["search", "x", "--kind", "poem"]),
        ("answering", []),
        ("answering", ["A question?", "--batch", "also.jsonl"]),
        ("evaluation", []),
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_two(
    module: str, given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        MAINS[module](given)
    assert ended.value.code == 2
    assert "usage:" in capsys.readouterr().err


OPTIONS = {
    "ingest": "PATH --store --json --if-empty --keep-missing --allow-removal --check --repair "
    "--review --publish --withhold --undo --part --by --by-hand --correct --uncorrect --remove "
    "--restore",
    "vectorstore search": "QUERY -k --council --committee --from --to --kind --include-restricted "
    "--store --json",
    "vectorstore documents": "--include-restricted --store --json",
    "answering": "QUESTION --batch --store --json --explain",
    "evaluation": "GOLD --store --also --compare --report --explain --json",
    "evaluation.ablation": "GOLD --store --headings --json",
    "evaluation.fitted": "--asked",
    "evaluation.speed": "SOURCE --store",
    "evaluation.try_model": "GOLD --store --count --passages --report",
    "training": "--questions --asked --begin-with --archive --leave-out --epochs --rate --out",
    "training.councils": "--archive",
    "training.decision": "--asked --out",
    "training.export": "FOLDER --out",
    "training.marks": "--without --test --out --fast",
    "training.papers": "--archive --labels --leave-out",
    "training.ranking": "--asked --out",
    "training.sparing": "--asked --out",
}
"""What other programs may give each command: more may come, none may go."""


@pytest.mark.parametrize("command", OPTIONS)
def test_no_option_was_dropped(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    module, *more = command.split()
    found = importlib.import_module(f"{module}.__main__" if module in ROOMS else module)
    assert found.main([*more, "--help"]) == 0
    told = capsys.readouterr().out
    assert told.startswith(f"usage: python -m {command} ")
    for option in OPTIONS[command].split():
        assert re.search(rf"^  {option}\b", told, re.MULTILINE), option


@pytest.mark.parametrize(
    ("module", "given", "said"),
    [
        ("vectorstore", ["search", "lamps"], "There is no archive"),
        ("vectorstore", ["documents"], "There is no archive"),
        ("answering", ["Who?"], "There is no archive"),
    ],
    ids=str,
)
def test_a_store_that_is_not_there_ends_with_two_and_is_named(
    module: str,
    given: list[str],
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert MAINS[module]([*given, "--store", str(tmp_path / "nowhere")]) == 2
    error = capsys.readouterr().err
    assert said in error
    assert "nowhere" in error
    assert not (tmp_path / "nowhere").exists()


def test_dates_the_wrong_way_round_are_refused(
    archive_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["search", "x", "--from", "2024-05-01", "--to", "2024-04-01"]
    assert MAINS["vectorstore"]([*given, "--store", str(archive_folder)]) == 2
    assert "--from" in capsys.readouterr().err


def test_people_get_words_instead_of_json(
    archive_folder: Path, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, a=minutes("the lamps be lit"))
    store = ["--store", str(archive_folder)]
    assert MAINS["ingest"]([str(folder), "--store", str(tmp_path / "new")]) == 0
    assert "1 added" in capsys.readouterr().out
    assert MAINS["vectorstore"](["search", "footbridge", *store]) == 0
    assert "footbridge" in capsys.readouterr().out
    assert MAINS["vectorstore"](["documents", *store]) == 0
    assert "pennick/2024-04-09.txt" in capsys.readouterr().out
    assert MAINS["answering"]([QUESTION, *store]) == 0
    assert "[1]" in capsys.readouterr().out
    assert MAINS["answering"](["What is the capital of France?", *store]) == 0
    assert answers.NOT_IN_MINUTES in capsys.readouterr().out


def test_ingest_of_what_is_there_already_ends_with_nought(
    archive_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [str(archive_folder.parent / "minutes"), "--store", str(archive_folder), "--json"]
    assert MAINS["ingest"](given) == 0
    report = json.loads(capsys.readouterr().out)
    assert (report["added"], report["changed"], report["unchanged"]) == (0, 0, 4)
    assert MAINS["ingest"]([*given, "--if-empty"]) == 0
    assert capsys.readouterr().out == ""


def test_every_file_with_trouble_is_named_in_words_too(
    broken: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for n in range(12):
        (broken / f"sums {n}.xlsx").touch()
    given = [str(broken), "--store", str(tmp_path / "new")]
    assert MAINS["ingest"](given) == 1
    told = capsys.readouterr().out
    assert "1 failed" in told
    assert "bad.pdf: " in told
    assert f"sums 0.xlsx: {files.unknown_ending('.xlsx')}" in told
    assert re.search(r"and \d+ more; --json names them all", told)


def test_what_is_gone_is_removed_as_the_options_say(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, a=minutes("the lamps be lit"), b=minutes("the lane be closed"))
    given = [str(folder), "--store", str(tmp_path / "new")]
    assert MAINS["ingest"](given) == 0
    for name in ("a.txt", "b.txt"):
        (folder / name).unlink()
    assert MAINS["ingest"](given) == 2
    assert "--allow-removal" in capsys.readouterr().err
    assert MAINS["ingest"]([*given, "--keep-missing"]) == 0
    assert MAINS["ingest"]([*given, "--allow-removal", "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["removed"] == 2


def test_a_store_is_checked_and_mended(
    archive: Archive, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(folder, a=minutes("the lamps be lit"))
    store = ["--store", str(archive.folder)]
    assert MAINS["ingest"]([str(folder), *store]) == 0
    assert MAINS["ingest"](["--check", *store]) == 0
    assert said_of_ingest.AGREE in capsys.readouterr().out
    with archive.writing():
        archive.lexical.delete(archive.catalogue.passage_ids())
    assert MAINS["ingest"](["--check", "--json", *store]) == 1
    assert {one["kind"] for one in json.loads(capsys.readouterr().out)} == {"words missing"}
    assert MAINS["ingest"](["--repair", *store]) == 0
    assert "--repair" not in capsys.readouterr().out
    assert MAINS["ingest"](["--check", *store]) == 0


def test_a_full_disk_is_named_and_the_ingest_goes_on_where_it_stopped(
    folder: Path, tmp_path: Path
) -> None:
    write(folder, **{f"n{n}": minutes(f"lamp {n} be lit " * 400) for n in range(9)})
    store = tmp_path / "store"
    limited = (
        "import resource, sys; from ingest.__main__ import main; "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)); "
        "sys.exit(main(sys.argv[1:]))"
    )
    stopped = run_warm("-c", limited, folder, "--store", store)
    assert stopped.returncode == 2
    assert re.search(r"StoreError: .*disk's space", stopped.stderr)
    assert "Traceback" not in stopped.stderr
    done = run_here("ingest", [folder, "--store", store, "--json"])
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["documents"] == 9
    assert run_here("ingest", ["--check", "--store", store]).returncode == 0


def test_ingest_of_what_is_unchanged_loads_no_model(archive_folder: Path) -> None:
    code = (
        "import sys; from ingest.__main__ import main; ended = main(sys.argv[1:]); "
        "sys.exit(ended or 'torch' in sys.modules)"
    )
    done = run("-c", code, archive_folder.parent / "minutes", "--store", archive_folder, "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["unchanged"] == 4


def test_what_is_no_gold_file_ends_with_two(
    archive_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    given = [str(tmp_path / "nowhere.jsonl"), "--store", str(archive_folder)]
    assert MAINS["evaluation"](given) == 2
    assert "nowhere.jsonl" in capsys.readouterr().err
