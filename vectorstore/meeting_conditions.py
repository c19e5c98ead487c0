"""How the meetings of a document, and what is withheld of it, are asked for in each database.

Both are kept as JSON in a column; SQLite and PostgreSQL take JSON apart in words of their own.
"""

from dataclasses import dataclass

from schema.clearing import BETWEEN_MEETINGS

PARTED = "documents.restricted != '[]'"
"""That parts of a document are withheld."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """Parts of statements about `documents`, for one database.

    `meetings` has a row for each meeting of a document, its own facts where none are listed;
    `council`, `committee` and `date` are such a row's; `public` says that neither it nor its
    document is withheld.
    """

    meetings: str
    council: str
    committee: str
    date: str
    public: str


def _phrases(meetings: str, field: str, start: str, following: str, parts: str) -> Phrases:
    """Return the phrases made of how JSON is taken apart.

    Args:
        meetings: see `Phrases`.
        field: of the row `meeting`, a text by its `{}`.
        start: of a JSON object `{0}`, its number `{1}`.
        following: where the next meeting of the document starts.
        parts: a row `part` for each part that is withheld.
    """
    council, committee, date = (field.format(name) for name in ("council", "committee", "date"))
    withheld = f"""{PARTED} AND EXISTS (SELECT 1 FROM {parts}
        WHERE {start.format("part", "start")} <= {start.format("meeting", "start")}
        AND {start.format("part", "end")}
            >= coalesce({following}, length(text)) - {BETWEEN_MEETINGS})"""
    public = f"(access = 'public' AND NOT ({withheld}))"
    return Phrases(meetings, council, committee, date, public)


SQLITE = _phrases(
    """json_each(CASE meetings WHEN '[]'
        THEN json_array(json_object('council', council, 'committee', committee, 'date', date))
        ELSE meetings END) AS meeting""",
    "json_extract(meeting.value, '$.{}')",
    "json_extract({0}.value, '$.{1}')",
    "json_extract(meetings, '$[' || (meeting.key + 1) || '].start')",
    "json_each(documents.restricted) AS part",
)
POSTGRESQL = _phrases(
    """jsonb_array_elements(CASE meetings WHEN '[]' THEN jsonb_build_array(
        jsonb_build_object('council', council, 'committee', committee, 'date', date))
        ELSE CAST(meetings AS jsonb) END) WITH ORDINALITY AS meeting(value, number)""",
    "(meeting.value ->> '{}')",
    "CAST({0}.value ->> '{1}' AS integer)",
    "CAST(CAST(meetings AS jsonb) -> CAST(meeting.number AS integer) ->> 'start' AS integer)",
    "jsonb_array_elements(CAST(documents.restricted AS jsonb)) AS part(value)",
)
