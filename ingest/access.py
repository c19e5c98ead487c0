"""Find what a document says, on its face, is not for publication.

A mark stands on a line of its own, with its legal reason at the most. Minutes that record
that the public was left out, forms that ask whether something is exempt, and reports that
speak of another paper's secrecy carry no mark. An agenda's titles are public.
"""

import itertools
import re
from collections.abc import Iterator, Sequence

from ingest.parse import Block
from schema import Access, Span

_I = re.IGNORECASE
HEAD_LINES = 15
"""Lines at the start of a document in which a mark speaks for all of it."""
TITLE_WORDS = 30
"""Words that an agenda's entry may have; what is longer reports something."""

_OF_PART = (
    r"(?:(?:part|section|appendix|annexe?|schedule|item|agenda\s+item|minute|report)\s*"
    r"(?:no\.?\s*)?[\w./]{0,8}|in[- ]committee|classification|"
    r"(?:security\s+|publication\s+)?status|protective\s+marking|public\s+access|access|restriction)"
)
_SECRET = (
    r"(?:not\s+for\s+(?:public\s+release|publication)|(?:strictly\s+)?(?:private\s+(?:and|&)\s+)?"
    r"confidential|restricted|exempt|official[\s:-]+sensitive)"
)
_PAPER = r"(?:minutes?|report|appendix|annexe?|addendum|paper|document|schedule|supplement|agenda)"
_REASON = (
    r"(?:\s*[-–—:,.(\[/]\s*(?!(?:no|none|nil|n/?a|not\s+applicable|there\s+(?:are|were|was)\s+no)\b)\S.*"
    r"|\s+(?:by\s+(?:virtue|reason)|under|in\s+accordance|pursuant|as\s+(?:defined|it)|because|until|"
    r"within\s+the\s+meaning|in\s+terms|and\s+(?:exempt|not\s+for|confidential)|from\s+(?:publication|"
    r"disclosure)|(?:para(?:graph)?s?|sch(?:edule)?|section|category)\b|to\s+members|yes\b).*)?"
)
_LABEL = r"(?:\(?\d{1,3}(?:[./]\d{1,4})*[a-z]?[.):]*\s+|\(?[a-z][.)]\s+)?"
_MARK = re.compile(
    rf"{_LABEL}(?:{_OF_PART}\s*[-–—:(.\[]*\s*)?{_SECRET}\b[)\]]*{_REASON}[\s.)\]]*"
    rf"|{_LABEL}(?:{_OF_PART}\s*[-–—:(]+\s*)?(?:private|exempt|confidential|restricted)\s+"
    rf"(?:session\s+)?{_PAPER}\b(?!\s+(?:was|were|is|are|had|has|have|to|will|would|that)\b).{{0,120}}",
    _I,
)
_SUFFIX = re.compile(
    rf".{{0,160}}(?:[(\[]\s*{_SECRET}(?:\s+(?:item|report|minute))?(?:[\s:–-]+(?:by|under|para|sch).{{0,80}})?"
    rf"\s*[)\]]|\s[-–—]\s+{_SECRET})[\s.]*",
    _I,
)
"""A title that ends in its mark: "Land at Mill Lane (Exempt)"."""
_SAYS = re.compile(
    rf"\bthis\s+(?:{_PAPER}|item|agenda\s+item)\s+(?:is|contains?|has\s+been|should|must)\b[^.;]{{0,60}}?"
    r"\b(?:not\s+for\s+publication|confidential|exempt\s+(?:from|by|under|information)|restricted)\b",
    _I,
)
_DENIES = re.compile(
    r"\bnot\s+(?:contain|be|confidential|exempt|restricted)|\bcontains?\s+no\b|\bno\s+(?:exempt|confid)|"
    r"\?|\bunrestricted\b|\bif\s+this\b|\b(?:not\s+for\s+publication|confidential|exempt)\b\W+"
    r"(?:appendi(?:x|ces)|annex)\b(?=.*\b(?:contain|is|are)\b)|:\s*(?:no|none|nil|n/?a)\b",
    _I,
)
_ELSEWHERE = re.compile(r"\b(?:in|at|see)\s+(?:the\s+)?(?:\w+\s+)?(?:appendi(?:x|ces)|annex)", _I)
_ALL_THAT_FOLLOWS = re.compile(r"\bpart\b|\bminutes\b|\bsection\b", _I)
_PUBLIC_AGAIN = re.compile(
    r"\b(?:resum|reconven|return|re-?open)\w*\s+(?:in|to|into)\s+(?:the\s+)?(?:public|open)\b"
    r"|\b(?:public|press)\b.{0,40}\b(?:re-?admitted|readmitted|returned|re-?entered|invited\s+back)\b"
    r"|\bend\s+of\s+(?:the\s+)?(?:exempt|confidential|private|restricted)\b"
    r"|\A\W*(?:part\s+(?:i|1|a|one)\b(?!\w)|(?:open|public)\s+(?:session|part|minutes|business)\b)",
    _I,
)
_BODY = re.compile(
    r"^\W*(?:1[.)]?\s+[A-Z]|(?:members\s+)?present\b|apologies\b|in\s+attendance\b)",
    _I | re.MULTILINE,
)
_AGENDA = re.compile(r"\bagenda\b|\bsummons\b|\bnotice\s+of\s+(?:a\s+)?meeting\b", _I)
_MINUTES = re.compile(r"\bminutes\s+of\b|\A\W*(?:draft\s+)?minutes\b", _I)
_EXCLUDES = re.compile(r"\bexclu(?:de|ded|ding|sion)\b|\blikely\s+disclosure\b", _I)


