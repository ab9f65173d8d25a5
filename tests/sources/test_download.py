"""Downloads against a server on this machine: broken off, gone on, changed meanwhile, proven."""

import hashlib

import pytest
from typer.testing import CliRunner

from data import __main__ as command
from data import download, grid, publish
from data.errors import GridError
from tests.sources.grid_file import cells, csv_of, spread
from tests.sources.serving import serving

CONTENT = bytes(range(256)) * 20_000
SHA = hashlib.sha256(CONTENT).hexdigest()


def silent(step, done, of):
    assert 0 < done <= of


def fetch(how, folder, sha256=SHA):
    return download.fetch(how.url, folder, sha256=sha256, progress=silent)


def test_a_file_is_fetched_once_and_proven(tmp_path):
    with serving(CONTENT) as how:
        file, found = fetch(how, tmp_path)
        assert (file.read_bytes(), found) == (CONTENT, SHA)
        fetch(how, tmp_path)
        assert len(how.asked) == 1
    assert [one.name for one in tmp_path.iterdir()] == ["kontur.csv"]


def test_a_download_that_breaks_off_goes_on_where_it_was(tmp_path):
    with serving(CONTENT) as how:
        how.cut_after = [1_000_000, 3_000_000]
        file, _ = fetch(how, tmp_path)
        assert file.read_bytes() == CONTENT
        assert how.asked == ["", "bytes=1000000-", "bytes=3000000-"]
        assert how.begun == [0, 1_000_000, 3_000_000]


def test_after_four_tries_the_part_stays_and_the_next_run_goes_on(tmp_path):
    with serving(CONTENT) as how:
        how.cut_after = [1_000_000] * 4
        with pytest.raises(GridError, match=r"1\.0 MB are kept; run the same command to go on"):
            fetch(how, tmp_path)
        file, _ = fetch(how, tmp_path)
        assert file.read_bytes() == CONTENT
        assert how.asked[-1] == "bytes=1000000-"


def test_a_file_that_changed_meanwhile_is_begun_anew(tmp_path):
    with serving(CONTENT) as how:
        how.cut_after = [1_000_000] * 4
        with pytest.raises(GridError):
            fetch(how, tmp_path)
        how.content, how.etag = CONTENT[::-1], '"two"'
        file, _ = fetch(how, tmp_path, hashlib.sha256(CONTENT[::-1]).hexdigest())
        assert file.read_bytes() == CONTENT[::-1]


def test_a_server_without_ranges_is_asked_for_everything_again(tmp_path):
    with serving(CONTENT) as how:
        how.ranges, how.cut_after = False, [1_000_000]
        assert fetch(how, tmp_path)[0].read_bytes() == CONTENT


def test_a_wrong_checksum_throws_the_file_away(tmp_path):
    with serving(CONTENT) as how:
        with pytest.raises(GridError, match=r"has the checksum .* It was thrown away"):
            fetch(how, tmp_path, "0" * 64)
        assert list(tmp_path.iterdir()) == []
        assert fetch(how, tmp_path, "")[1] == SHA


@pytest.mark.parametrize(
    ("url", "sha256", "expected"),
    [
        ("file:///etc/passwd", "", "is no web address"),
        ("kontur.gpkg", "", "is no web address"),
        ("ftp://127.0.0.1/a", "", "is no web address"),
        ("http://127.0.0.1:9/a.csv", "", "could not be fetched"),
        ("http://127.0.0.1:9/a.csv", "abc", "is no SHA-256"),
    ],
)
def test_addresses_and_checksums_that_are_none(tmp_path, url, sha256, expected):
    with pytest.raises(GridError, match=expected):
        download.fetch(url, tmp_path, sha256=sha256, progress=silent)


def test_an_address_that_is_not_there_is_not_asked_again(tmp_path):
    with serving(CONTENT) as how:
        how.url += "x"
        with pytest.raises(GridError, match="could not be fetched"):
            fetch(how, tmp_path)
        assert len(how.asked) == 1


def test_the_command_downloads_reads_and_uses_a_grid(tmp_path):
    content = csv_of(tmp_path / "a.csv", spread(13_146_362, cells(7))).read_bytes()
    words = ["grid", "--name", "Small", "--year", "2020", "--partial"]
    with serving(content) as how:
        sha256 = hashlib.sha256(content).hexdigest()
        ran = CliRunner().invoke(command.app, [*words, "--url", how.url, "--sha256", sha256])
    assert ran.exit_code == 0, ran.output
    assert f"Downloaded kontur.csv, SHA-256 {sha256}" in ran.output
    assert "ratio 1.0" in ran.output
    assert grid.loaded(publish.home()).name == "Small"
    both = CliRunner().invoke(command.app, [*words, "--url", "http://x/y", "a.csv"])
    assert both.exit_code == 1
