"""Mend letters that say nothing or the wrong thing, whatever format they came in.

What was UTF-8 and was read once as another encoding comes out as rows of odd letters:
"Â£" for a pound sign. Hyphens that only allow a word to break are taken out, those that
only forbid it are plain hyphens.
"""

import re
from functools import lru_cache, partial

_ALSO_UTF8 = ("mac_roman", "cp437", "cp850", "cp1252")
"""Encodings that UTF-8 has been taken for; last the one whose letters stand in others' rows."""
_LEADS = {2: b"\xc2\xc3\xc4\xc5", 3: b"\xe2\xef", 4: b"\xf0"}
"""The first bytes of what English and Welsh papers hold beyond ASCII, by the number of bytes."""
_LIKELY = re.compile(
    "[\u00a0-\u017f\u2010-\u2044\u20ac\u2122\u2190-\u2193\u2212\u2248\u2260\u2264\u2265\u25a0-\u25cf"
    "\u2610-\u2612\u2713-\u2718\ufb00-\ufb04\ufeff\ufffd\U0001f300-\U0001faff]"
)
_BOX = re.compile("[\u2500-\u25a0]")
_DOTTED = re.compile("[ÄÅ][‘’“”–—…]")
"""A capital before a mark of punctuation, which could be a letter read twice but is not."""
_MOST_TIMES = 3
"""How often a text may have been read wrongly, one upon the other."""
_MARKS = "\xad\u200b\u200c\u2060\ufeff\u2010\u2011"
_MARK = re.compile(f"[{_MARKS}]")
_PLAIN = "\u2010\u2011"
_SOFT_END = re.compile(r"\xad[ \t]*(\r?\n)[ \t]*(\S+)[ \t]?")


def _bytes_of(codec: str) -> dict[str, int]:
    """Return the byte of each letter beyond ASCII; what the codec lacks stands for itself."""
    known = {bytes([n]).decode(codec, "replace"): n for n in range(0x80, 0x100)}
    spare = {chr(n): n for n in range(0x80, 0xA0)} if codec == "cp1252" else {}
    return {**spare, **{letter: n for letter, n in known.items() if letter != "\ufffd"}}


def _pattern(letters: dict[str, int], codec: str) -> re.Pattern[str]:
    follow = "".join(
        letter
        for letter, n in letters.items()
        if 0x80 <= n < 0xC0 and (codec == "cp1252" or not _BOX.match(letter))
    )
    forms = []
    for length, leads in _LEADS.items():
        first = "".join(letter for letter, n in letters.items() if n in leads)
        forms.append(f"[{re.escape(first)}][{re.escape(follow)}]{{{length - 1}}}")
    return re.compile("|".join(reversed(forms)))


_BYTES = {codec: _bytes_of(codec) for codec in _ALSO_UTF8}
_TWICE = {codec: _pattern(letters, codec) for codec, letters in _BYTES.items()}
_ODD = re.compile(r"[^\x00-\x7f]{2,}")
_CUT_QUOTE = "â€"
"""A closing quotation mark of which the last byte was lost, since the encoding lacks it."""


def mend_letters(text: str) -> str:
    """Return a text without what was read twice, and without hyphens that only may break words."""
    if text.isascii():
        return text
    return mend_hyphens(mend_encoded(text))


def mend_hyphens(text: str) -> str:
    """Return a text whose words hold no marks of where they may or may not break."""
    if text.isascii() or not any(mark in text for mark in _MARKS):
        return text
    text = _SOFT_END.sub(r"\2\1", text)
    return _MARK.sub(lambda found: "-" if found[0] in _PLAIN else "", text)


def mend_encoded(text: str) -> str:
    """Return a text with what was encoded twice decoded twice, however little of it that is."""
    return _ODD.sub(_mend_run, text)


def _mend_run(found: re.Match[str]) -> str:
    run = _decoded_again(found[0])
    after = found.string[found.end() : found.end() + 1]
    if run.endswith(_CUT_QUOTE) and (not after or after in " \t\r\n.,;:!?)]"):
        run = run.removesuffix(_CUT_QUOTE) + "”"
    return run


@lru_cache(maxsize=1000)
def _decoded_again(run: str) -> str:
    for _ in range(_MOST_TIMES):
        mended = run
        for codec, pattern in _TWICE.items():
            mended = pattern.sub(partial(_again, known=_BYTES[codec]), mended)
        if mended == run:
            break
        run = mended
    return run


def _again(found: re.Match[str], known: dict[str, int]) -> str:
    """Return what letters say when they are read as UTF-8, if that is likelier."""
    letters = found[0]
    try:
        said = bytes(known[letter] for letter in letters).decode()
    except UnicodeDecodeError:
        return letters
    is_control = "\x80" <= said < "\xa0" and letters[1] == said
    likely = bool(_LIKELY.match(said)) and not _DOTTED.match(letters)
    return said if likely or is_control else letters