def find_restricted(
    text: str, blocks: Sequence[Block], head: str, *, page_starts: Sequence[int] = ()
) -> tuple[Access, tuple[Span, ...]]:
    """Find whether a document, or which parts of it, are marked as not for publication.

    Args:
        text: all of the document.
        blocks: its blocks in reading order; running heads are asides.
        head: its title and first lines.
        page_starts: where its pages begin, for marks that are printed page by page.

    Returns:
        "restricted" and no spans where all of it is; else "public" and the marked parts.
    """
    head = _before_body(head)
    if any(_marks_all(line) for line in head.splitlines()[:HEAD_LINES]) or _says_so(head):
        return "restricted", ()
    pages = _marked_pages(text, blocks, page_starts)
    if pages and len(pages) == len(page_starts):
        return "restricted", ()
    agenda = bool(_AGENDA.search(head)) and not _MINUTES.search(head)
    told = [block for block in blocks if block.role != "aside"]
    parts = list(_marked_parts(text, told, agenda=agenda))
    return "public", tuple(_joined([*pages, *parts]))


def _before_body(head: str) -> str:
    """Return a head as far as the first item or the names of those present."""
    body = _BODY.search(head)
    return head[: body.start()] if body and body.start() else head


def _plain(line: str) -> str:
    return " ".join(re.sub(r"[*_#\\|]+", " ", line).split())


def _marks(line: str, *, title: bool) -> bool:
    """Tell whether a line is a mark; only titles carry theirs at the end."""
    words = _plain(line)[:400]
    if not words[:1].strip() or words[:1].islower() or _DENIES.search(words):
        return False
    return bool(_MARK.fullmatch(words) or (title and _SUFFIX.fullmatch(words)))


def _marks_all(line: str) -> bool:
    return _marks(line, title=len(line) < 160) and not _EXCLUDES.search(line)


def _says_so(head: str) -> bool:
    """Tell whether the head says of this very paper, in a sentence, that it is not public."""
    words = _plain(head)
    return any(
        not _DENIES.search(words[found.start() : found.end() + 20].replace("not for", ""))
        and not _ELSEWHERE.search(words[found.start() : found.end() + 60])
        for found in _SAYS.finditer(words)
    )


def _marked_pages(text: str, blocks: Sequence[Block], page_starts: Sequence[int]) -> list[Span]:
    """Return the pages whose running head or foot is a mark."""
    marked = [
        block.start
        for block in blocks
        if block.role == "aside" and _marks(text[block.start : block.end], title=False)
    ]
    bounds = itertools.pairwise((*page_starts, len(text)))
    return [Span(a, b) for a, b in bounds if any(a <= start < b for start in marked)]


def _marked_parts(text: str, blocks: Sequence[Block], *, agenda: bool) -> Iterator[Span]:
    """Yield the stretches that a mark opens, to where the document is public again."""
    done, level = 0, 1
    for n, block in enumerate(blocks):
        if block.role == "heading":
            level = block.level
        if block.start < done or block.role == "row":
            continue
        words = text[block.start : block.end]
        line = words.partition("\n")[0] if block.role != "heading" else words
        if not _marks(line, title=block.role == "heading") or _EXCLUDES.search(words):
            continue
        stop = _end_of_part(text, blocks, n, level)
        done = blocks[stop].start if stop < len(blocks) else len(text)
        if not (agenda and _only_titles(text, blocks[n:stop])):
            yield Span(block.start, done)


def _end_of_part(text: str, blocks: Sequence[Block], first: int, level: int) -> int:
    """Return the place of the first block after a marked part."""
    mark = blocks[first]
    bare = first + 1 < len(blocks) and blocks[first + 1].role == "heading"
    all_follows = bare or bool(_ALL_THAT_FOLLOWS.search(text[mark.start : mark.end]))
    opens_items = mark.role == "heading" and not mark.label
    for n in range(first + 1, len(blocks)):
        block = blocks[n]
        if _PUBLIC_AGAIN.search(text[block.start : min(block.end, block.start + 300)]):
            return n
        within = all_follows or (opens_items and block.label)
        if block.role == "heading" and block.level <= level and not within:
            return n
    return len(blocks)


def _only_titles(text: str, blocks: Sequence[Block]) -> bool:
    """Tell whether blocks merely list what will be dealt with in private."""
    worded = (text[block.start : block.end] for block in blocks[1:])
    return all(len(words.split()) <= TITLE_WORDS or _EXCLUDES.search(words) for words in worded)


def _joined(spans: Sequence[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in sorted(spans, key=lambda one: one.start):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined
