"""Serve an invented council's ModernGov-like site on this machine, well or badly.

python fakesite.py --port 0 --scenario NAME [--prefix /moderngov] [--today 2026-11-16]

README.md says what each scenario does and what a connector should make of it.
"""

import argparse
import hashlib
import json
import random
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from urllib.parse import parse_qsl, unquote, urlsplit

from tests.connectors.fakesite import pages, service
from tests.connectors.fakesite.council import COMMITTEES, Committee, Council, many

TODAY = date(2026, 11, 16)
STUB = '<html><body><script src="/_Incapsula_Resource?SWJIYLWA=1"></script></body></html>'
ROBOTS = {
    "robots": "User-agent: *\nDisallow: /\n",
    "robots-partial": (
        "User-agent: *\nDisallow: /documents/\nAllow: /documents/g*T=1$\nCrawl-delay: 2\n"
    ),
}


@dataclass
class Answer:
    status: int  # 0 to hang up without a word
    body: bytes | str = b""
    kind: str = "text/html; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Request:
    method: str
    path: str
    query: dict[str, str]
    headers: dict[str, str]
    target: str

    @property
    def is_page(self) -> bool:
        return "mgwebservice" not in self.path.lower() and self.path != "/robots.txt"


class Site:
    """The site and its state. In tests: with Site("busy") as site: ... site.url, site.log"""

    def __init__(
        self,
        scenario: str = "normal",
        port: int = 0,
        prefix: str = "",
        today: date = TODAY,
        delay: float = 3,
        committees: list[Committee] = COMMITTEES,
    ) -> None:
        self.committees = committees
        self.scenario, self.prefix, self.today, self.delay = scenario, prefix, today, delay
        self.lock = Lock()
        handler = type("Handler", (_Handler,), {"site": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", port), handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}{prefix}"
        self.reset()

    def __enter__(self) -> "Site":
        Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.shutdown()
        self.server.server_close()

    def reset(self) -> None:
        self.council = Council(self.today, self.committees)
        self.dice = random.Random(11)
        if self.scenario == "printed":
            draft = next(one for one in reversed(self.council.of(114)) if one.has_minutes)
            draft.printed_only = True
        self.log: list[dict[str, object]] = []
        self.seen: dict[str, tuple[str, float]] = {}
        self.count, self.closed_until = 0, 0.0
        self.marks_restricted, self.hides, self.refuses = True, 0, ""

    def answer(self, asked: Request) -> Answer:
        """Answer a request as the scenario has it."""
        if asked.path == "/robots.txt" and self.scenario != "robots-error":
            found = ROBOTS.get(self.scenario)
            return Answer(200, found, "text/plain") if found else Answer(404)
        if asked.method == "HEAD":
            return Answer(405)
        if not asked.path.startswith(f"{self.prefix}/"):
            return Answer(404, "<h1>The council</h1><p>There is no such page here.</p>")
        if self.refuses and self.refuses in asked.target:
            return Answer(403, "<h1>Forbidden</h1>")
        fault = FAULTS.get(self.scenario)
        failed = fault(self, asked) if fault else None
        if failed is not None:
            return failed
        path = re.sub(r"^/\(S\(\w+\)\)", "", asked.path.removeprefix(self.prefix))
        operation = re.fullmatch(r"/mgwebservice\.asmx/(\w+)", path, re.IGNORECASE)
        made = self._service(operation[1], asked) if operation else self._page(path, asked)
        return self._conditional(made, asked) if self.scenario == "conditional" else made

    def _service(self, name: str, asked: Request) -> Answer:
        try:
            text = service.call(self.council, name, asked.query, self.url)
        except service.ServiceError as wrong:
            return Answer(500, f"{wrong}\r\n", "text/plain; charset=utf-8")
        if f"<meetingid>{self.hides}</meetingid>" in text:
            text = text.replace("<isdisplayallowed>True", "<isdisplayallowed>False")
        if self.scenario == "raw-markup":  # markup that the service forgot to encode
            text = (
                text.replace("&lt;", "<").replace("&gt;", ">").replace('"MsoNormal"', "MsoNormal")
            )
        if self.scenario == "empty-list" and name.lower() == "getmeetings":
            text = re.sub(r"<meeting>.*?</meeting>|(?<=count>) *\d+", "", text)
        start = '<?xml version="1.0" encoding="utf-8"?>'
        return Answer(200, start + text, "text/xml; charset=utf-8")

    def _page(self, path: str, asked: Request) -> Answer:
        name, made = path.strip("/"), None
        paper = re.fullmatch(r"documents/([gs])(\d+)/.*", name, re.DOTALL)
        if paper and paper[1] == "g":
            made = pages.pack(self.council, int(paper[2]), asked.query)
        elif paper:
            made = pages.paper(self.council, {"id": paper[2]})
        elif name.lower() in pages.PAGES:
            made = pages.PAGES[name.lower()](self.council, asked.query)
        elif name.lower() == "mgerror.aspx":
            made = pages.frame("Error", "<p>Something went wrong.</p>")
        if made is None:
            return Answer(404) if paper else self.error()
        if isinstance(made, bytes):
            return Answer(200, made, "application/pdf")
        if not self.marks_restricted:
            made = re.sub(r'<a href="mgReasonsRestricted[^>]*>.*?</a>', "", made)
        if self.scenario == "noisy":  # bytes that differ each time, in words that don't
            noise = f'<a href="/cdn-cgi/l/email#{self.dice.randrange(10**9):x}"></a>'
            made = made.replace("</nav>", f"{noise}</nav>").replace("</h1>", f"</h1>{noise}")
        return Answer(200, made, "text/xml" if made.startswith("<?xml") else Answer.kind)

    def error(self) -> Answer:
        return Answer(302, headers={"Location": f"{self.prefix}/mgError.aspx"})

    def _conditional(self, made: Answer, asked: Request) -> Answer:
        body = made.body.encode() if isinstance(made.body, str) else made.body
        mark = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
        if made.status != 200:
            return made
        if self.seen.get(asked.target, ("", 0.0))[0] != mark:
            self.seen[asked.target] = (mark, time.time())
        stamp = formatdate(self.seen[asked.target][1], usegmt=True)
        told, known = {"ETag": mark, "Last-Modified": stamp}, asked.headers.get("if-none-match")
        same = known == mark if known else asked.headers.get("if-modified-since") == stamp
        return Answer(304, headers=told) if same else Answer(200, body, made.kind, told)

    def control(self, asked: Request) -> object:
        """Answer what only tests ask: /__log, /__reset, /__advance and /__scenario?name=."""
        if asked.path == "/__advance":
            return self.council.advance(self.scenario)
        if asked.path == "/__scenario":
            self.scenario = asked.query["name"]
        elif asked.path == "/__reset":
            self.reset()
        return self.log


def slow(site: Site, asked: Request) -> Answer | None:
    time.sleep(site.delay)
    return None


def flaky(site: Site, asked: Request) -> Answer | None:
    with site.lock:
        return Answer(503, "Service Unavailable") if site.dice.random() < 0.2 else None


def busy(site: Site, asked: Request) -> Answer | None:
    """Every seventh request is too many; so is each that comes before two seconds are over."""
    with site.lock:
        site.count += 1
        if site.count % 7 == 0:
            site.closed_until = time.monotonic() + 2
        shut = time.monotonic() < site.closed_until
    return Answer(429, "Too many requests", headers={"Retry-After": "2"}) if shut else None


def session(site: Site, asked: Request) -> Answer | None:
    """ASP.NET's sessions without cookies: a new mark in the path at each visit."""
    if not asked.is_page or "/(S(" in asked.path:
        return None
    mark = f"{site.prefix}/(S({site.dice.randrange(16**12):012x}))"
    return Answer(302, headers={"Location": mark + asked.target.removeprefix(site.prefix)})


def blocked(site: Site, asked: Request) -> Answer | None:
    head = {"cf-mitigated": "challenge"}
    return Answer(403, "<title>Just a moment...</title>", headers=head) if asked.is_page else None


def no_get(site: Site, asked: Request) -> Answer | None:
    words = "Request format is unrecognized for URL unexpectedly ending."
    return None if asked.is_page else Answer(500, words, "text/plain")


def broken(site: Site, asked: Request) -> Answer | None:
    return site.error() if asked.is_page and "mgerror" not in asked.path.lower() else None


FAULTS: dict[str, Callable[[Site, Request], Answer | None]] = {
    "slow": slow,
    "flaky": flaky,
    "busy": busy,
    "session": session,
    "waf-403": blocked,
    "no-get": no_get,
    "broken": broken,
    "waf": lambda site, asked: Answer(200, STUB),
    "drop": lambda site, asked: Answer(0),
    "other-site": lambda site, asked: Answer(200, "<h1>Welcome to the council</h1>"),
    "service-off": lambda site, asked: None if asked.is_page else Answer(404, "Not found"),
    "robots-error": lambda site, asked: Answer(503) if asked.path == "/robots.txt" else None,
}
CHANGES = [
    "changed",
    "withdrawn",
    "replaced",
    "moved",
    "purged",
    "restricted",
    "printed",
    "officers",
]
ODDITIES = ["normal", "conditional", "noisy", "raw-markup", "empty-list", *ROBOTS]
SCENARIOS = [*ODDITIES, *CHANGES, *FAULTS]


class _Handler(BaseHTTPRequestHandler):
    """Answers as a site does; each site has a handler of its own kind."""

    site: Site
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        started, asked = time.time(), self._request()
        if asked.path.startswith("/__"):
            told = json.dumps(self.site.control(asked), indent=1)
            return self._send(Answer(200, told, "application/json"))
        answer = self.site.answer(asked)
        self.site.log.append(
            {
                "time": started,
                "took": round(time.time() - started, 3),
                "method": asked.method,
                "target": asked.target,
                "status": answer.status,
                "agent": asked.headers.get("user-agent", ""),
                "conditional": bool(asked.headers.keys() & {"if-none-match", "if-modified-since"}),
            }
        )
        return self._send(answer)

    do_POST = do_HEAD = do_GET  # noqa: N815

    def _request(self) -> Request:
        headers = {name.lower(): value for name, value in self.headers.items()}
        form = self.rfile.read(int(headers.get("content-length", 0))).decode()
        parts = urlsplit(self.path)
        pairs = parse_qsl(f"{parts.query}&{form}", keep_blank_values=True)
        query = {name.lower(): value for name, value in pairs}
        return Request(self.command, unquote(parts.path), query, headers, self.path)

    def _send(self, answer: Answer) -> None:
        self.close_connection = answer.status == 0
        if answer.status == 0:
            return
        body = answer.body.encode() if isinstance(answer.body, str) else answer.body
        told = {"Content-Type": answer.kind, "Content-Length": str(len(body))}
        self.send_response(answer.status)
        for name, value in (told | answer.headers).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD" and answer.status != 304:
            self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        return


def main() -> None:
    parser = argparse.ArgumentParser(description="Serve an invented council's ModernGov site.")
    parser.add_argument("--port", type=int, default=8100, help="0 takes any that is free")
    parser.add_argument("--scenario", default="normal", choices=SCENARIOS)
    parser.add_argument("--prefix", default="", help='such as "/moderngov"')
    parser.add_argument("--today", type=date.fromisoformat, default=TODAY)
    parser.add_argument("--delay", type=float, default=3, help="seconds, for slow")
    parser.add_argument("--committees", type=int, default=0, help="so many, 20 meetings each")
    asked = parser.parse_args()
    given = many(asked.committees) if asked.committees else COMMITTEES
    site = Site(asked.scenario, asked.port, asked.prefix, asked.today, asked.delay, given)
    print(site.url, flush=True)
    site.server.serve_forever()


if __name__ == "__main__":
    main()
