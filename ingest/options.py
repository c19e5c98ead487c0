"""The options of `python -m ingest`, in the order of its help."""

from typing import Annotated

from commands import argument, flag, one_of, option

HELD = "What is not for publication"
BY_HAND = "What is done by hand"

Values = list[str] | None
Paths = Annotated[Values, argument("PATH", "a file, or a folder to go through")]
IfEmpty = Annotated[bool, flag("--if-empty", "do nothing if the archive holds documents")]
KeepMissing = Annotated[bool, flag("--keep-missing", "keep documents whose files are gone")]
AllowRemoval = Annotated[
    bool, flag("--allow-removal", "remove what is gone even if that is most of a folder")
]
ENGINES = ("here", "ray")
Engine = Annotated[
    str,
    option(
        "--engine",
        "|".join(ENGINES),
        "where passages are embedded: on this machine, or by a Ray cluster",
        one_of(ENGINES),
    ),
]
Check = Annotated[bool, flag("--check", "say where catalogue, vectors and word index differ")]
Repair = Annotated[bool, flag("--repair", "mend what --check finds")]

Review = Annotated[bool, flag("--review", "list what is held back, and why", under=HELD)]
Publish = Annotated[
    Values,
    option(
        "--publish",
        "ID...",
        "let what is held back be found: the mark's ID, or a SOURCE for all its marks",
        under=HELD,
    ),
]
Withhold = Annotated[
    Values,
    option(
        "--withhold",
        "ID...",
        "hold back a mark's ID for good, or a whole document by its SOURCE",
        under=HELD,
    ),
]
Undo = Annotated[Values, option("--undo", "ID...", "take a decision back", under=HELD)]
Part = Annotated[
    str, option("--part", "WORDS", "with --withhold SOURCE, only these words of it", under=HELD)
]
By = Annotated[str, option("--by", "NAME", "who decides", under=HELD)]

ByHand = Annotated[
    bool, flag("--by-hand", "list what was corrected and removed by hand", under=BY_HAND)
]
Correct = Annotated[
    Values,
    option(
        "--correct",
        "SOURCE FACT=VALUE...",
        "correct a document's title, kind, council, committee or date (2024-05-31); an empty "
        "VALUE is unknown",
        under=BY_HAND,
    ),
]
Uncorrect = Annotated[
    Values,
    option(
        "--uncorrect",
        "SOURCE [FACT]...",
        "take corrections of a document back: of some facts, or all",
        under=BY_HAND,
    ),
]
Remove = Annotated[
    Values,
    option(
        "--remove",
        "SOURCE",
        "take a document out until it is restored, even if its folder is read again",
        under=BY_HAND,
    ),
]
Restore = Annotated[
    Values,
    option("--restore", "SOURCE", "take a removal back, and read the file again", under=BY_HAND),
]
