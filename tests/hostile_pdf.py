"""PDFs whose size can be set, made to take more than their share."""

import zlib
from collections.abc import Callable, Mapping

Shape = Callable[[int], tuple[bytes, str]]
FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
LINE = "BT /F 10 Tf 60 {} Td (Minutes of the meeting of the parish council) Tj ET\n"


def pdf_of(objects: Mapping[int, str | bytes]) -> bytes:
    """Write objects as a PDF whose catalogue is the first."""
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number, held in objects.items():
        places[number] = len(out)
        body = held.encode("latin-1") if isinstance(held, str) else held
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    xref = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number, place in places.items():
        out += b"%d 1\n%010d 00000 n \n" % (number, place)
    size = max(objects) + 1
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, xref)
    return bytes(out)


def stream(data: str | bytes, entries: str = "", *, packed: bool = True) -> bytes:
    """Return a stream, packed as most are."""
    raw = data.encode("latin-1") if isinstance(data, str) else data
    if packed:
        raw, entries = zlib.compress(raw), f"{entries}/Filter/FlateDecode"
    return f"<<{entries}/Length {len(raw)}>>stream\n".encode() + raw + b"\nendstream"


def page_of(
    content: str,
    *,
    more: Mapping[int, str | bytes] | None = None,
    extra: str = "",
    catalog: str = "",
    resources: str = "",
    box: str = "0 0 595 842",
) -> bytes:
    """Return a PDF of one page that shows this content below a line of words."""
    return pdf_of(
        {
            1: f"<</Type/Catalog/Pages 2 0 R{catalog}>>",
            2: "<</Type/Pages/Kids[3 0 R]/Count 1>>",
            3: f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]/Contents 4 0 R"
            f"/Resources<</Font<</F 5 0 R>>{resources}>>{extra}>>",
            4: stream(LINE.format(780) + content),
            5: FONT,
            **(more or {}),
        }
    )


