"""How minutes word what a meeting did, and what others did: a table, the surest first."""

import re

from english.decisions import ADVERB, VERBS
from english.numbers import BELOW_HUNDRED
from english.persons import COUNCILLOR

_KINDS = r"(?:strategic|policy|parish|community|full|town|whole|district|sub-?|joint|local|area)"
_BODY = (
    rf"(?:(?<!county )(?<!borough )(?<!district )(?<!city )(?<!village hall )(?:the\s+)?"
    rf"(?:{_KINDS}\s+){{0,2}}(?:council(?!\s+tax)|committee|sub-?committee|cabinet|panel|board|forum|"
    rf"executive|commission|meeting|members?(?!\s+of\s+the\s+public)|{COUNCILLOR}|trustees|"
    r"working\s+(?:group|party)|assembly|vestry|governors|commissioners|supervisors|aldermen|"
    rf"select(?:men|\s?board))|those\s+present|all(?:\s+(?:present|members|{COUNCILLOR}))?|everyone|"
    r"we|they\s+all|all\s+were)(?:\s+present)?"
)
_PASSED = (
    r"(?:agreed|approved|adopted|accepted|carried(?!\s+(?:out|forward|over|on))|passed|ratified|endorsed|"
    r"(?:(?:re-?)?elected|(?:re-?)?appointed)(?!.{0,60}\bin\s+(?:19|20)\d\d)|co-?opted)"
)
_MOTION = (
    r"(?:motion|amendment|proposal|proposition|resolution|notice\s+of\s+motion|recommendation)s?"
    r"(?:\s+(?:no\.?\s*)?\d{1,3})?(?:,?\s+as\s+(?:amended|set\s+out\s+.{0,40}?))?,?"
)


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE)


