"""Letters come out right, in whatever encoding they were written, once or twice."""

import pytest

from ingest.parse.decode import decode
from ingest.parse.mend_letters import mend_encoded, mend_hyphens

LETTER = (
    "The Clerk’s letter – “a café for £250, or €30” – was read…\r\n"
    "• Cllr Müller asked for ½ a day. The ‘fête’ is at Tŷ Gwyn, 20° north.\r\n"
)
NAMES = "Mme Crémieux and Señor Peña spoke of the fête; £5 was given.\r\n"


@pytest.mark.parametrize(
    ("codec", "words"),
    [
        ("cp1252", LETTER.replace("ŷ", "y")),
        ("mac_roman", LETTER.replace("ŷ", "y").replace("½", "1/2")),
        ("cp850", NAMES),
        ("cp437", NAMES),
        ("cp850", "┌────┬────┐\r\n│ £5 │ £6 │\r\n└────┴────┘\r\n"),
        ("iso8859-14", "Cyngor Dŵr: y tŷ a’r dŵr".replace("’", "'")),
        ("iso8859-15", "The cost was €30 and £20."),
        ("mac_roman", "The Council’s own words\rstand “here” and ‘there’\r"),
        ("cp1252", "It cost £5."),
        ("cp1252", "ÉIRE and DÚN LAOGHAIRE"),
        ("latin-1", "Cllr Ó Súilleabháin; Árainn; fáilte"),
    ],
)
def test_an_old_encoding_is_told_by_how_it_reads(codec: str, words: str) -> None:
    assert decode(words.encode(codec)) == words


@pytest.mark.parametrize(
    ("words", "codec"),
    [
        (words, codec)
        for words in (
            "£250 – the café’s “best”…",
            "Ŵyr a thŷ",
            "½ a day",
            "l’école",
            "Cllr Ó Briain",
        )
        for codec in ("cp1252", "mac_roman", "cp437", "cp850", "latin-1")
        # What begins so reads like a table's frame in the code pages of old terminals.
        if not (codec in ("cp437", "cp850") and words[0] in "Ŵ½")
    ],
)
def test_what_was_encoded_twice_is_mended(words: str, codec: str) -> None:
    table = {n: bytes([n]).decode(codec, "replace") for n in range(256)}
    twice = "".join(letter if (letter := table[n]) != "\ufffd" else chr(n) for n in words.encode())
    assert mend_encoded(twice) == words
    assert decode(f"It is {twice} and £3’s worth".encode()) == f"It is {words} and £3’s worth"


def test_what_was_encoded_three_times_is_mended() -> None:
    words = "The Clerk’s £5"
    thrice = words.encode().decode("cp1252").encode().decode("cp1252")
    assert mend_encoded(thrice) == words


@pytest.mark.parametrize(
    "words",
    [
        "CAFÉ” and “RÉ–MI” and MÅ’s ÄÖ… É€",
        "Âme, Ângela, SÃO PAULO, Ærø, naïve, Ñandú",
        "┌─┬┐\n├─┼┤\n└─┴┘",
        "√2 ¬ 3 ‚a‘ Ôter Γ",
        "Ŵ’s “Ô”",
    ],
)
def test_letters_that_are_right_stay(words: str) -> None:
    assert decode(words.encode()) == words


def test_a_closing_quotation_mark_that_lost_a_byte_is_one() -> None:
    assert (
        mend_encoded("â€œAgreedâ€, they said; â€œso be itâ€") == "“Agreed”, they said; “so be it”"
    )


def test_lines_in_another_encoding_than_the_rest_are_read() -> None:
    whole = "The café’s fête – £5.\n" * 3
    assert decode(whole.encode() + "The clerk’s £6.\n".encode("cp1252")) == whole + (
        "The clerk’s £6.\n"
    )
    other = "The clerk’s £6 – “aye”.\n" * 3
    assert decode("The café.\n".encode() + other.encode("cp1252")) == "The café.\n" + other


def test_damaged_bytes_are_marked_as_such() -> None:
    whole = "The café’s fête\n" * 3
    assert decode(whole.encode() + b"\xff") == whole + "\ufffd"


@pytest.mark.parametrize(
    ("printed", "whole"),
    [
        ("main\u00adtenance", "maintenance"),
        ("main\u00ad\ntenance of it\nall", "maintenance\nof it\nall"),
        ("main\u00ad\r\n  tenance of", "maintenance\r\nof"),
        ("well\u2011known, 2024\u201005\u201002", "well-known, 2024-05-02"),
        ("par\u200bish coun\u2060cil", "parish council"),
        ("10 – 12, mother-in-law", "10 – 12, mother-in-law"),
    ],
)
def test_hyphens_that_say_only_where_words_may_break_go(printed: str, whole: str) -> None:
    assert mend_hyphens(printed) == whole