def _pages(size: int) -> bytes:
    count = max(1, size // 100)
    kids = " ".join(f"{n} 0 R" for n in range(10, 10 + count))
    page = (
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        "/Resources<</Font<</F 5 0 R>>>>>>"
    )
    return pdf_of(
        {
            1: "<</Type/Catalog/Pages 2 0 R>>",
            2: f"<</Type/Pages/Kids[{kids}]/Count {count}>>",
            4: stream(LINE.format(780)),
            5: FONT,
            **dict.fromkeys(range(10, 10 + count), page),
        }
    )


def _deep_pages(size: int) -> bytes:
    count = max(2, size // 60)
    tree = {n: f"<</Type/Pages/Kids[{n + 1} 0 R]/Count 1>>" for n in range(10, 10 + count)}
    page = "<</Type/Page/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>"
    return pdf_of(
        {
            1: "<</Type/Catalog/Pages 10 0 R>>",
            4: stream(LINE.format(780)),
            5: FONT,
            **tree,
            10 + count: page,
        }
    )


def _bookmarks(size: int, *, deep: bool) -> bytes:
    count = max(2, size // 60)
    step = "First" if deep else "Next"
    marks = {
        n: f"<</Title(a)/{step} {n + 1} 0 R/Parent 6 0 R/Dest[3 0 R/Fit]>>"
        for n in range(10, 10 + count)
    }
    marks[10 + count] = f"<</Title(a)/{step} 10 0 R/Dest[3 0 R/Fit]>>"  # round and round
    return page_of("", catalog="/Outlines 6 0 R", more={6: "<</First 10 0 R>>", **marks})


def _forms(size: int) -> bytes:
    """Each form shows the next one ten times: ten to the power of their number in all."""
    count = min(12, max(2, size // 5000))
    forms = {
        n: stream(
            "/X Do " * 10 if n < 9 + count else LINE.format(700),
            "/Type/XObject/Subtype/Form/BBox[0 0 600 900]"
            f"/Resources<</XObject<</X {n + 1} 0 R>>/Font<</F 5 0 R>>>>",
        )
        for n in range(10, 10 + count)
    }
    return page_of("/X Do", resources="/XObject<</X 10 0 R>>", more=forms)


def _picture(size: int) -> bytes:
    side = size
    return page_of(
        "500 0 0 700 40 40 cm /X Do",
        resources="/XObject<</X 10 0 R>>",
        more={
            10: stream(
                b"\0" * (side * 20),
                f"/Type/XObject/Subtype/Image/Width {side}/Height {side}"
                "/ColorSpace/DeviceGray/BitsPerComponent 8",
            )
        },
    )


def _annotations(size: int) -> bytes:
    count = max(1, size // 80)
    refs = " ".join(f"{n} 0 R" for n in range(10, 10 + count))
    link = "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(http://a.example)>>>>"
    return page_of("", extra=f"/Annots[{refs}]", more=dict.fromkeys(range(10, 10 + count), link))


def _grid(lines: int) -> str:
    down, across = 700 / (lines + 1), 500 / (lines + 1)
    return "".join(
        f"60 {n * down:.3f} m 500 {n * down:.3f} l S "
        f"{n * across:.3f} 50 m {n * across:.3f} 750 l S\n"
        for n in range(lines)
    )


def _drawn(piece: str) -> Shape:
    return lambda size: (page_of(piece * (size // len(piece))), ".pdf")


PDF_SHAPES: dict[str, Shape] = {
    "PDF: lines drawn": lambda n: (
        page_of("".join(f"{i % 500} {i % 800} m 500 {i % 700} l S\n" for i in range(n // 20))),
        ".pdf",
    ),
    "PDF: a grid": lambda n: (page_of(_grid(n // 80)), ".pdf"),
    "PDF: boxes": _drawn("9 9 50 50 re f "),
    "PDF: curves": _drawn("1 1 2 2 3 3 c "),
    "PDF: states": _drawn("q "),
    "PDF: words on one spot": _drawn("BT /F 9 Tf 60 700 Td (a) Tj ET "),
    "PDF: letters all over": lambda n: (
        page_of(
            "".join(
                f"BT /F 9 Tf {i * 7 % 500} {i * 13 % 800} Td (a) Tj ET " for i in range(n // 32)
            )
        ),
        ".pdf",
    ),
    "PDF: words all over": lambda n: (
        page_of(
            "".join(
                f"BT /F 2 Tf {i * 37 % 500} {i * 13 % 800} Td (word and) Tj ET "
                for i in range(n // 40)
            )
        ),
        ".pdf",
    ),
    "PDF: one line": lambda n: (
        page_of(f"BT /F 10 Tf 60 700 Td ({'a ' * (n // 2)}) Tj ET"),
        ".pdf",
    ),
    "PDF: short lines": lambda n: (
        page_of("BT /F 1 Tf 1 TL 60 800 Td " + "(a b) Tj T* " * (n // 12) + "ET"),
        ".pdf",
    ),
    "PDF: turned words": _drawn("BT /F 9 Tf 0 1 -1 0 60 700 Tm (abc def) Tj ET "),
    "PDF: pages": lambda n: (_pages(n), ".pdf"),
    "PDF: deep pages": lambda n: (_deep_pages(n), ".pdf"),
    "PDF: pages in a circle": lambda n: (
        pdf_of(
            {
                1: "<</Type/Catalog/Pages 2 0 R>>",
                2: "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000>>",
            }
        ),
        ".pdf",
    ),
    "PDF: bookmarks": lambda n: (_bookmarks(n, deep=False), ".pdf"),
    "PDF: deep bookmarks": lambda n: (_bookmarks(n, deep=True), ".pdf"),
    "PDF: forms in forms": lambda n: (_forms(n), ".pdf"),
    "PDF: a form in itself": lambda n: (
        page_of(
            "/X Do",
            resources="/XObject<</X 10 0 R>>",
            more={
                10: stream(
                    "/X Do /X Do",
                    "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 10 0 R>>>>",
                )
            },
        ),
        ".pdf",
    ),
    "PDF: a picture": lambda n: (_picture(n), ".pdf"),
    "PDF: links": lambda n: (_annotations(n), ".pdf"),
    "PDF: a packed bomb": lambda n: (page_of(" " * (n * 200)), ".pdf"),
    "PDF: brackets": lambda n: (page_of("[" * n), ".pdf"),
    "PDF: nested objects": lambda n: (page_of("", extra="/A " + "[" * n + "]" * n), ".pdf"),
    "PDF: a wide page": lambda n: (page_of("", box=f"0 0 {n * 1000} {n * 1000}"), ".pdf"),
    "PDF: contents again and again": lambda n: (
        page_of("").replace(b"/Contents 4 0 R", b"/Contents[" + b"4 0 R " * (n // 6) + b"]"),
        ".pdf",
    ),
}
