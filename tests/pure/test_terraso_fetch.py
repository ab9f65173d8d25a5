import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from data.sources import SourceError, terraso_fetch
from tests.terraso import node, read, rows, saved
from tests.terraso_server import Terraso, body, interrupted, serving, status

DAY = date(2026, 11, 25)


def many(count: int) -> list[dict[str, Any]]:
    return [
        node(f"00000000-0000-4000-8000-{number:012d}", name=f"Landscape {number}")
        for number in range(count)
    ]


@pytest.fixture
def terraso() -> Iterator[Terraso]:
    with serving(Terraso(many(120))) as server:
        yield server


def fetch(folder: Path, terraso: Terraso) -> tuple[Path, int, list[float]]:
    pauses: list[float] = []
    snapshot, count = terraso_fetch.fetch(
        folder, url=terraso.url, on=DAY, progress=lambda done, of: None, wait=pauses.append
    )
    return snapshot, count, pauses


def pages(folder: Path) -> list[str]:
    return sorted(file.name for file in (folder / "2026-11-25").iterdir())


def test_pages_of_50_are_saved_as_received_and_read(tmp_path: Path, terraso: Terraso) -> None:
    snapshot, count, pauses = fetch(tmp_path, terraso)
    assert count == 120
    assert pages(tmp_path) == ["page-0001.json", "page-0002.json", "page-0003.json"]
    assert [one["variables"]["first"] for one in terraso.asked] == [50, 50, 50]
    assert pauses == [1.0, 1.0]
    items = read(tmp_path)
    assert len(rows(items, "landscape")) == 120
    assert rows(items, "landscape")[0]["formal_status_on"] == "2026-11-25"
    assert snapshot.name == "2026-11-25"


def test_more_than_the_cap_of_1000_arrive(tmp_path: Path) -> None:
    with serving(Terraso(many(1_003))) as terraso:
        assert fetch(tmp_path, terraso)[1] == 1_003
        assert len(terraso.asked) == 21


def test_server_caps_a_single_page_and_the_reader_notices(tmp_path: Path) -> None:
    """What a person gets who saves one page by hand, asking for 5,000."""
    capped = Terraso(many(1_003)).answer({"first": 5_000, "after": None})
    (question,) = read(saved(tmp_path / "2026-11-25.json", capped))
    assert "1,000 of 1,003" in question.fact


def test_no_person_is_asked_for() -> None:
    for word in ("email", "createdBy", "firstName", "memberships{", "user"):
        assert not re.search(rf"\b{re.escape(word)}", terraso_fetch.QUERY), word


@pytest.mark.parametrize("fault", [interrupted, status(500), status(503)])
def test_passing_fault_is_tried_again(tmp_path: Path, terraso: Terraso, fault: Any) -> None:
    terraso.faults = [None, fault]
    _, count, pauses = fetch(tmp_path, terraso)
    assert count == 120
    assert len(terraso.asked) == 4
    assert pauses == [1.0, 2.0, 1.0]


def test_asked_for_patience_is_given(tmp_path: Path, terraso: Terraso) -> None:
    terraso.faults = [status(429, Retry_After="7")]
    assert fetch(tmp_path, terraso)[2] == [7.0, 1.0, 1.0]


def test_lasting_fault_keeps_the_pages_and_the_next_run_goes_on(
    tmp_path: Path, terraso: Terraso
) -> None:
    terraso.faults = [None, *[status(500)] * 5]
    with pytest.raises(SourceError, match="run the same command again"):
        fetch(tmp_path, terraso)
    assert pages(tmp_path) == ["page-0001.json"]
    terraso.asked.clear()
    assert fetch(tmp_path, terraso)[1] == 120
    assert len(terraso.asked) == 2


def test_half_a_page_left_behind_is_fetched_again(tmp_path: Path, terraso: Terraso) -> None:
    fetch(tmp_path, terraso)
    broken = tmp_path / "2026-11-25/page-0002.json"
    broken.write_bytes(broken.read_bytes()[:100])
    terraso.asked.clear()
    assert fetch(tmp_path, terraso)[1] == 120
    assert len(terraso.asked) == 1


def test_total_that_changes_while_paging_starts_again(tmp_path: Path, terraso: Terraso) -> None:
    """The first of 120 is deleted after page 1: position 50 would now skip a landscape."""

    def delete_once(server: Terraso) -> None:
        if len(server.asked) == 2:
            del server.nodes[0]

    terraso.before_answer = delete_once
    assert fetch(tmp_path, terraso)[1] == 119
    assert len({one["landscape_id"] for one in rows(read(tmp_path), "landscape")}) == 119


def test_total_that_never_rests_ends_in_a_sentence(tmp_path: Path, terraso: Terraso) -> None:
    terraso.before_answer = lambda server: server.nodes.pop()
    with pytest.raises(SourceError, match="changed 3 times"):
        fetch(tmp_path, terraso)
    assert pages(tmp_path) == []


def test_yesterdays_snapshot_stays_beside_todays(tmp_path: Path, terraso: Terraso) -> None:
    terraso_fetch.fetch(
        tmp_path,
        url=terraso.url,
        on=date(2026, 11, 24),
        progress=lambda done, of: None,
        wait=lambda seconds: None,
    )
    del terraso.nodes[5]
    fetch(tmp_path, terraso)
    gone = rows(read(tmp_path), "consent")
    assert [one["landscape_id"][-4:] for one in gone] == ["0005"]


@pytest.mark.parametrize(
    ("fault", "word"),
    [
        (body(b"<!doctype html><title>Back soon</title>"), "a web page"),
        (body(b"service unavailable"), "not JSON"),
        (body(b'{"errors": [{"message": "Cannot query field x"}]}'), "Cannot query field x"),
        (body(b'{"data": {"landscapes": null}}'), "without landscapes"),
        (status(404), "404"),
    ],
)
def test_answer_that_is_no_page_is_one_sentence(
    tmp_path: Path, terraso: Terraso, fault: Any, word: str
) -> None:
    terraso.faults = [fault]
    with pytest.raises(SourceError, match=word):
        fetch(tmp_path, terraso)
    assert pages(tmp_path) == []


@pytest.mark.parametrize("url", ["file:///etc/passwd", "ftp://x", ""])
def test_only_web_addresses_are_read(tmp_path: Path, url: str) -> None:
    with pytest.raises(SourceError, match="no web address"):
        terraso_fetch.fetch(tmp_path, url=url, on=DAY, progress=lambda done, of: None)
