"""How documents of each kind are worded: what they are called, and what they hold.

`ingest.metadata.kind_signals` makes numbers of these, which fitted weights weigh.
"""

import re
from collections.abc import Mapping

_I = re.IGNORECASE
_IM = re.IGNORECASE | re.MULTILINE

_OF_ANOTHER = r"(?!\s+(?:of\s+(?:the\s+)?(?:last|previous|prior)|read\b|silence|each|per\b|walk))"
CALLED: Mapping[str, re.Pattern[str]] = {
    "minutes": re.compile(
        rf"(?<!\d )(?<!\d)(?<!to approve )(?<!of )\b(?:minutes?|mins|cofnodion){_OF_ANOTHER}\b"
        r"|\b(?:record|proceedings|notes?) of (?:the |an? )?(?:[\w'’]+ ){0,4}?(?:meeting|"
        r"proceedings)"
        r"|\bproceedings\b|\bmeeting\b.*\bwas held\b|^\W*at an? .{0,40}meeting\b",
        _I,
    ),
    "agenda": re.compile(
        r"\ba\s?g\s?e\s?n\s?d\s?a\b(?!\s+items?\b)|\bagendas?\b(?!\s+items?\b)|\border paper\b", _I
    ),
    "notice": re.compile(
        r"\bsummon(?:s|ed)\b|\bnotices? (?:of|is)\b(?! (?:motions?|decision|intent|application|"
        r"key|vacancy|conclusion|variation|proposal))|\bfront ?sheet\b|\brequested to attend\b",
        _I,
    ),
    "decision": re.compile(
        r"\b(?:p?rod|record of (?:\w+ ){0,3}decisions?|(?:officer|delegated|executive|proposed|"
        r"key|cabinet)"
        r" (?:\w+ )?decision|decisions? (?:notice|record|sheet|statement|list|summary))\b",
        _I,
    ),
    "report": re.compile(
        r"\breports?\b(?!\s+(?:was|from))|\bto:|\bsubject:|\bstaff report\b|\bcover(?:ing)?\b", _I
    ),
    "paper": re.compile(
        r"\b(?:appendix|annex|strategy|policy|plan|programme|assessment|statement|review|summary|"
        r"budget|analysis|framework|consultation|e?qia|dpia|schedule|settlement|monitoring)\b"
        r"(?! (?:and [\w ]{1,30})?(?:committee|panel|board|steering|group|sub|meeting|council|"
        r"officer|forum|spc|commission))",
        _I,
    ),
    "form": re.compile(
        r"\b(?:form|letter|survey|questions?|motion|amendment|glossary|contacts?|ordinance|"
        r"transcript|"
        r"captions?|subtitles|dates of|terms of reference|standing orders|poster|petition)\b",
        _I,
    ),
    "news": re.compile(
        r"\b(?:news|newsletter|gazette|courier|exclusive|feature|memories|diary)\b", _I
    ),
    "meeting": re.compile(
        r"\b(?:meeting|committee|council|board|cabinet|a\.?g\.?m|assembly)\b", _I
    ),
}
"""What kinds of documents are called, in a head's short lines and in file names."""

TITLED: Mapping[str, re.Pattern[str]] = {
    "titled minutes": re.compile(
        r"\W*(?:(?:draft|unapproved|unconfirmed|approved|confirmed|the|public)\W+)*"
        r"(?:minutes?\b(?! (?:of (?:the )?(?:last|previous)|will|are))|record of proceedings|"
        r"notes of\b)"
        r"|(?!\W*\d|.*\b(?:agenda|approv\w+|previous|last)\b).*\b(?:minutes|mins)\W*\Z",
        _I,
    ),
    "titled agenda": re.compile(
        r"\W*(?:(?:draft|public|the|meeting|revised)\W+)*(?:agenda(?! items?)|"
        r"a g e n d a|notice of(?! (?:motions?|decision|intent|application|key|vacancy)))\b"
        r"|(?!\W*\d|.*\b(?:minutes|adopt\w*|approv\w+)\b).*\bagenda\W*\Z",
        _I,
    ),
}
"""How a line reads that is a paper's title: by its beginning, or by its end."""