LOST = _any(
    rf"\b{_MOTION}\s+(?:(?:.{{0,80}}?\s)?(?:was|were|is|as|declared|and)\s+{ADVERB})?(?:declared\s+)?"
    r"(?:lost|defeated|rejected|fell|falls|not\s+(?:carried|agreed|approved|adopted|supported|passed))"
    r"\b",
    r"\b(?:motion|amendment|proposal)\b.{0,80}\b(?:want|lack)\s+of\s+a\s+seconder",
    r"\b(?:was|were)\s+not\s+seconded|\b(?:no|not\s+find\s+a)\s+seconder\b",
    r"(?:^|\b(?:vote|votes|against|abst\w*|declared|and|was)\W{0,3})lost\W*$",
)
WITHDRAWN = _any(
    rf"\b(?:{_MOTION}|question|(?:agenda\s+)?item|nomination)\s+(?:.{{0,60}}?\s)?"
    r"(?:was|were|is|been)\s+(?:\w+\s+)?withdrawn",
    rf"\bwithdrew\s+(?:the|his|her|their|this|that)\s+(?:\w+\s+){{0,2}}{_MOTION}",
    r"\bwithdrawn\s+(?:with|by)\s+(?:the\s+)?(?:leave|permission|consent|agreement)",
)
DEFERRED = _any(
    r"\b(?:agreed|resolved|decided|voted)\b.{0,40}?\bto\s+(?:defer|postpone)\b",
    r"\b(?:was|were|is|are|been)\s+(?:\w+\s+)?(?:deferred|postponed|adjourned|held\s+over|"
    r"carried\s+(?:forward|over))\s+(?:to|until|till|pending|for|so|in\s+order)\b",
    r"\b(?:agreed|resolved|decided)\b.{0,200}?\bbe\s+(?:deferred|adjourned|postponed)\b",
    r"\b(?:was|were)\s+(?:therefore\s+|unanimously\s+)?deferred\b",
    r"^\W*(?:this\s+(?:item|matter)\s+)?(?:deferred|carried\s+(?:forward|over))\b",
    r"[.:–-]\s*deferred\b",
)
_TAKEN = (
    r"\bRESOLVED\b",
    r"(?:^|[.:;]|\b[Aa]nd)\W*(?:(?:\d\S*\s+)?(?:decision|resolution)\s*:?\W*)?(?i:it\s+was\s+)?"
    r"[Rr]esolved(?=\s*(?:(?i:that|to|unanimously|by)\b|[:;–—,“\"-]|\d|$))",
)
_AGREED = (
    rf"\bit\s+(?:was|is)\s+{ADVERB}(?:agreed|resolved|decided|approved|carried|settled|determined|"
    r"ordered|voted)\b(?!\s+by\s+the\s+(?:court|inspector))",
    r"\b(?:moved|proposed)\b[^.;]{0,120}\b(?:and|then)\s+(?:unanimously\s+)?(?:carried|passed|adopted|resolved|agreed)\b(?!\s+(?:out|to\s+defer))",
    r"\b(?-i:M[/.]?\s?S[/.]?\s?(?:C|P))\b(?=[\s:.,])",
    r"(?:^|[.;:]\s*)(?-i:ORDERED|ENACTED|ADOPTED|APPROVED|CARRIED|PASSED|AGREED|DETERMINED)\b(?!\s+(?:BY|AT|OUT|ON))",
    rf"(?:^|[.,;:]\s*|\b(?:and|that|following|discussion|debate|majority|today|comments?)\s+)"
    rf"(?:the\s+)?{_BODY}\s+{ADVERB}{VERBS}\b",
    rf"\b(?:was|were)\s+{ADVERB}{_PASSED}\b",
    rf"(?<!\bit\s)\b(?:was|were)\s+{ADVERB}noted\b(?!\s+(?:that|for|as)\b|\W*:)",
    rf"\b(?:is|are|be)\s+{ADVERB}(?-i:NOTED|AGREED|APPROVED|ADOPTED|ENDORSED)\b",
    r"^\W*(?-i:\(?(?:\d[\d.]*|[a-z])[.)]?\s+)?(?:all\s+|unanimously\s+|members\s+|was\s+|were\s+|"
    r"and\s+)*(?:(?:agreed|approved|adopted|accepted|carried|passed)\b(?=\W*$|\s*[:–—-]|"
    r"\s*(?:that|to|by|un\w+|nem)\b)|noted\b(?=\W*$|\s*[:–—-]))",
    r"\b(?:all|unanimously|proposal|motion|and|vote|against|abst\w*|it)\W{1,3}"
    r"(?:is\s+|was\s+)?(?:agreed|carried|approved|adopted)\b\W*(?=$|[.;)])",
    r"[.,;:)–—-]\s*(?:all\s+|unanimously\s+)?(?:agreed|carried)\b(?:\s+unanimously)?\W*$",
    r"\b(?:all\s+(?:were\s+|are\s+|voted\s+)?in\s+favour|nem\W?\s*con|carried\s+unanimously|"
    r"by\s+(?:a\s+)?unanimous\s+(?:vote|decision|agreement)|unanimously\s+(?:agreed|carried|approved|adopted)|"
    r"casting\s+vote)\b",
    rf"\b{_MOTION}\s+(?:.{{0,80}}?\s)?{ADVERB}(?:carried(?!\s+(?:out|forward|over|on)\b)|passed)\b",
)
ASKED = _any(
    r"^\W*(?:\S{1,6}\s+)?recommendations?\s*(?:[:–—-]|\d|\bto\b|\bthat\b|$)",
    r"^\W*(?:\S{1,6}\s+)?recommended\s*(?:[:–—-]|\bto\b|\bthat\b|$)",
    r"\bit\s+(?:is|was)\s+(?:therefore\s+|further\s+|proposed\s+and\s+)?recommended\b",
    rf"\b{_BODY}\s+(?:is|are)\s+(?:therefore\s+|hereby\s+)?"
    r"(?:asked|invited|requested|recommended)\s+to\b(?!\s+declare)",
    rf"\b(?:{_BODY}|officers?|the\s+report)\s+{ADVERB}recommend(?:s|ed)?\s*:?\s*(?:\w+\s+){{0,3}}"
    r"(?:that|to|approval|refusal)\b",
)
RECOMMENDED = re.compile(r"\bRECOMMENDED\b|\bRECOMMENDS?\b")
RECOMMENDS = _any(r"\b(?:resolved|agreed)\b.{0,60}\b(?:to\s+recommend|(?:is|be)\s+recommended)\b")
_PROPOSED = (
    r"\b[Ii]t\s+was\s+(?:proposed|moved)\b",
    r"\b(?i:council|committee)\s+(?i:resolves|calls\s+(?:up)?on)\b",
    r"\b(?:I|[Ww]e)\s+(?:will\s+|hereby\s+|further\s+)?move\b",
)

