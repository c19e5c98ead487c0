"""A server of language models for tests: the real streaming protocols, and every misbehaviour.

It speaks OpenAI's chat completions and Anthropic's messages, both as server-sent events in
HTTP chunks, keeps every request, and gives the replies that it was told to, in order; the
last one over and over.
"""

import json
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

JSON = "application/json"
EVENTS = "text/event-stream"


@dataclass(frozen=True)
class Reply:
    """What the server does when it is asked.

    text: what the model writes, in pieces of a few characters.
    stop: why it ends, in the words of OpenAI.
    status, body, kind: an answer without a stream, with its status and type.
    headers: more headers.
    silence: seconds before the first byte.
    held: nothing is said before the server's `go` is set.
    drip: seconds before each piece.
    comments: seconds between comments that keep the connection alive, without end.
    broken: JSON that ends in the middle stands after the text.
    cut: the connection is closed after the text, without an ending.
    unfinished: the stream ends properly, but nothing says that the reply is whole.
    endless: the text comes again and again.
    packed: the coding that is said of the body, which is sent as it is.
    """

    text: str = ""
    stop: str = "stop"
    status: int = 200
    body: str | bytes | None = None
    kind: str = JSON
    headers: tuple[tuple[str, str], ...] = ()
    silence: float = 0
    held: bool = False
    drip: float = 0
    comments: float = 0
    broken: bool = False
    cut: bool = False
    unfinished: bool = False
    endless: bool = False
    packed: str = ""


def refusal(status: int, message: str, **headers: str) -> Reply:
    """Refuse a request with an error in the servers' own form."""
    body = json.dumps({"type": "error", "error": {"message": message, "type": "some_error"}})
    return Reply(status=status, body=body, headers=tuple(headers.items()))


@dataclass(frozen=True)
class Request:
    """A request as it came."""

    path: str
    headers: dict[str, str]
    raw: str
    body: dict[str, Any]

    @property
    def messages(self) -> dict[str, str]:
        """Return the text of each role."""
        found = {m["role"]: _text(m["content"]) for m in self.body["messages"]}
        if "system" in self.body:
            found["system"] = _text(self.body["system"])
        return found


def _text(content: Any) -> str:
    if isinstance(content, str):
        return content
    return "".join(part["text"] for part in content)


@dataclass
class ModelServer:
    """A server on a free port of this machine."""

    replies: list[Reply] = field(default_factory=lambda: [Reply("Yes [1].")])
    requests: list[Request] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)
    hung_up: threading.Event = field(default_factory=threading.Event)
    go: threading.Event = field(default_factory=threading.Event)
    let_out: threading.Event = field(default_factory=threading.Event)
    """What was held has been said, to somebody or to nobody."""

    def __post_init__(self) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
        self._server.daemon_threads = True
        self._server.owner = self  # type: ignore[attr-defined]
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        ).start()

    def gives(self, *replies: Reply | str) -> None:
        """Let the server give these replies from now on, and forget what it was asked."""
        self.replies = [Reply(one) if isinstance(one, str) else one for one in replies]
        self.requests.clear()
        for event in (self.hung_up, self.go, self.let_out):
            event.clear()

    def next_reply(self) -> Reply:
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]

    def close(self) -> None:
        self.stopped.set()
        self.go.set()
        self._server.shutdown()
        self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""

    def do_POST(self) -> None:
        owner: ModelServer = self.server.owner  # type: ignore[attr-defined]
        raw = self.rfile.read(int(self.headers["Content-Length"])).decode()
        headers = {name.lower(): value for name, value in self.headers.items()}
        owner.requests.append(Request(self.path, headers, raw, json.loads(raw)))
        reply = owner.next_reply()
        self.close_connection = True
        try:
            owner.stopped.wait(reply.silence)
            if reply.held:
                owner.go.wait()
            self._answer(owner, reply)
        except OSError:
            owner.hung_up.set()  # whoever asked left off
        finally:
            if reply.held:
                owner.let_out.set()

    def _answer(self, owner: ModelServer, reply: Reply) -> None:
        streams = reply.body is None
        self.send_response(reply.status)
        # Said, because a client that does not know may send its next request on this connection.
        self.send_header("Connection", "close")
        self.send_header("Content-Type", EVENTS if streams else reply.kind)
        for name, value in reply.headers:
            self.send_header(name.replace("_", "-"), value)
        if not streams:
            body = reply.body.encode() if isinstance(reply.body, str) else reply.body or b""
            if reply.packed:
                self.send_header("Content-Encoding", reply.packed)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
            return
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        while reply.comments and not owner.stopped.wait(reply.comments):
            self._chunk(": still here\n\n")
        events = _anthropic if self.path.endswith("/messages") else _openai
        for event in events(reply):
            owner.stopped.wait(reply.drip)
            self._chunk(event)
        if not reply.cut:
            self.wfile.write(b"0\r\n\r\n")

    def _chunk(self, text: str) -> None:
        data = text.encode()
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data))
        self.wfile.flush()


def whole(text: str, path: str = "/v1/chat/completions") -> str:
    """Return the events of a reply in either protocol, as one body."""
    events = _anthropic if path.endswith("/messages") else _openai
    return "".join(events(Reply(text)))


def _pieces(reply: Reply) -> Iterator[str]:
    yield from re.findall(r"(?s).{1,7}", reply.text)
    while reply.endless:
        yield from re.findall(r"(?s).{1,7}", reply.text)


def _openai(reply: Reply) -> Iterator[str]:
    def event(delta: dict[str, str], finish: str | None = None) -> str:
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
        chunk = {
            "id": "chatcmpl-1",
            "object": "chat.completion.chunk",
            "created": 1_700_000_000,
            "model": "test",
            "choices": [choice],
        }
        return f"data: {json.dumps(chunk)}\n\n"

    yield event({"role": "assistant", "content": ""})
    for piece in _pieces(reply):
        yield event({"content": piece})
    if reply.broken:
        yield 'data: {"id": "chatcmpl-1", "choices": [{"del\n\n'
    if reply.cut or reply.unfinished:
        return
    yield event({}, reply.stop)
    yield "data: [DONE]\n\n"


def _anthropic(reply: Reply) -> Iterator[str]:
    def event(name: str, **values: object) -> str:
        return f"event: {name}\ndata: {json.dumps({'type': name, **values})}\n\n"

    reasons = {"stop": "end_turn", "length": "max_tokens", "content_filter": "refusal"}
    message: dict[str, object] = {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "model": "test",
        "content": [],
        "stop_reason": None,
        "stop_sequence": None,
        "usage": {"input_tokens": 1, "output_tokens": 1},
    }
    yield event("message_start", message=message)
    yield event("content_block_start", index=0, content_block={"type": "text", "text": ""})
    yield event("ping")
    for piece in _pieces(reply):
        yield event("content_block_delta", index=0, delta={"type": "text_delta", "text": piece})
    if reply.broken:
        yield 'event: content_block_delta\ndata: {"type": "content_bl\n\n'
    if reply.cut or reply.unfinished:
        return
    yield event("content_block_stop", index=0)
    delta = {"stop_reason": reasons[reply.stop], "stop_sequence": None}
    yield event("message_delta", delta=delta, usage={"output_tokens": 9})
    yield event("message_stop")