RATES: Mapping[str, re.Pattern[str]] = {
    "recorded acts": re.compile(
        r"\b(?:resolved|(?:was|were) (?:agreed|noted|resolved|approved|carried|received|moved|"
        r"proposed|"
        r"seconded|adopted|accepted|signed|elected)|unanimous\w*|seconded|motion (?:carried|"
        r"passed)|"
        r"carried|moved by|motion by|second by|all in favou?r|so voted|voted (?:yea|aye))\b",
    ),
    "told of": re.compile(
        r"\b(?:reported|advised|stated|said|explained|asked|thanked|welcomed|informed|expressed|"
        r"raised|"
        r"responded|replied|discussed|suggested|presented|confirmed|introduced) (?:that|the|on|"
        r"by|his|her|"
        r"if|whether|a|members|everyone)\b",
    ),
    "past": re.compile(r"\b(?:was|were|had|did)\b"),
    "future": re.compile(r"\b(?:will be|is to be|are to be|will take place|may attend)\b"),
    "rules": re.compile(r"\b(?:shall|must|may not)\b|^\W*article \w+", re.MULTILINE),
    "present": re.compile(r"\b(?:is|are|has|have)\b"),
    "infinitives": re.compile(
        r"^\W*(?:\(?\w{1,4}[.)]\s*|\d+(?:[./]\d+)*\s+)?(?:minutes?\s*[-–:]\s*)?to (?:receive|"
        r"consider|approve|note|"
        r"agree|confirm|sign|elect|appoint|resolve|adopt|discuss|review|hear|decide|authorise)\b",
        re.MULTILINE,
    ),
    "people speak": re.compile(r"\b(?:i|we|you|your|our|my|us)\b"),
    "quoted speech": re.compile(
        r"[“\"][^”\"\n]{10,200}[,.?!][”\"]|\btold (?:the|this)\b|\bspokes\w+\b"
    ),
    "times of a recording": re.compile(r"\b\d\d:\d\d:\d\d\b|^\s*>>|-->", re.MULTILINE),
    "sums": re.compile(r"[£$€]\s?\d|\d%|\|\s*[\d,.()-]+\s*(?=\||$)", re.MULTILINE),
    "pages": re.compile(r"\(pages? \d+\s*[-–to]+\s*\d+\)"),
    "numbers with a year": re.compile(
        r"^\W*(?:[a-z]{1,5}[ .]?)?(?:\d{1,4}[/.]\d\d(?:\d\d)?|\d{4}[/-]\d{1,3})\b(?![/.-]\d)",
        re.MULTILINE,
    ),
    "exclaims": re.compile(r"!(?<=\w!)|\b(?:thank(?:s| you)|congratulations|come along)\b!?"),
}
"""What is counted in a text, against its words; the text is in lower case."""
SCALES = {"past": 0.03, "present": 0.03, "people speak": 0.03, "sums": 0.05}
USUAL = 0.008
"""How often, for one word, a thing is said where it is said often."""