EARLIER = _any(
    r"\b(?:had|has|have|having|if|once|when|until|unless|whether|as|previously|already|never|not|"
    r"cannot|to|should|could|will|would|may|might|must|being|who|which|since|earlier|after)\s+"
    r"(?:(?:been|already|also|so|not|be|was|were|is|it|the|previously|\w+ly)\s+){0,3}$",
    r"\b(?:previously|earlier|last\s+(?:year|month|week)|(?<!of\sthe\s)(?:previous|last|recent)\s+meeting|"
    r"originally|at\s+(?:the|its|our)\s+\w+\s+meeting)\b[^.;:]{0,40}$",
    r"\b(?:said|stated|advised|reported|explained|informed\s[^.;:]{0,30}|told\s[^.;:]{0,30}|reminded\s"
    r"[^.;:]{0,30}|confirmed|recalled|understood|believed|thought)\s+that\b[^.;:]{0,50}$",
    r"\bin\s+(?:\w+\s+)?(?:19|20)\d\d,?\s[^.;:]{0,20}$",
    r"(?<!held\s)\b[Oo]n\s+(?:\S+\s+){1,3}(?:19|20)\d\d,\s[^.;:]{0,20}$",
    r"\b(?:since|if|when|once|unless|whether|until)\s+(?:\w+\s+){1,2}$",
)
"""What before a deciding word says that it was decided at another time, or not yet."""
ELSEWHERE = _any(
    r"^\s*(?:at|in|during)\s+(?:the|its|our|a|their)\s+(?:(?!this)\w+\s+){1,4}meeting",
    r"^\s*by\s+(?:the\s+)?(?!all\b|(?:full\s+|parish\s+|community\s+|town\s+)?council\b|members?\b(?!\s+of\s+the\s+public)|"
    rf"meeting\b|(?:the\s+)?committee\b|{COUNCILLOR}\b|everyone\b|majority\b|a\s|show\b|\d|"
    rf"those\b|{BELOW_HUNDRED}\b|un|"
    r"(?:both|the)\s+(?:parties|members)|(?:acclam|general|common|mutual|tacit|ballot|vote|voice|consensus|virtue|reason))\w+",
    r",\s+(?:\S+\s+){1,4}(?:said|reported|recalled|explained|(?:was|were)\s+(?:told|informed))\W*$",
    r"^\s*(?:last|in|on)\s+(?:\w+\s+)?(?:year|(?:19|20)\d\d)\b|^\s*(?:when|years|some\s+time)\b",
    r"^\s*(?:for\s+\w+\s+)?(?:by\s+\w+\s+)?(?:on|in)\s+(?:\d{1,2}\w*\s+)?(?-i:[A-Z])[a-z]+\s+(?:19|20)\d\d",
    r"^\s*by\s*(?:\(|$)",
)
"""What after it says that others decided it, or that it was at another meeting."""
AGENDA = re.compile(
    r"\W*(?:\d{1,3}[.)]?\s*)?(?:[a-z][.)]\s*)?(?i:to)\s+(?:\w+,?\s+(?:and,?\s+)?){0,6}?(?i:"
    r"resolve|approve|agree|consider|note|adopt|confirm|receive|elect|appoint|accept|discuss)\b"
)
"""How an agenda asks for what minutes may then record."""
BY_OTHERS = re.compile(
    r"^(?!.*\b(?:council|committee|members))\W*.*(?:approved|passed|granted|refused)", re.IGNORECASE
)
TIER = re.compile(
    r"\b(district|borough|county|city|regional|metropolitan)\s+(?:council|board|committee|cabinet)\b",
    re.IGNORECASE,
)
NOTICE = re.compile(
    r"[\WIl1]{0,12}(?:we\s+)?(?:will|shall|hereby|wish\s+to)\s+(?:move|propose)\b", re.IGNORECASE
)
"""A motion of which notice is given; its "I" is what text recognition reads worst."""
STEMS = re.compile(
    "resol|agree|decid|approv|adopt|accept|endors|ratif|determin|instruct|authori|delegat|vot|elect|"
    "appoint|opt|grant|support|refus|not|carri|pass|lost|defeat|reject|fell|withdr|defer|"
    "postpon|adjourn|held over|recommend|asked|invited|requested|propos|second|mov|prop|2nd|"
    "unanim|favour|confirmed|con|settl|order|enact|m/s|chose|sanction|award|declin|direct|gave|"
    ": ?that|m[^a-z]?s[^a-z]?[cp]"
)
"""Without one of these no wording of the table can match."""
STEMS_OF_AGREEING = re.compile(
    "resol|agree|decid|approv|adopt|accept|endors|ratif|determin|settl|order|enact|vot|elect|"
    "appoint|opted|carri|pass|noted|favour|nem|unanim|m[^a-z]{0,2}s[^a-z]{0,2}[cp]"
)
"""Without one of these, or a verb for what a body decides, nothing is agreed."""
TOOK = re.compile("|".join(f"(?:{one})" for one in _TAKEN))
AGREES = _any(*_AGREED)
MOVES = re.compile("|".join(_PROPOSED))
OF_MOTION = re.compile(r"\b(?:motion|amendment)\b", re.IGNORECASE)
