"""How every command reads its arguments, and how it ends."""

import subprocess
import sys
from pathlib import Path
from typing import Annotated

import pytest

from commands import AsJson, Command, Context, Store, argument, flag, option, positive, sets, show
from errors import StoreError
from tests.conftest import ROOT

Words = Annotated[list[str] | None, argument("WORD", "words")]
Marks = Annotated[list[str] | None, option("--mark", "ID...", "one or more")]
Fact = Annotated[list[str] | None, option("--fact", "SOURCE FACT=VALUE...", "of a document")]
Asked = Annotated[list[str] | None, option("--asked", "FILE NAME STORE", "three at a time")]
Each = Annotated[list[str] | None, option("--each", "ONE", "one at a time")]
Count = Annotated[int, option("-k", "N", "how many", positive)]
Loud = Annotated[bool, flag("--loud", "no value")]
READ: dict[str, object] = {}


def read(
    words: Words = None,
    mark: Marks = None,
    fact: Fact = None,
    asked: Asked = None,
    each: Each = None,
    count: Count = 7,
    loud: Loud = False,
    store: Store = None,
    as_json: AsJson = False,
) -> int:
    """Take note of what was given, with [brackets] in the help."""
    READ.clear()
    READ.update({name: value for name, value in locals().items() if value})
    return 0


reads = Command("python -m reads", read)


@pytest.mark.parametrize(
    ("given", "understood"),
    [
        ("", {}),
        ("a b", {"words": ["a", "b"]}),
        ("a --loud b", {"words": ["a", "b"], "loud": True}),
        ("--mark 1 2 3", {"mark": ["1", "2", "3"]}),
        ("--mark 1 2 --loud", {"mark": ["1", "2"], "loud": True}),
        ("--mark=1 a", {"mark": ["1"], "words": ["a"]}),
        ("--mark 1 -- a --loud", {"mark": ["1"], "words": ["a", "--loud"]}),
        ("--mark 1 --each a --mark 2", {"mark": ["1", "2"], "each": ["a"]}),
        ("--fact a.txt title=B date=", {"fact": ["a.txt", "title=B", "date="]}),
        ("--asked f n s a", {"asked": ["f", "n", "s"], "words": ["a"]}),
        ("--asked f n s --asked g m t", {"asked": ["f", "n", "s", "g", "m", "t"]}),
        ("--each a b", {"each": ["a"], "words": ["b"]}),
        ("--each a --each b", {"each": ["a", "b"]}),
        ("-k 3 a", {"count": 3, "words": ["a"]}),
        ("-k3", {"count": 3}),
        ("-k=3", {"count": 3}),
        ("--store=a=b", {"store": Path("a=b")}),
        ("--store one --store two", {"store": Path("two")}),
        ("-", {"words": ["-"]}),
        ("-5 -0.5", {"words": ["-5", "-0.5"]}),
        ("-- -k", {"words": ["-k"]}),
    ],
    ids=str,
)
def test_arguments_are_read_as_argparse_read_them(
    given: str, understood: dict[str, object]
) -> None:
    assert reads(given.split()) == 0
    assert {"count": 7, **understood} == READ


