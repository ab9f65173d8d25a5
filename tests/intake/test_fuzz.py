"""Three hundred broken files; `make fuzz` brings in five thousand."""

from pathlib import Path

from data.intake import store
from tests import fuzz


def test_broken_files_end_in_words_and_change_nothing(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "in").mkdir()
    sound = fuzz.seeds(tmp_path / "seeds")
    states = {fuzz.bring_in(*fuzz.broken(sound, n), tmp_path / "in") for n in range(300)}
    assert states <= {"checked", "asked", "refused"}
    assert {"checked", "refused"} <= states
    assert not store.home().exists()
