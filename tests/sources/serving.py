"""A web server on this machine that serves one file as large publishers do, and can misbehave."""

import contextlib
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Behaviour:
    """What the server does next: bytes after which it hangs up, whether it knows ranges."""

    def __init__(self, content: bytes) -> None:
        self.content, self.etag = content, '"one"'
        self.cut_after: list[int] = []
        self.ranges = True
        self.asked: list[str] = []
        self.begun: list[int] = []
        self.url = ""


@contextlib.contextmanager
def serving(content: bytes, name: str = "kontur.csv") -> Iterator[Behaviour]:
    """Serve a file under /name until the block ends."""
    how = Behaviour(content)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            how.asked.append(self.headers.get("Range", ""))
            if self.path != f"/{name}":
                self.send_error(404)
                return
            start = 0
            wanted = self.headers.get("Range", "")
            if how.ranges and wanted and self.headers.get("If-Range") == how.etag:
                start = int(wanted.removeprefix("bytes=").rstrip("-"))
                if start >= len(how.content):
                    self.send_error(416)
                    return
            how.begun.append(start)
            self.send_response(206 if start else 200)
            self.send_header("ETag", how.etag)
            self.send_header("Content-Length", str(len(how.content) - start))
            self.end_headers()
            end = how.cut_after.pop(0) if how.cut_after else len(how.content)
            self.wfile.write(how.content[start:end])

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    how.url = f"http://127.0.0.1:{server.server_port}/{name}"
    try:
        yield how
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
