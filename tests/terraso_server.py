"""A server on 127.0.0.1 that answers as Terraso's interface is described to, faults included."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from tests.terraso import page

CAP = 1000
Fault = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Terraso:
    """Its landscapes, the faults of its next answers in order (None = none), what was asked."""

    nodes: list[dict[str, Any]]
    faults: list[Fault | None] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    before_answer: Callable[["Terraso"], None] = lambda self: None
    url: str = ""

    def answer(self, variables: dict[str, Any]) -> dict[str, Any]:
        """One page: at most 1,000 rows, cursors by position, as the relay connection gives them."""
        start = int(variables["after"].split(":")[1]) + 1 if variables.get("after") else 0
        size = min(int(variables.get("first") or CAP), CAP)
        held = self.nodes[start : start + size]
        answer = page(*held, total=len(self.nodes), more=start + size < len(self.nodes))
        cursor = f"arrayconnection:{start + len(held) - 1}" if held else None
        answer["data"]["landscapes"]["pageInfo"]["endCursor"] = cursor
        return answer


def status(code: int, **headers: str) -> Fault:
    """An answer with an error status."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return send


def body(content: bytes) -> Fault:
    """An answer that is not what was asked for."""

    def send(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content)

    return send


def interrupted(handler: BaseHTTPRequestHandler) -> None:
    """An answer that stops in the middle."""
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    handler.wfile.write(b'{"data": {"landscapes"')
    handler.wfile.flush()
    handler.connection.close()


@contextmanager
def serving(terraso: Terraso) -> Iterator[Terraso]:
    """The server, running on a free port of this machine until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            terraso.asked.append(json.loads(self.rfile.read(length)))
            fault = terraso.faults.pop(0) if terraso.faults else None
            if fault is not None:
                fault(self)
                return
            terraso.before_answer(terraso)
            answer = terraso.answer(terraso.asked[-1]["variables"])
            body(json.dumps(answer).encode())(self)

        def log_message(self, format: str, *args: Any) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    terraso.url = f"http://127.0.0.1:{server.server_port}/graphql/"
    try:
        yield terraso
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
