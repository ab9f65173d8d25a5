"""Finds a Chromium for the browser tests, and installs one when asked.

It must not be imported by the dashboard.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MAC_PATHS = (
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
)


class ChromiumMissing(RuntimeError):
    """No Chromium on this machine; the message says how to get one."""


def candidates() -> Iterator[Path]:
    """Paths at which a Chromium may stand: $CHROMIUM, the search path, macOS, Playwright's own."""
    if named := os.environ.get("CHROMIUM"):
        yield Path(named)
    for name in NAMES:
        if found := shutil.which(name):
            yield Path(found)
    yield from MAC_PATHS
    yield playwright_chromium()


def playwright_chromium() -> Path:
    """Path at which Playwright puts its own Chromium; it need not exist."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return Path(playwright.chromium.executable_path)


def starts(path: Path) -> bool:
    """Whether the file is a browser that runs; Ubuntu's snap placeholder, for one, is not."""
    if not path.is_file():
        return False
    answer = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    return answer.returncode == 0


def find() -> Path:
    """Path of the first Chromium that runs. Raises ChromiumMissing."""
    for path in candidates():
        if starts(path):
            return path
    raise ChromiumMissing(
        "No Chromium was found. Run `make test`, or install Chromium or Chrome yourself, "
        "or set CHROMIUM to the path of one."
    )


def is_debian() -> bool:
    """Whether Debian's own chromium package, a real browser, can be had here."""
    release = Path("/etc/os-release")
    return release.is_file() and "ID=debian" in release.read_text().splitlines()


def install_from_debian() -> None:
    """Install Debian's chromium package, as root or through sudo."""
    root = [] if os.geteuid() == 0 else ["sudo"] if sys.stdin.isatty() else ["sudo", "-n"]
    apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    subprocess.run([*apt, "update"], check=True)
    subprocess.run([*apt, "install", "-y", "--no-install-recommends", "chromium"], check=True)


def install_from_playwright() -> None:
    """Let Playwright fetch its own Chromium."""
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


def install() -> Path:
    """Path of a Chromium that runs, installed if none was there. Raises ChromiumMissing."""
    try:
        return find()
    except ChromiumMissing:
        pass
    for steps in [install_from_debian] * is_debian() + [install_from_playwright]:
        try:
            steps()
            return find()
        except (subprocess.CalledProcessError, FileNotFoundError, ChromiumMissing) as error:
            print(f"{steps.__name__}: {error}", file=sys.stderr)
    return find()


if __name__ == "__main__":
    try:
        print(install() if "--install" in sys.argv[1:] else find())
    except ChromiumMissing as missing:
        sys.exit(str(missing))
