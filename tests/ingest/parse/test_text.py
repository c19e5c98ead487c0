import pytest

from errors import EmptySource, SourceError
from ingest.parse import parse
from ingest.parse.decode import decode

TEXT = "The Council’s “grant” of £4,850 was agreed.\r\nCllr Ó Briain voted – against.\r\n\r\n"


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", b"\xef\xbb\xbf"),
        ("utf-16-le", b""),
        ("utf-16-le", b"\xff\xfe"),
        ("utf-16-be", b""),
        ("utf-16-be", b"\xfe\xff"),
        ("cp1252", b""),
    ],
)
def test_text_is_the_decoded_file_unchanged(encoding: str, mark: bytes) -> None:
    parsed = parse(mark + TEXT.encode(encoding), ".txt")
    assert parsed.text == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("words", ["Hi", "Agreed: £5", "Minutes of the meeting " * 500])
def test_utf_16_without_a_mark_is_recognised_at_any_length(words: str, encoding: str) -> None:
    assert decode(words.encode(encoding)) == words


def test_a_lone_pound_sign_of_windows_is_read() -> None:
    assert decode("A grant of £50".encode("cp1252")) == "A grant of £50"


def test_one_damaged_character_does_not_change_how_the_others_are_read() -> None:
    whole = "The Council’s grant – £5 – was paid. " * 9
    assert decode(whole.encode() + b"\xff") == whole + "\ufffd"


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 20,
        b"\0" * 4000,
        b"Minutes of the meeting\0 of the council",
        b"\x01\x02\x03\x04\x05" * 50,
        "wide".encode("utf-32-le") * 20,
    ],
    ids=["every byte", "zeros", "a stray zero", "controls", "UTF-32"],
)
@pytest.mark.parametrize("ending", [".txt", ".md", ".html"])
def test_bytes_that_are_no_text_are_refused(data: bytes, ending: str) -> None:
    with pytest.raises(SourceError, match="in a format that only the program that made it"):
        parse(data, ending)


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe", b"-----\n"])
@pytest.mark.parametrize("ending", [".txt", ".md"])
def test_a_file_without_words_is_empty(data: bytes, ending: str) -> None:
    with pytest.raises(EmptySource):
        parse(data, ending)


def test_front_matter_gives_facts_and_is_no_part_of_the_minutes() -> None:
    text = "---\ntitle: Budget meeting\nDate: 2024-02-28\nempty:\n---\n# Budget\n\nIt was agreed.\n"
    parsed = parse(text.encode(), ".md")
    assert parsed.text == text
    assert parsed.facts == {"title": "Budget meeting", "date": "2024-02-28"}
    aside, *rest = parsed.blocks
    assert (aside.role, text[aside.start : aside.end].count("---")) == ("aside", 2)
    assert [text[block.start : block.end] for block in rest] == ["# Budget", "It was agreed."]


@pytest.mark.parametrize(
    "matter",
    [
        "title: [never closed",
        "date: 2024-02-31",
        "just words",
        "- a list",
        "a: &a [b]\nc: *missing",
        "? !!python/object:os.system x",
    ],
)
def test_front_matter_that_is_none_does_not_hide_the_minutes(matter: str) -> None:
    parsed = parse(f"---\n{matter}\n---\nThe drains were mended.\n".encode(), ".md")
    assert parsed.text.endswith("The drains were mended.\n")
    assert any(block.role == "paragraph" for block in parsed.blocks)


def test_front_matter_alone_is_an_empty_document() -> None:
    with pytest.raises(EmptySource):
        parse(b"---\ntitle: Nothing follows\n---\n", ".md")


def test_front_matter_cannot_smuggle_in_what_no_text_holds() -> None:
    parsed = parse(b'---\ntitle: "a\\ud800b\\0c"\n---\nThe drains were mended.\n', ".md")
    assert parsed.facts["title"] == "abc"


def test_front_matter_nested_too_deeply_is_refused_with_a_word() -> None:
    data = b"---\na: " + b"[" * 5000 + b"\n---\nThe drains were mended.\n"
    with pytest.raises(SourceError, match="too complicated"):
        parse(data, ".md")