@pytest.mark.parametrize(
    "word",
    [
        "- what became of it?",
        "--both the [first] and the [second] [/]?",
        "[bold]Who[/bold] voted?",
        "",
        "half a character \udce9",
        "Pwy oedd yn bresennol? — ‘neb’",
        "$HOME {x} %s \\n",
    ],
)
def test_a_question_comes_through_as_it_was_typed(word: str) -> None:
    assert reads([word]) == 0
    assert READ["words"] == [word]
    assert reads(["--mark", word, "--each", word, "--store", word or "."]) == 0
    assert (READ["mark"], READ["each"]) == ([word], [word])
    assert READ["store"] == Path(word or ".")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("--store", "--store needs a value: DIR"),
        ("--store --json", "--store needs a value: DIR"),
        ("--mark", "--mark needs a value: ID..."),
        ("--mark --loud", "--mark needs a value: ID..."),
        ("--asked f n", "--asked needs 3 values: FILE NAME STORE"),
        ("--asked=f", "--asked needs 3 values: FILE NAME STORE"),
        ("--loud=yes", "--loud takes no value"),
        ("--lout", "No such option: --lout (Possible options: --loud)"),
        ("-x", "No such option: -x"),
        ("-k 0", "'0' is not a whole number above 0"),
        ("-k ten", "'ten' is not a whole number above 0"),
        ("-k -1", "'-1' is not a whole number above 0"),
        ("-k \u00b2", "'\u00b2' is not a whole number above 0"),
    ],
    ids=str,
)
def test_wrong_arguments_are_told_plainly(
    given: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        reads(given.split())
    assert ended.value.code == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("usage: python -m reads [OPTIONS] [WORD]...\n")
    assert said in told.err


@pytest.mark.parametrize("given", ["-h", "--help", "a --help"])
def test_help_shows_each_option_with_its_values(
    given: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert reads(given.split()) == 0
    told = capsys.readouterr().out
    assert told.startswith("usage: python -m reads")
    assert "[brackets]" in told
    for shown in ("--asked FILE NAME STORE", "--mark ID...", "-k N", "--json", "-h, --help"):
        assert shown in told
    assert "\x1b" not in told


def test_a_command_has_another_name_where_it_is_called_by_another(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit):
        reads(["-x"], program="elsewhere read")
    assert "usage: elsewhere read " in capsys.readouterr().err


def test_values_that_belong_together_are_taken_together() -> None:
    assert sets(["f", "n", "s", "g", "m", "t"], 3) == [("f", "n", "s"), ("g", "m", "t")]
    assert sets([], 2) == []


def fails() -> int:
    """Fail on purpose."""
    raise StoreError("There is no archive [here] \udce9.")


def stops() -> int:
    """Be stopped."""
    raise KeyboardInterrupt


def refuses(ctx: Context) -> int:
    """Want something else."""
    ctx.fail("Give either a question or a file.")


several = Command("several", {"fails": fails, "stops": stops, "refuses": refuses}, says="Three.")


def test_an_error_of_the_product_is_told_in_its_own_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert several(["fails"]) == 2
    told = capsys.readouterr()
    assert (told.out, told.err) == ("", "StoreError: There is no archive [here] \\udce9.\n")


def test_what_is_stopped_says_so_without_a_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    assert several(["stops"]) == 130
    assert capsys.readouterr().err == "Stopped.\n"


def test_what_a_command_finds_wrong_with_its_arguments_is_wrong_usage(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit) as ended:
        several(["refuses"])
    assert ended.value.code == 2
    told = capsys.readouterr().err
    assert told.startswith("usage: several refuses")
    assert "Give either a question or a file." in told


@pytest.mark.parametrize("given", [[], ["refuse"], ["--loud"], ["fails", "more"]], ids=str)
def test_one_of_several_must_be_named(given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        several(given)
    assert ended.value.code == 2
    assert "usage: several" in capsys.readouterr().err


def test_arguments_are_handed_on_unread() -> None:
    given: list[list[str]] = []

    def other(arguments: list[str]) -> int:
        """Do something else."""
        given.append(arguments)
        return 1

    whole = Command("whole", {"fails": fails}, hands_on={"other": other})
    words = ["-h", "--", "--store", "--json", "- x", "-k3"]
    assert whole(["other", *words]) == 1
    assert whole(["other"]) == 1
    assert given == [words, []]


PRINTS = """
import sys
from commands import Command, complain, show
def prints() -> int:
    "Print more than a pipe holds."
    for line in range(20_000):
        {say}
    complain("came to the end")
    return 1
sys.exit(Command("prints", prints)([]))
"""


@pytest.mark.parametrize(
    ("say", "ended", "told"),
    [
        ("show(str(line))", 1, "came to the end\n"),
        ("if not show(str(line)): return 0", 0, ""),
    ],
    ids=["what goes on comes to its own end", "what need not go on stops"],
)
def test_a_reader_who_has_seen_enough_is_no_error(say: str, ended: int, told: str) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", PRINTS.format(say=say)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stderr
    assert process.stdout.readline() == "0\n"
    process.stdout.close()
    with process.stderr:
        assert process.stderr.read() == told
    assert process.wait() == ended


def test_work_goes_on_when_nobody_reads_its_complaints() -> None:
    code = PRINTS.format(say="complain(str(line))") + "print('done')"
    code = code.replace('sys.exit(Command("prints", prints)([]))', 'Command("prints", prints)([])')
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stderr
    assert process.stderr.readline() == "0\n"
    process.stderr.close()
    with process.stdout:
        assert process.stdout.read() == "done\n"
    assert process.wait() == 0


def breaks() -> int:
    """Lose a pipe that is not what it prints on."""
    raise BrokenPipeError("a worker is gone")


def test_another_pipe_that_breaks_is_not_hushed_up(capsys: pytest.CaptureFixture[str]) -> None:
    assert Command("breaks", breaks)([]) == 1
    assert "a worker is gone" in capsys.readouterr().err


def test_what_is_no_utf8_is_shown_as_an_escape(capsys: pytest.CaptureFixture[str]) -> None:
    show("Caf\udce9 [bold]")
    assert capsys.readouterr().out == "Caf\\udce9 [bold]\n"
