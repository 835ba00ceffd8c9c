"""Every lexicon that is shipped opens with its rule of admission, and names the source of its entries."""

from importlib.resources import files

import pytest

from newsextract.errors import ResourceError
from newsextract.resources import lexicons
from newsextract.resources.lexicons import read_lexicon

LEXICONS = sorted(
    path.name.removesuffix(".tsv")
    for path in (files("newsextract.resources") / "lexicons").iterdir()
    if path.name.endswith(".tsv")
)


@pytest.mark.parametrize("name", LEXICONS)
def test_lexicon_is_well_formed(name: str) -> None:
    """It reads without complaint, opens with a comment, and says where its entries come from."""
    rows = read_lexicon(name)
    content = (files("newsextract.resources") / "lexicons" / f"{name}.tsv").read_text(encoding="utf-8")
    opening = [line for line in content.splitlines() if line.startswith("#")]
    assert rows
    assert content.startswith("# ")
    assert "source" in rows[0] or any("ource" in line for line in opening)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (["# a", "word\tkind"], None),
        (["# a", "word\tkind", "x"], "line 3"),
        (["# a", "word\tkind", "x\ty", "x\ty"], "line 4"),
        (["# a"], "header"),
    ],
    ids=["no entries", "too few columns", "repeated line", "no header"],
)
def test_bad_lexicon_is_refused_by_line(monkeypatch: pytest.MonkeyPatch, content: list[str], says: str | None) -> None:
    """A line that does not fit its header, or says again what another says, is named."""
    monkeypatch.setattr(lexicons, "_lines", lambda name: content)
    name = f"test-{'-'.join(map(str, map(len, content)))}"
    if says is None:
        assert read_lexicon(name) == ()
    else:
        with pytest.raises(ResourceError, match=says):
            read_lexicon(name)
