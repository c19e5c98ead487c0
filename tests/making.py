"""Make the files that tests read: minutes in every format, whole and broken."""

import contextlib
import ctypes
import io
import os
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import docx
from docx.document import Document as Word
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

TINY = {
    "pennick/2024-04-09.txt": """\
Pennick Parish Council

Minutes of the meeting held on Tuesday 9 April 2024 at 7.30 pm in the Reading Room

(Pennick and its council are invented, for a test.)

Present: Cllr Agatha Moule (Chair), Cllr Ned Farrow, Cllr Bryony Tench.

1. Apologies

Apologies were received from Cllr Odo Sparrow.

2. Repair of the footbridge

The Clerk reported that the footbridge at Sallow Lane had been closed since February.
Two quotations had been received, for £4,850 and $ 6,200 (the second from a firm abroad).

RESOLVED: That the quotation of £4,850 be accepted and it be repaired by Friday 28 June 2024.

3. Bus shelter

Cllr Farrow asked who owned the bus shelter. The Clerk said that she would find out.

4. Next meeting

Tuesday 14 May 2024 at 7.30 pm.
""",
    "pennick/2024-05-14.md": """\
---
title: Pennick Parish Council, 14 May 2024
date: 2024-05-14
council: Pennick Parish Council
---

# Pennick Parish Council

Minutes of the annual meeting held on Tuesday 14 May 2024 in the Reading Room.

**Present:** Cllr Agatha Moule (Chair), Cllr Odo Sparrow, Cllr Bryony Tench.

## 1. Election of the Chair

Cllr Moule was elected Chair by 3 votes to 0, proposed by Cllr Tench and seconded by Cllr Sparrow.

## 2. Repair of the footbridge

The contractor could not begin before August because of nesting kingfishers.

RESOLVED: That the date for the repair of the footbridge be moved to Monday 30 September 2024.

## 3. Grants

| Group | Asked | Given |
| --- | --- | --- |
| Pennick Players | £300 | £250 |
| Lantern Club | £120 | £120 |
""",
    "pennick/notices/odd-characters.html": """\
<!doctype html><html><head><title>Notice of the Pennick Parish Council</title></head><body>
<nav><a href="/">Home</a> <a href="/news">All the news</a></nav>
<main><h1>Notice of the Pennick Parish Council</h1>
<p>Prices in the tea room: scones &pound;2 or $3, jam *home made*, _no_ cream, :smile: free.</p>
<p>Write &lt;b&gt;TEA&lt;/b&gt; on the slip, and ![a picture](http://example.invalid/pixel.png) will
not be shown.</p></main><footer>Website by Nobody &amp; Daughters</footer></body></html>
""",
    "news/kingfishers.txt": """\
Kingfishers hold up bridge

By our reporter
Thursday 16 May 2024
2 min read

A pair of kingfishers has put off the repair of a footbridge at Pennick.

A spokeswoman told this newspaper that the birds came first.

Read more: Otters seen at the mill
""",
}
"""The documents of the tiny archive, all invented."""

LONG_AGO = "The Clerk had written to the county about the drains in Mill Lane and had no reply."


def pdf(pages: Sequence[Sequence[str]], *, head: str = "", foot: str = "") -> bytes:
    """Make a PDF of lines; `{page}` in head and foot is the page's number."""
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=A4)
    for number, lines in enumerate(pages, 1):
        canvas.setFont("Helvetica", 10)
        for text, height in ((head, 815), (foot, 30)):
            if text:
                canvas.drawString(60, height, text.replace("{page}", str(number)))
        for n, line in enumerate(lines):
            canvas.drawString(60, 770 - 16 * n, line)
        canvas.showPage()
    canvas.save()
    return held.getvalue()


def scanned_pdf(pages: int = 2) -> bytes:
    """Make a PDF whose pages are pictures."""
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=A4)
    for n in range(pages):
        picture = Image.new("L", (200, 280), color=200 + n)
        canvas.drawImage(ImageReader(picture), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return held.getvalue()


def half_scanned_pdf() -> bytes:
    """Make a PDF whose first page has words and whose second page is a picture."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([["The lamps were lit at six."] * 3]))))
    writer.append(io.BytesIO(scanned_pdf(1)))
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def encrypted(plain: bytes, password: str = "open sesame") -> bytes:
    """Protect a PDF with a password."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(plain)))
    writer.encrypt(password, algorithm="RC4-128")
    held = io.BytesIO()
    writer.write(held)
    return held.getvalue()


def word(document: Word) -> bytes:
    """Return a Word document's bytes."""
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def word_of(*paragraphs: str) -> bytes:
    """Make a Word file of plain paragraphs."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    return word(document)


def zipped(**entries: str) -> bytes:
    """Make a zip archive that is no Word file."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in entries.items():
            archive.writestr(name, text)
    return held.getvalue()


def write(folder: Path, **texts: str) -> None:
    """Write text files, each named by its keyword, into a folder."""
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, "utf-8")


def minutes(subject: str, *, council: str = "Pennick Parish Council", day: str = "") -> str:
    """Write a page of minutes with one item about a subject."""
    when = day or "Tuesday 9 April 2024"
    return (
        f"{council}\n\nMinutes of the meeting held on {when} at 7.30 pm\n\n"
        "Present: Cllr Moule (Chair), Cllr Farrow, Cllr Tench.\n\n"
        f"1. Business\n\nRESOLVED: That {subject}.\n"
    )


@contextlib.contextmanager
def no_access(folder: Path) -> Iterator[None]:
    """Take away for a while what lets this thread, even root's, look into a folder."""
    held = folder.stat().st_mode
    folder.chmod(0)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    powers = (ctypes.c_uint32 * 6)()  # effective, permitted, inheritable; then their high halves
    libc = ctypes.CDLL(None)
    if os.geteuid() == 0:
        libc.capget(header, powers)
        effective = powers[0]
        powers[0] = effective & ~0b110  # reading and searching whatever the permissions say
        libc.capset(header, powers)
    try:
        yield
    finally:
        if os.geteuid() == 0:
            powers[0] = effective
            libc.capset(header, powers)
        folder.chmod(held)
