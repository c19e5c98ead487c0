"""The product's own errors, each telling the reader what to do next.

    MinutesError
    ├── SettingError         a setting or an argument has a value that cannot be used
    ├── SourceError          a file could not be read as a document
    │   ├── NeedsOcr         ... because its pages are pictures without text
    │   ├── OcrTooSlow       ... because they took too long to read; the next ingest tries again
    │   └── EmptySource      ... because it holds no words
    ├── StoreError           the store is missing, broken, or made by something else
    │   ├── StoreBusy        ... another process is writing to it
    │   └── StoreUnreachable ... the server that holds its vectors does not answer at present
    ├── ModelError           the embedding model cannot be loaded or is not the one expected
    ├── LanguageModelError   the language model gave no reply that can be used
    ├── ConnectorError       a site that minutes are fetched from cannot be used
    │   ├── NotModernGov     ... because it answers, but not as ModernGov does
    │   ├── SiteBlocked      ... because it refuses automatic requests
    │   ├── SiteForbids      ... because its robots.txt forbids them, or cannot be read
    │   ├── SiteBusy         ... because it asks to be left alone for longer than a run waits
    │   └── SiteDown         ... because it does not answer, or only with errors
    └── QuoteError           a quotation differs from the document it is said to come from

LeftOff is no error: it ends the writing of an answer that nobody waits for.

Errors of libraries are wrapped where the library is called; only the entry points
(the commands and the pages) catch MinutesError.
"""


class MinutesError(Exception):
    """Base of every error that the product raises on purpose."""

    @property
    def name(self) -> str:
        """Return the machine-readable name of this error."""
        return type(self).__name__


class SettingError(MinutesError):
    """A setting or an argument cannot be used; the message names it."""


class SourceError(MinutesError):
    """A file cannot be read; the message says what is wrong with it and what to do."""


class NeedsOcr(SourceError):
    """A file holds pictures of pages and no text."""


class OcrTooSlow(SourceError):
    """A file's pictures of pages took too long to read; another time they may not."""


class EmptySource(SourceError):
    """A file holds no words."""


class StoreError(MinutesError):
    """The store cannot be opened or used; the message names its folder."""


class StoreBusy(StoreError):
    """Another process is writing to the store."""


class StoreUnreachable(StoreError):
    """The server of the store's vectors does not answer; it may when it is asked again."""


class ModelError(MinutesError):
    """The embedding model cannot be used; the message names the setting."""


class LanguageModelError(MinutesError):
    """The language model gave no usable reply; the message says why, in words for a reader."""


class ConnectorError(MinutesError):
    """A site cannot be used; the message names it and says what stays as it is."""


class NotModernGov(ConnectorError):
    """A site answers, but not as ModernGov does."""


class SiteBlocked(ConnectorError):
    """A site refuses automatic requests; the message can be forwarded to those who keep it."""


class SiteForbids(ConnectorError):
    """A site's robots.txt forbids what would be asked for, or cannot be read."""


class SiteBusy(ConnectorError):
    """A site asks to be left alone for longer than a run waits."""


class SiteDown(ConnectorError):
    """A site does not answer, or with errors alone; another night it may."""


class QuoteError(MinutesError):
    """A quotation is not, character by character, what the document says."""


class LeftOff(Exception):
    """Nobody waits any more for the answer that is being written."""
