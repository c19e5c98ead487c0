"""Tell an answer that refuses automatic requests from one that says anything.

Firewalls of several makers are known by what they add; others by their shape: a page that is no
council's, has hardly a word, and lets a script run.
"""

import re
from collections.abc import Mapping

REFUSED = frozenset((401, 403, 406, 407, 418, 451))
"""Statuses that refuse a request as such."""
FEW_LETTERS = 600
_HEADERS = ("cf-mitigated", "x-amzn-waf-action", "x-sucuri-block", "x-dd-b", "x-datadome")
_MARKS = re.compile(
    rb"_Incapsula_|Incapsula incident|cf-chl|challenge-platform|challenges\.cloudflare|"
    rb"<title>\s*(?:Just a moment|Attention Required|Access Denied|Request Rejected)|"
    rb"captcha|awswaf|px-captcha|datadome|_Radware|Reference&#32;&#35;|support ID is|"
    rb"(?:enable|requires?) (?:JavaScript|cookies)|checking (?:if the site|your browser)|"
    rb"verify(?:ing)? (?:that )?you are (?:a )?human|unusual traffic",
    re.IGNORECASE,
)
_MODERNGOV = re.compile(rb"\bmg(?:MainTitleTxt|SubTitleTxt|ItemTable|Content|Header)\b")
_NOT_WORDS = re.compile(rb"<(script|style|noscript)\b.*?</\1>|<[^>]*>", re.DOTALL | re.IGNORECASE)


def refuses(status: int, headers: Mapping[str, str], body: bytes) -> bool:
    """Tell whether an answer refuses us, whatever it was asked for.

    Args:
        status: of HTTP.
        headers: by their names in lower case.
        body: what came.
    """
    if status in REFUSED or any(name in headers for name in _HEADERS):
        return True
    if "html" not in headers.get("content-type", "html") or _MODERNGOV.search(body):
        return False
    start = body[:200_000]
    words = b"".join(_NOT_WORDS.sub(b" ", start).split())
    if len(words) >= FEW_LETTERS:
        return False
    return bool(_MARKS.search(start)) or (status == 200 and _runs_alone(start, words))


def _runs_alone(page: bytes, words: bytes) -> bool:
    """Tell whether a page is a script, or leads on by itself, and says next to nothing."""
    runs = re.search(rb"<script\b|http-equiv=[\"']?refresh", page, re.IGNORECASE)
    return bool(runs) and len(words) < 80
