"""Starts the real dashboard on the test warehouse and opens its pages in Chromium.

Whatever a test looks at, it also fails on a request that leaves the machine, an error in the
browser's console, and an exception in the dashboard's log.
"""

import json
import os
import re
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from tests import chromium
from tests.browser import screen
from ui import menu

ROOT = Path(__file__).resolve().parents[2]
ON_THIS_MACHINE = {"127.0.0.1", "localhost", "::1"}
WITHOUT_HOST = {"data", "blob", "about"}
# On a page's own URL Streamlit first asks below that URL where its server is, and is told 404.
STREAMLIT_LOOKS_FOR_ITSELF = re.compile(r"/\w+/_stcore/(health|host-config)$")

PAGES = tuple(entry.name for entry in menu.ENTRIES)
COUNTRY = "BRA"

# A machine that also does other things answers late, and is not wrong for it.
expect.set_options(timeout=20_000)

Visit = Callable[..., Page]
Show = Callable[..., list[dict[str, Any]]]


@dataclass(frozen=True)
class Dashboard:
    """A running dashboard: its address, and the file that it logs to."""

    url: str
    log: Path


@pytest.fixture(scope="session")
def environment(warehouse: Path) -> dict[str, str]:
    """The environment in which the product reads the test warehouse."""
    return {**os.environ, "LANDSCAPES_WAREHOUSE": str(warehouse)}


@pytest.fixture(scope="session")
def show(environment: dict[str, str]) -> Show:
    """`show("overview")`: the rows that `python -m data show` prints, the truth for every page."""

    def rows(query: str, *options: str) -> list[dict[str, Any]]:
        command = [sys.executable, "-m", "data", "show", query, *options, "--format", "json"]
        answer = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )
        assert answer.returncode == 0, answer.stderr
        printed = json.loads(answer.stdout)
        return printed if isinstance(printed, list) else [printed]

    return rows


@pytest.fixture(scope="session")
def addresses(show: Show) -> dict[str, str]:
    """Where each page is; the landscape is the one in scope for which most people are counted."""
    in_scope = show("landscapes", "--in-scope")
    fullest = max(in_scope, key=lambda landscape: landscape["residents"] or 0)
    return {
        **{name: f"/{name}" for name in PAGES},
        "overview": "/",
        "landscape": f"/landscape?id={fullest['landscape_id']}",
        "country": f"/country?country={COUNTRY}",
        "data": "/data",
    }


@pytest.fixture(scope="package")
def dashboard(
    environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Dashboard]:
    """The dashboard that all tests share."""
    with serve(environment, tmp_path_factory.mktemp("dashboard") / "log.txt") as running:
        yield running


@contextmanager
def serve(environment: dict[str, str], log: Path) -> Iterator[Dashboard]:
    """The real dashboard, started as `make run` starts it, on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    running = Dashboard(f"http://127.0.0.1:{port}", log)
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py"]
    command += ["--server.port", str(port), "--server.address", "127.0.0.1"]
    plain = {**environment, "NO_COLOR": "1", "COLUMNS": "160"}
    with log.open("w") as lines:
        process = subprocess.Popen(command, cwd=ROOT, env=plain, stdout=lines, stderr=lines)
        try:
            wait_until_served(running, process)
            yield running
        finally:
            process.terminate()
            process.wait(timeout=20)


def wait_until_served(running: Dashboard, process: subprocess.Popen[bytes]) -> None:
    """Return when the dashboard answers; fail with its log when it stops or stays silent."""
    for _ in range(600):
        try:
            process.wait(timeout=0.1)
            break
        except subprocess.TimeoutExpired:
            if answers(f"{running.url}/_stcore/health"):
                return
    pytest.fail(f"The dashboard did not start:\n{running.log.read_text()}")


def answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5):
            return True
    except OSError:
        return False


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Chromium without a window and without traffic of its own."""
    try:
        path = chromium.find()
    except chromium.ChromiumMissing as missing:
        pytest.fail(str(missing))
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield started
        started.close()


@pytest.fixture
def visit(dashboard: Dashboard, browser: Browser) -> Iterator[Visit]:
    """`visit("/country?country=KEN", theme="dark", width=390)`: that page, settled.

    A whole URL opens a page of another dashboard than the shared one.
    """
    faults: list[str] = []
    logged = dashboard.log.stat().st_size

    def opened(address: str, *, theme: str = "light", width: int = 1280) -> Page:
        is_phone = width < 600
        context = browser.new_context(
            base_url=dashboard.url,
            color_scheme=theme,
            viewport={"width": width, "height": 844 if is_phone else 900},
            is_mobile=is_phone,
            has_touch=is_phone,
            reduced_motion="reduce",
            locale="en-GB",
        )
        page = context.new_page()
        watch(page, faults)
        page.goto(address)
        screen.settle(page)
        return page

    yield opened
    for context in browser.contexts:
        context.close()
    with dashboard.log.open() as log:
        log.seek(logged)
        said = log.read()
    if "Traceback" in said:
        faults.append("dashboard's log: …\n" + "\n".join(said.splitlines()[-25:]))
    assert not faults, "\n" + "\n".join(faults)


def watch(page: Page, faults: list[str]) -> None:
    """Note everything about the page that no page of ours may do."""

    def requested(url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in WITHOUT_HOST and parts.hostname not in ON_THIS_MACHINE:
            faults.append(f"request leaves the machine: {url[:200]}")

    def logged(message: ConsoleMessage) -> None:
        where = message.location["url"]
        if message.type == "error" and not STREAMLIT_LOOKS_FOR_ITSELF.search(where):
            faults.append(f"console: {message.text} {where}")

    page.on("request", lambda request: requested(request.url))
    page.on("websocket", lambda socket: requested(socket.url))
    page.on("pageerror", lambda error: faults.append(f"error in the page: {error}"))
    page.on("console", logged)
