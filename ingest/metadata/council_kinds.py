"""Hold the words that tell a council's name from other names: the kinds of councils and bodies.

A kind stands behind a name ("Ash Parish Council") or before one ("Township of Elm"). No list of
places is held.
"""

import re

TYPES = (
    r"(?:joint[ ]parish|group(?:ed)?[ ]parish|parish|town|city(?:\s+and\s+county)?|"
    r"county(?:\s+borough)?|(?:rural|urban)[ ]district|district|community|"
    r"metropolitan(?:\s+(?:borough|district))?|borough|unitary|village|neighbourhood|regional|"
    r"municipal|shire|township|islands?(?=\s))"
)
MEETS = r"(?:annual|ordinary|special|extraordinary|statutory|full)"
_COUNCIL = (
    r"council(?=(?:['’]s)?(?:\W|\Z))(?!\s+(?:tax|chambers?|house|offices?|housing|land|funds?)\b)"
    r"|parish\s+(?=meeting\b)"
)
COUNCIL = re.compile(rf"\b(?:{_COUNCIL})", re.IGNORECASE)
AFTER = re.compile(rf"\b(?:(?P<type>{TYPES}\s+)?(?P<meets>{MEETS}\s+)?{_COUNCIL})", re.IGNORECASE)
"""What ends a name, and what each such end holds."""
OF = re.compile(
    r"\b(?P<type>(?:(?:London|Royal|Metropolitan|County)\s+)?Borough|(?:Charter\s+|United\s+)?Townships?|Town|"
    r"(?:Rural\s+)?City(?:\s+(?:and|&)\s+County)?|[MR]\.?\s?[DM]\.?|Village|Hamlet|(?:(?:Rural|Regional|District)\s+)?Municipality|"
    r"Parish|County|Shire|Regional\s+District|(?:Municipal|Improvement)\s+District|"
    r"^[ \t*#_|]*District)\s+of\s+(?!the\b)(?=[A-Z])",
    re.IGNORECASE | re.MULTILINE,
)
"""What begins a name."""
COUNCIL_OF = re.compile(
    r"\b(?P<type>Parish|Town|Community|District|Village|Borough|City)\s+(?P<body>Council(?:\s+meeting)?|Meeting)"
    r"\s+(?:of|for)\s+(?=[A-Z])",
    re.IGNORECASE,
)
GOVERNED = re.compile(
    r"\s+(?P<type>Township|County|Borough|Town|Village)(?=\s+(?:(?:special|regular|monthly|annual|"
    r"organi[sz]ational|public|planning|zoning|library|parks?|fire|police|water|school|health)\s+)*"
    r"(?:Board|Commission|Trustees|Supervisors|Select\s*board|meeting|minutes|agenda)\b"
    r"|(?:,\s*(?-i:[A-Z])[\w. ]{2,24}){0,2}\W*$)",
    re.IGNORECASE | re.MULTILINE,
)
"""The kind of municipality that has no council, but a board, after its name."""
SELECTED = re.compile(r"\s+(?=(?:Board of Selectmen|Select ?board)\b)", re.IGNORECASE)
"""What stands after the bare name of a town that selectmen govern."""
CELTIC = re.compile(
    r"^[ \t*#_|]*(?:Cyngor\s+(?:Bwrdeistref\s+Sirol|Cymuned|Tref|Sir|Dinas)"
    r"|Comhairle\s+(?:Contae|nan))\s+(?=[A-Z][^\n]{2,40}$)",
    re.IGNORECASE | re.MULTILINE,
)
IN_ENGLISH = re.compile(rf"\s+{TYPES}(?:\s+borough)?\s+council\b", re.IGNORECASE)
"""What makes one name of two tongues: "Cyngor Sir Carreg County Council"."""
ORGANISED = re.compile(
    r"\s+(?P<type>(?:(?:Property|Home|Cottage)\s*)?(?:Owners?['’]?s?['’]?\s+)?Association|Society|"
    r"(?:Health|NHS|Education)\s+(?:Board|Trust)|(?:NHS\s+)?(?:Foundation\s+)?Trust|(?:(?:Combined|Fire|Rescue|National\s+Park|Police|Conservation|Port|Housing|"
    r"and|&)\s+)*Authority|"
    r"(?:(?:Unified|Community|Independent|Consolidated|Public)\s+)*School\s+(?:District|Board|Division)|"
    r"(?:(?:City|County|Area|Regional|Central)\s+)?Public\s+Schools|"
    r"Fire\s+(?:and|&)\s+Rescue\s+Service|Integrated\s+Care\s+Board|Board\s+of\s+(?:Education|Governors)|Drainage\s+Board|"
    r"(?:(?:Fire|Hospital|Water|Sewer|Parks?|Library|Sanitary|Sanitation|Conservation|Utility|"
    r"Utilities|Health|Cemetery|Irrigation|Recreation|Drainage|Flood|Transit|Community|Services?|"
    r"Development|Improvement|Protection|Control|Management|and|&)\s+)+District|Commissioners)\b",
    re.IGNORECASE,
)
NUMBERED = re.compile(r"\s*,?\s*No\.?\s*\d+", re.IGNORECASE)
"""How a district of the prairies ends, and none of Ireland's, which are parts of a county."""
PRAIRIE = re.compile(r"\breeve\b|\bm\.d\.(?=\s)|\balberta\b", re.IGNORECASE)
"""What tells that a municipal district governs itself."""
FORUMS = re.compile(
    r"arts?|youth|advisory|research|students?|sports?|press|staff|health|education|security|privy|"
    r"common|internal|church|parochial|consultative|works|legislative|users?|funding|schools?|voluntary|safety",
    re.I,
)
"""What councils that govern no place are called by."""
