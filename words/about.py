"""What the frame of the pages says, and the pages about the service."""

from words import pages

MENU = "Menu"
ABOUT = "About this service"
ABOUT_SHORT = "About"
PRIVACY = "Privacy"
ACCESSIBILITY = "Accessibility"
CONTACT = "Contact"
THE_RECORD = (
    "Answers quote the minutes as they were read from their files. The minutes themselves are the "
    "record."
)
LATEST = "Latest meetings in the archive"

NO_PAGE = "There is no page here"
NO_PAGE_WHY = (
    "The address may be mistyped or cut off, or the page may have moved. Links to answers and "
    "documents are long: copy them whole."
)
TO_START = "Go to the start, and ask the minutes"
NEEDS_SCRIPT = (
    "This service needs JavaScript to find and show answers. Switch it on in your browser, or ask "
    "the council for the minutes."
)

WHAT = "What it does"
WHAT_IT_DOES = (
    "You ask a question in your own words. The minutes are searched for the sentences that answer "
    "it, and you are shown these sentences word for word, with the meeting they come from. Each "
    "can be opened in its document, where you can read what was said before and after.",
    "If the minutes don’t answer your question, you are told so, and what was searched. Nothing is "
    "made up to fill the gap.",
)
WHAT_WRITTEN = (
    "You ask a question in your own words. The minutes are searched for what bears on it, and a "
    "language model writes an answer from that. Each sentence cites the minutes and was compared "
    "with them; what could not be found there is struck through or left out. Read the sources: "
    "only a reader can tell whether a sentence says what they say.",
    "If the minutes don’t answer your question, you are told so, and what was searched.",
)
HOLDS = "Which minutes it holds"
COMMITTEES = "Committees and other bodies"
HOLDS_NOTHING = "There are no minutes here yet."
HOLDS_LATER = "The archive is being opened. Look again in a moment."
CANNOT = "What it can’t do"
CANNOTS = (
    "It knows only the documents listed under Documents. What is missing there cannot be found.",
    "It reads text. Words on scanned pages were recognised by a machine and may be wrong: such "
    "pages are marked, and can be compared with the picture of the page.",
    "Minutes may be drafts until the committee confirms them. Where a document says which it is, "
    "so do its answers.",
    "It can miss what is there, or show a sentence that answers another question. Open the source "
    "before you rely on it.",
    "It is not the record and gives no advice. For legal or formal purposes, use the signed "
    "minutes that the council keeps.",
    "What is marked as not for publication is neither searched nor shown.",
)
KEPT = "What is kept of what you ask"
KEPT_NOTHING = "Nothing. Your conversation ends when you close the page, and no copy of it is made."
COOKIE = (
    "One cookie, with a random number and nothing else, lets this browser find its own "
    "conversations again. There are no others, and nobody follows what you do."
)
SENT = "What is sent elsewhere"
SENT_NOTHING = (
    "Nothing. Questions, documents and answers stay on the server of this service. The pages load "
    "nothing from other sites."
)
WRONG = "If something is wrong"
WRONG_WITHOUT = (
    "Tell the council, at the address on its website or on the agenda of its next meeting. Say "
    "what you asked and which document the answer came from."
)
WRONG_WITH = "Tell us what you asked and which document the answer came from:"


NO_STATEMENT = "Whoever runs this service has not published this notice yet."
ACCESSIBLE_HEADING = "Accessibility statement"
ACCESSIBLE = """
We want as many people as possible to be able to use this service. You should be able to

- read and use every page with the keyboard alone, and with a screen reader: answers are announced
  when they come;
- enlarge the text to 400% without scrolling sideways;
- use light or dark colours, as your system has them, with enough contrast in both;
- print an answer or a document.

The text of every document is shown as text, with its headings, lists and tables, beside the picture
of its pages. The pages aim at level AA of the Web Content Accessibility Guidelines 2.2.

### What may not be accessible

- Files that the council published as scans or without structure: their text was recognised by a
  machine and may hold mistakes, and tables in them may have lost their rows.
- The table and the charts on the page of documents are drawn by a component that some screen
  readers read poorly. The list can be saved as a CSV file.
- Links to original files open them as they were published.

### If you cannot use something

Ask for the document or the answer in another form; in the United Kingdom, the Equality and Human
Rights Commission enforces the accessibility regulations of public bodies, and in Northern Ireland
the Equality Commission. Contact the council first.
"""


def kept_for(days: int) -> str:
    """Say how long conversations are kept, and what deletes them sooner."""
    return f"{pages.kept_for(days)} You can delete a conversation at any time."


def sent_to(host: str) -> str:
    """Say what is sent to a language model that is not on this machine."""
    return f"{pages.goes_to(host)} The pages themselves load nothing from other sites."


def written_here(model: str) -> str:
    """Say that a language model writes on the service's own machine."""
    return f"The language model {model} writes the answers on the server itself. {SENT_NOTHING}"