def test_welsh_in_its_own_encoding_is_read() -> None:
    words = "Diolchwyd am y dŵr i’r tŷ.".replace("’", "'")
    assert decode(words.encode("iso8859-14")) == words


@pytest.mark.parametrize(
    ("matter", "title"),
    [
        ("title: Minutes: 14 May 2024\ndate: 2024-05-14", "Minutes: 14 May 2024"),
        ("title: 'Minutes of May'\ntags: [a, b]", "Minutes of May"),
        ("Title: Minutes\r\ndraft: true", "Minutes"),
    ],
)
def test_front_matter_is_read_as_it_was_meant(matter: str, title: str) -> None:
    parsed = parse(f"---\n{matter}\n---\nThe drains were mended.\n".encode(), ".md")
    assert parsed.facts["title"] == title
    assert parsed.facts.get("tags") in (None, "a, b")


def test_a_rule_above_the_minutes_is_no_front_matter() -> None:
    text = "---\nThe drains were mended.\n---\nThe lamps were lit.\n"
    assert "aside" not in {block.role for block in parse(text.encode(), ".md").blocks}


def pages(text: str, ending: str) -> list[str]:
    parsed = parse(text.encode(), ending)
    assert parsed.text == text
    ends = (*parsed.page_starts[1:], len(text))
    return [text[low:high] for low, high in zip(parsed.page_starts, ends, strict=True)]


def test_form_feeds_part_pages() -> None:
    assert pages("One.\n\fTwo.\n\f\fFour.\n\f", ".txt") == [
        "One.\n\f",
        "Two.\n\f",
        "\f",
        "Four.\n\f",
    ]


@pytest.mark.parametrize(
    "marks",
    [
        ["", "---\n2\n\n", "---\n3\n\n", "---\n\n", "---\n5\n\n"],
        ["A link\n\n---\n", "---\n2\n\n", "---\nPage 3 of 5\n\n", "---\n- 4 -\n", "---\n5\n"],
        ["<!-- page 1 -->\n", *(f"<!-- page {n} -->\n" for n in range(2, 6))],
    ],
    ids=["after the first page", "before each page", "comments"],
)
def test_numbered_rules_and_comments_part_pages(marks: list[str]) -> None:
    told = [f"{mark}The drains of lane {n} were mended.\n\n" for n, mark in enumerate(marks)]
    assert pages("".join(told), ".md") == told
    parsed = parse("".join(told).encode(), ".md")
    words = [parsed.text[block.start : block.end] for block in parsed.blocks]
    assert [line for line in words if line != "A link"] == [
        f"The drains of lane {n} were mended." for n in range(5)
    ]


@pytest.mark.parametrize("numbers", [(4, 9, 2), (2, 2, 2), ("", "", ""), (2, "", "")])
def test_rules_that_do_not_count_part_no_pages(numbers: tuple[int | str, ...]) -> None:
    text = "".join(f"---\n{n}\n\nThe drains were mended.\n\n" for n in numbers)
    assert parse(text.encode(), ".md").page_starts == ()


def test_html_within_markdown_is_read_as_it_is_shown() -> None:
    text = (
        "# Grants\n\nThe 8<sup>th</sup> of <b>May</b>&nbsp;2024\n\n"
        "<table><tr><th>Group</th><th>Given</th></tr><tr><td>Players</td><td>&pound;250</td></tr>"
        "\n\n<tr><td>Lantern Club</td><td>&pound;120</td></tr></table>\n\n- a last <i>point</i>\n"
    )
    parsed = parse(text.encode(), ".md")
    assert [(block.role, parsed.text[block.start : block.end]) for block in parsed.blocks] == [
        ("heading", "# Grants"),
        ("paragraph", "The 8th of May\xa02024"),
        ("row", "Group | Given"),
        ("row", "Players | £250"),
        ("row", "Lantern Club | £120"),
        ("item", "- a last point"),
    ]
