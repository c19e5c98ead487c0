"""Why a file could not be read, by what it holds: said after its name, with what to do next.

"papers.pdf: it is protected by a password; save a copy without one and add that".
"""

# Of any file
EMPTY = "it is empty"
NO_WORDS = "it holds no words"
FILLER = "it holds filler text (lorem ipsum) instead of words; get the finished document"
TOO_NESTED = "it is too large or too complicated to be read; split it into parts"
TOO_MUCH_MEMORY = "it takes more memory than there is; split it into parts"
ONE_MEETING = "it is too large to be the papers of one meeting; split it into parts"
NOT_TEXT = (
    "it is damaged, or in a format that only the program that made it can read; save it as text, "
    "PDF or Word"
)

# Of Word files, and of what LibreOffice reads
NOT_WORD = "it is damaged, protected or not a Word file; open it in Word and save it again"
WORD_WITH_ENTITIES = "it defines XML entities, which no Word file does; save it again"
OTHER_ZIP = "it is a zip archive, not a Word file; unpack it, or save it as PDF"
DAMAGED_ZIP = "it is a damaged Word file or another zip archive; open it and save it again"
OLD_OFFICE = "it is an old Office file with no document in it; save it again as .docx"
OFFICE_FAILED = (
    "LibreOffice cannot read it, as it is damaged or protected; open it in Word and save it as "
    ".docx"
)
PROTECTED = "it is protected by a password; save a copy without one"
SPREADSHEET = "it is a spreadsheet; save what is to be found in it as PDF"
SLIDES = "it is a set of slides; save them as PDF"

# Of web pages and data
PROGRAM = "it is a program, not a document; save the page that it makes"
LOG_IN = "it is a log-in or error page, not a document; get the page again"
LINKS = "it is a page of links, not a document; add the pages that it links to"
POINTER = "it only points to other files; add those"
ENTITIES = "it defines XML entities, which are not read; save it without them"
DATA = "it is data that programs exchange, not a document"
NOT_SHOWN = "the council does not publish this meeting"

# Of PDFs
PDF_DAMAGED = "it is damaged or cut short and cannot be opened; get the file again"
NO_PAGES = "it has no pages; get the file again"
INSTALL_OCR = "install Tesseract (on Debian: apt install tesseract-ocr) and read it again"
INSTALL_FOR_PAGES = "install tesseract-ocr"
"""By this a message is known, also one that an earlier version kept, to be of pages without text
that Tesseract would read."""
UNREAD_PARTS = {
    "unread_pages": f"its pages {{}} are pictures without text; {INSTALL_FOR_PAGES} and read it "
    "again",
    "failed_pages": "its pages {} are pictures that Tesseract could not read; get a clearer copy",
    "slow_pages": "its pages {} are pictures that took too long to read; they are tried again next "
    "time",
    "attachments": "the files attached to it ({}) are not read; save them beside it",
}
"""What is said of the parts of a file that were not read, by the parser's facts."""


def too_many_tags(most: int) -> str:
    """Say that a page or a document has too much markup."""
    return f"it has more than {most:,} tags; split it into parts"


def unpacks_to_more(most: int) -> str:
    """Say that a packed file holds too much."""
    return f"it unpacks to more than {most:,} bytes; split it into parts"


def damaged(what: str) -> str:
    """Say that the XML or JSON of a file is damaged."""
    return f"its {what} is damaged; get the file again"


def other_format(ending: str, what: str) -> str:
    """Say that a file holds something else than its name says."""
    return f"its name ends in {ending}, but it holds {what}; give it the right ending"


def not_its_format(ending: str, what: str) -> str:
    """Say that a file does not hold what its name says."""
    return f"its name ends in {ending}, but it is not a {what}; get the file again"


def needs_libreoffice(ending: str) -> str:
    """Say what reads old Word files."""
    return (
        f"LibreOffice is needed to read {ending} files; install it (on Debian: apt install "
        "libreoffice-writer-nogui), or save the file as .docx"
    )


def not_converted(folder: str, why: str | None) -> str:
    """Say that there is no place in which to convert a file."""
    return f"it cannot be converted in {folder} ({why}); check that the disk has space"


def office_not_started(why: object) -> str:
    """Say that LibreOffice is broken."""
    return f"LibreOffice cannot be started ({why}); install it again"


def office_too_slow(seconds: int) -> str:
    """Say that LibreOffice was given up."""
    return f"LibreOffice did not convert it in {seconds} seconds; save it as .docx"


def too_many_pages(count: int) -> str:
    """Say that a file has too many pages."""
    return f"it has {count:,} pages; split it into parts"


def pictures(count: int, trouble: str) -> str:
    """Say that all pages of a file are pictures, and what stands in the way of reading them.

    Args:
        count: its pages.
        trouble: "missing" where OCR is not installed; "slow", "failed", or "" for no words.
    """
    said = {
        "missing": f"without text, which only OCR can read; {INSTALL_OCR}",
        "slow": "that took too long to read; this is tried again next time",
        "failed": "that OCR could not read; get a clearer copy",
        "": "in which OCR found no words; get a clearer copy",
    }
    pages = "its only page is a picture" if count == 1 else f"its {count:,} pages are pictures"
    return f"{pages} {said[trouble]}"


def no_page(number: int) -> str:
    """Say that a file has no page of a number."""
    return f"it has no page {number}"


def page_damaged(number: int) -> str:
    """Say that a page cannot be opened."""
    return f"its page {number} is damaged and cannot be opened; get the file again"


def page_not_drawn(number: int) -> str:
    """Say that a page cannot be shown as a picture."""
    return f"its page {number} cannot be drawn; get the file again"


def page_too_long(number: int, most: int) -> str:
    """Say that a page holds too much."""
    return f"its page {number} holds more than {most:,} characters; split it into parts"


def fault(what: str) -> str:
    """Say that reading a file failed for a reason that was not foreseen."""
    return f"the reader has a fault ({what}); please report it"
