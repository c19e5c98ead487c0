"""Read old Word, RTF and OpenDocument files: LibreOffice converts them, then they are Word's.

Each conversion has a profile of its own, so that several can run at once, and one that
runs no macros and fetches nothing that a document links to. What is called for so, and not
read, is said.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from errors import SourceError
from ingest.parse.calls import without_calls
from ingest.parse.parsed import Parsed
from ingest.parse.unread import in_words
from ingest.parse.word import parse_word
from words import contents as said

PROGRAMS = ("soffice", "libreoffice")
PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
"""Where LibreOffice is when it is on no search path."""
SECONDS = 120
"""How long a conversion may take; most take two seconds."""
PROFILE = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings">
<prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop>
<prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop>
<prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop>
<prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def parse_office(data: bytes, ending: str) -> Parsed:
    """Read a document that LibreOffice can convert.

    Args:
        data: the whole file.
        ending: what it is: ".doc", ".rtf" or ".odt".

    Raises:
        SourceError: LibreOffice is not installed, or cannot convert the file.
    """
    program = find_office()
    if program is None:
        raise SourceError(said.needs_libreoffice(ending))
    data, calls = without_calls(data, ending)
    with tempfile.TemporaryDirectory(prefix="minutes-") as folder:
        parsed = parse_word(_converted(program, data, Path(folder), ending))
    known = parsed.facts.get("unread", "")
    if not calls or "linked" in known:
        return parsed
    unread = ", ".join(filter(None, (known, in_words(["linked file"] * calls))))
    return replace(parsed, facts={**parsed.facts, "unread": unread})


def find_office() -> str | None:
    """Return the LibreOffice program, if it is installed."""
    found = (shutil.which(name) for name in PROGRAMS)
    installed = (place for place in PLACES if Path(place).is_file())
    return next((path for path in (*found, *installed) if path), None)


def _converted(program: str, data: bytes, folder: Path, ending: str) -> bytes:
    source = folder / f"source{ending}"
    profile = folder / "profile"
    settings = profile / "user" / "registrymodifications.xcu"
    try:
        settings.parent.mkdir(parents=True)
        settings.write_text(PROFILE, "utf-8")
        source.write_bytes(data)
    except OSError as error:
        raise SourceError(said.not_converted(str(folder), error.strerror)) from error
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        *"--headless --norestore --nolockcheck --nodefault --convert-to docx --outdir".split(),
        str(folder),
        str(source),
    ]
    _run(command)
    try:
        return (folder / "source.docx").read_bytes()
    except OSError as error:
        raise SourceError(said.OFFICE_FAILED) from error


def _run(command: list[str]) -> None:
    """Run a conversion to its end, or end it and all that it started."""
    quiet = subprocess.DEVNULL
    try:
        running = subprocess.Popen(
            command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True
        )
    except OSError as error:
        raise SourceError(said.office_not_started(error)) from error
    try:
        running.wait(timeout=SECONDS)
    except subprocess.TimeoutExpired as error:
        raise SourceError(said.office_too_slow(SECONDS)) from error
    finally:
        if running.poll() is None:
            with contextlib.suppress(OSError):
                _end(running)
            running.wait()


def _end(running: "subprocess.Popen[bytes]") -> None:
    if os.name == "posix":  # the program that was called starts another one
        os.killpg(running.pid, signal.SIGKILL)
    else:
        running.kill()
