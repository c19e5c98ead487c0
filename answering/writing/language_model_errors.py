"""What libraries and servers of language models raise, told in a reader's words, without keys.

Every provider's library has errors of its own. What they have in common is read: a status,
a name, a message from the server.
"""

import os
import re

from errors import LanguageModelError
from words import models as said

_SECRET_NAME = re.compile(r"KEY|TOKEN|SECRET|PASSWORD|CREDENTIAL", re.IGNORECASE)
_SHORTEST = 6
"""A value shorter than this is no key, and stands in too many words to be struck out."""
_LOOKS_SECRET = re.compile(
    r"\b(?:sk|pk|rk|lsv2|xai|gsk|AIza|Bearer)[-_ ]?[\w*.~+/-]{6,}=*", re.IGNORECASE
)
_MOST = 200
"""Characters of a server's message that are repeated."""


def explain(error: BaseException, timeout: float, *, begun: bool) -> str:
    """Say why there is no reply.

    Args:
        error: what a library raised.
        timeout: seconds that were waited for each piece.
        begun: whether a part of the reply had come.
    """
    chain = [error, *_causes(error)]
    own = next((one for one in chain if isinstance(one, LanguageModelError)), None)
    if own:  # raised below a library, which wraps whatever is
        return str(own)
    names = " ".join(type(one).__name__ for one in chain)
    status = next((s for one in chain if isinstance(s := getattr(one, "status_code", 0), int)), 0)
    if status in (401, 403):
        return said.key_refused(status)
    if status == 429:
        return said.TOO_OFTEN
    if status >= 500:
        return said.server_fault(status)
    if status >= 400:
        return said.request_refused(status, _told(error))
    if re.search(r"Timeout|\bEmpty\b", names):
        return said.took_too_long(timeout)
    if re.search("Connect|Protocol|ReadError", names):
        return said.BROKE_OFF if begun else said.UNREACHABLE
    return said.UNREADABLE


def without_keys(text: str) -> str:
    """Strike whatever could be a key out of a text, and fold it to a line."""
    for name, value in os.environ.items():
        if _SECRET_NAME.search(name) and len(value) >= _SHORTEST:
            text = text.replace(value, "…")
    return " ".join(_LOOKS_SECRET.sub("…", text).split())


def _causes(error: BaseException) -> list[BaseException]:
    causes: list[BaseException] = []
    while (cause := error.__cause__ or error.__context__) and len(causes) < 10:
        causes.append(cause)
        error = cause
    return causes


def _told(error: BaseException) -> str:
    """Return what the server said of a refused request: that a model is unknown, for example."""
    body = getattr(error, "body", None)
    for _ in range(2):  # some put their message into an "error", some don't
        body = body.get("error", body) if isinstance(body, dict) else body
    message = body.get("message", "") if isinstance(body, dict) else ""
    words = without_keys(str(message)[: 10 * _MOST]).rstrip(".")
    return f": {words[:_MOST]}" if words else ""