SEEN: Mapping[str, re.Pattern[str]] = {
    "who was there": re.compile(
        r"^\W*(?:(?:members?|councillors|directors|trustees|those|also|others?|board members?|"
        r"staff)\s+)?"
        r"(?:present|attending|attendance|attendees|attended|in attendance|sederunt|i láthair|"
        r"there(?=:))\b\W{0,3}(?=$|[:–—*-]|(?-i:[A-Z(]))"
        r"|(?-i:[A-Z]\w+) were (?:also )?present\b|\bpresent\s?[:–]|\bin the chair\b|\bin "
        r"attendance\b|"
        r"\bpresided\b|\bpresennol\b",
        _IM,
    ),
    "who was not": re.compile(
        r"\bapologies\b[^\n]{0,40}\b(?:were|was|received|accepted|from|tendered|submitted)\b"
        r"|\bapologies(?: for absence)?\W{0,3}[:–-]\s*\w|\babsent\b|\bregrets\s?[:–]",
    ),
    "opened": re.compile(
        r"\bcalled\b.{0,60}\bto order\b|\b(?:meeting|convened|opened)\b.{0,30}\bat \d|\bwelcomed"
        r" everyone\b|"
        r"\bquorum (?:was )?(?:established|present)\b|\bat a meeting\b.{0,120}\bheld\b|"
        r"\bmet (?:in|for)\b",
    ),
    "closed": re.compile(
        r"\b(?:meeting|adjourn\w*|concluded|ended|closed|finished|rose|"
        r"adjournment)\b.{0,40}\b\d{1,2}[.:]?\d{0,2}\s?(?:[ap]\.?m|hrs|$)"
        r"|\b(?:meeting|business) (?:\w+ )?(?:closed|ended|concluded|adjourned)\b|"
        r"\bno (?:further|other) business\b",
        re.MULTILINE,
    ),
    "invited": re.compile(
        r"\b(?:requested|summoned|invited|notified|hereby)\b.{0,30}\bto attend\b|\bwill be "
        r"held\b.{0,200}\bat \d"
        r"|\bdear (?:councillor|member)s?\b|\bmay attend\b|\bwelcome to attend\b|"
        r"\bmeeting (?:of|will).{0,80}\bwill\b|"
        r"\bfor the purposes? of\b|\ball welcome\b|\bask for\b|\ba chomhairleoir\b",
        re.DOTALL,
    ),
    "memo": re.compile(
        r"^\W*From:.{0,400}^\W*(?:Subject|Classification|Status|Title)", _IM | re.DOTALL
    ),
    "memo to": re.compile(
        r"^\W*(?:report )?to\b\W{0,3}.{0,60}\b(?:committee|council|cabinet|board|panel)\b",
        re.MULTILINE,
    ),
    "asks": re.compile(
        r"\brecommend(?:ation|ed|s)?\b.{0,60}(?:\n|:)|\bis asked to\b|\bare asked to\b|"
        r"\brecommended action",
    ),
    "report's parts": re.compile(
        r"^\W*(?:\d+(?:\.\d+)*\W{0,3})?(?:(?:purpose|summary|introduction|background|"
        r"conclusions?|scope|"
        r"methodology|executive summary|key findings|contents|table of contents|non-technical "
        r"summary|"
        r"foreword|purpose of (?:the )?report)\b[^\n]{0,30}$|(?:financial|legal|equalit\w+|"
        r"fiscal) (?:implications?|impact))",
        re.MULTILINE,
    ),
    "report's end": re.compile(
        r"\bbackground (?:papers|documents)\b|\bcontact (?:officer|details)\b|\breport author\b|"
        r"\brespectfully submitted\b",
    ),
    "reasons": re.compile(
        r"\breasons?(?:\(s\))? for (?:the )?decision\b|"
        r"\balternatives? (?:options )?(?:considered|rejected)\b|\bdecision (?:no|to be taken|"
        r"taken|maker)\b"
        r"|\bcall(?:ed)?[- ]in\b|\bdate of decision\b",
    ),
    "letter": re.compile(
        r"^\W*dear\b|\byours (?:sincerely|faithfully)\b|\byour ref\w*|\bsent:|^\W*regards\b",
        re.MULTILINE,
    ),
    "item's page": re.compile(
        r"\A\W*agenda item -|^\W*(?:[^\n]{0,60} - )?agenda item\s*$", re.MULTILINE
    ),
    "by-line": re.compile(
        r"\bmins? read\b|\b(?:by our|reporter|journalist)\b|\b(?:picture|photo\w*):|\bread "
        r"more\b|\bmore like this\b",
    ),
    "posted": re.compile(
        r"^\W*(?:posted|published|last updated)(?: on| by)?\b\W{0,3}(?:\w+ ){0,3}\d", _IM
    ),
    "ordains": re.compile(
        r"\bbe it (?:ordained|resolved|enacted)\b|\bproposer:|\bplease tick\b|\bquestion \d+\s*$",
        re.MULTILINE,
    ),
}
"""What is seen in a document, or not; in lower case but where capitals tell."""

STEMS: Mapping[str, str] = {
    "rules": "shall|must|may not|article",
    "quoted speech": '“|"|told th|spokes',
    "times of a recording": ">>|-->|:0|:1|:2|:3|:4|:5|:6|:7|:8|:9",
    "pages": "(page",
    "exclaims": "!|thank|congratulations|come along",
    "who was not": "apologies|absent|regrets",
    "memo": "from:",
    "asks": "recommend|asked to",
    "report's end": "background |contact |report author|respectfully submitted",
    "reasons": "decision|alternative|call in|call-in|called in|called-in",
    "letter": "dear|yours |your ref|sent:|regards",
    "item's page": "agenda item",
    "by-line": "min read|mins read|by our|reporter|journalist|picture:|photo|read more|"
    "more like this",
    "posted": "posted|published|last updated",
    "ordains": "be it |proposer:|please tick|question ",
}
"""Of what few documents hold, stems of which its pattern needs one; in lower case."""
