"""Which releases the teachers read."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from known_texts import is_known, letters_of
from releases import choose_releases, read_releases

CHOICE = {
    "seed": 1,
    "words": [5, 60],
    "eventful": 0.05,
    "uneventful_left_out": 1.0,
    "most": {"senate": 2},
    "most_of_others": 3,
}


def _release(number: int, text: str = "", source: str = "board.example") -> dict[str, Any]:
    words = text or f"Number {number}: the delegation of board {number} visited harbour {number} on Monday."
    return {"id": f"r{number}", "source": source, "text": words, "title": "", "published": None}


def _chosen(releases: list[dict[str, Any]], without: list[str] | None = None, **changed: Any) -> list[str]:
    return sorted(one["id"] for one in choose_releases(releases, CHOICE | changed, without=without or []))


LEFT_OUT = {
    "too short": _release(9, "They met in talks."),
    "too long": _release(9, "They met in talks. " * 20),
    "no visit, meeting or agreement": _release(9, "The board has painted its four boats green and red."),
    "a text that is known": _release(9, "The board’s\n\ndelegation visited the harbour on 3 May."),
    "a repeat": _release(9, "NUMBER 1 - the delegation of board 1 visited harbour 1 on Monday"),
}


@pytest.mark.parametrize("release", LEFT_OUT.values(), ids=LEFT_OUT)
def test_some_releases_are_left_out(release: dict[str, Any]) -> None:
    """The other one of two is read, whichever comes first where one repeats the other."""
    known = "Boards on tour: The board's delegation visited the harbour on 3 May."
    assert len(_chosen([_release(1), release], without=[known])) == 1


def test_a_kind_of_source_has_a_limit() -> None:
    """Of "senate/…" two at most, of any other kind three; the order is random but the same each time."""
    releases = [_release(n, source=f"senate/{n}") for n in range(9)] + [_release(n) for n in range(9, 18)]
    chosen = _chosen(releases)
    assert [sum(int(one[1:]) < 9 for one in chosen), len(chosen)] == [2, 5]
    assert chosen == _chosen(releases)
    assert chosen != _chosen(releases, seed=2)


def test_a_share_of_those_without_events_is_read() -> None:
    """About the share that is not left out."""
    releases = [_release(n, f"Board {n} has painted its {n} boats green and red and blue.") for n in range(400)]
    chosen = _chosen(releases, uneventful_left_out=0.6, most_of_others=1000)
    assert 0.3 < len(chosen) / 400 < 0.5


def test_nothing_is_annotated_in_a_release(tmp_path: Path) -> None:
    """It comes as an article that is marked for no label."""
    path = tmp_path / "releases.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(_release(1)).encode() + b"\n"))
    [chosen] = choose_releases(read_releases(path), CHOICE, without=[])
    assert chosen == {**_release(1), "mentions": [], "layers": []}


KNOWN = letters_of("What was said before. " + "The board met on the shore of the lake in the far north, " * 9)
TEXTS = {
    "its beginning": (KNOWN[30:120] + "x" * 300, True),
    "its middle": ("x" * 200 + KNOWN[100:400] + "y" * 200, True),
    "its end": ("x" * 300 + KNOWN[100:185] + "y" * 8, True),
    "less than a stretch": ("x" * 100 + KNOWN[100:150] + "y" * 100, False),
    "a few letters": ("boardq", False),
    "nothing": ("", False),
}


@pytest.mark.parametrize(("letters", "known"), TEXTS.values(), ids=TEXTS)
def test_a_text_is_known_by_a_stretch(letters: str, known: bool) -> None:
    """A long stretch at the beginning, in the middle or at the end is enough."""
    assert is_known(letters, [KNOWN]) == known
