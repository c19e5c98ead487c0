"""Draw the PDFs of the layout's tests: words, rules and shades at given places."""

import io
from collections.abc import Callable, Sequence

from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

Draw = Callable[[Canvas], object]

FILLER = (
    "The Clerk reported that the drains of Mill Lane had been mended and that the county would "
    "look at them again in the spring, when the water was lower and the bank could be reached "
    "by the digger that had been hired for the allotments at Sallow Lane and for the old quay."
)


def drawn(*pages: Draw) -> bytes:
    """Make a PDF, each page drawn by a function."""
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=A4)
    for draw in pages:
        canvas.setFont("Helvetica", 11)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return held.getvalue()


def put(
    canvas: Canvas, x: float, y: float, text: str, *, size: float = 11, bold: bool = False
) -> None:
    """Write words at a place."""
    canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
    canvas.drawString(x, y, text)


def wrapped(text: str, width: float, *, size: float = 11) -> list[str]:
    """Break a text into lines of at most `width` points."""
    canvas = Canvas(io.BytesIO())
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if canvas.stringWidth(longer, "Helvetica", size) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def fill(canvas: Canvas, x: float, y: float, text: str, *, width: float) -> float:
    """Write a paragraph; return the height at which the next line would stand."""
    for line in wrapped(text, width):
        put(canvas, x, y, line)
        y -= 13.5
    return y


def table(
    canvas: Canvas,
    rows: Sequence[Sequence[str]],
    *,
    y: float,
    columns: Sequence[float],
    rules: bool = True,
) -> None:
    """Draw a table; `columns` are the left edges of its columns and its right edge."""
    for n, row in enumerate(rows):
        for x, words in zip(columns, row, strict=False):
            put(canvas, x + 6, y - 18 * n - 13, words, bold=n == 0)
    if rules:
        for n in range(len(rows) + 1):
            canvas.line(columns[0], y - 18 * n, columns[-1], y - 18 * n)
        for x in columns:
            canvas.line(x, y, x, y - 18 * len(rows))


def picture(canvas: Canvas, image: Image.Image) -> None:
    """Cover the page with a picture."""
    canvas.drawImage(ImageReader(image), 0, 0, *A4)
