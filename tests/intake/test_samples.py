"""Real files of other systems: each is taken in, or refused with a sentence a partner can act on.

`python -m tests.samples` publishes them all and prints the table.
"""

import pytest

from data.intake import store
from tests import samples

KINDS = {
    "boundaries": "geofile", "frictionless": "frictionless_package", "iati": "iati_activities",
    "kobo": "kobotoolbox_submissions", "odk": "odk_submissions", "polygons": "geofile",
}  # fmt: skip
# Tracks, points, tables of accounts, hashtags, lists of countries: nothing of a landscape.
NOTHING_OF_OURS = ("boundaries/", "frictionless/", "hxl/")


@pytest.fixture(scope="module")
def found(
    tmp_path_factory: pytest.TempPathFactory, pytestconfig: pytest.Config
) -> list[samples.Result]:
    if not samples.SAMPLES.is_dir():
        pytest.skip("needs ../shared/samples, which is not here; tests/sources covers the code")
    return samples.results(tmp_path_factory.mktemp("samples"), going_public=False)


def test_every_file_is_taken_or_refused_in_a_sentence(found: list[samples.Result]) -> None:
    assert len(found) >= 36
    for one in found:
        is_of_ours = not one.file.startswith(NOTHING_OF_OURS)
        assert one.state == ("checked" if is_of_ours else "refused"), one
        assert (one.accepted > 0) == is_of_ours, one
        for words in (one.first_words, one.words):
            assert words.endswith((".", "yaml", ")")) and 20 < len(words) < 420, words
            assert not any(bad in words for bad in ("Traceback", "Error", "None", "{")), words
        named = KINDS.get(one.file.split("/")[0], "")
        if is_of_ours:
            assert named in one.kind, one
    assert not store.home().exists()
