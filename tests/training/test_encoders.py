"""Base encoders: where they lie, and the numbers of their word pieces."""

from __future__ import annotations

from pathlib import Path

import pytest
from encoders import encoder_folder, mpnet_numbers

BOTH = {  # numbers of BERT's uncased vocabulary, and of MPNet's
    "[PAD]": (0, 1),
    "[UNK]": (100, 104),
    "[CLS]": (101, 0),
    "[SEP]": (102, 2),
    "the": (1996, 2000),
    "the last of all": (30521, 30525),
}


@pytest.mark.parametrize(("bert", "mpnet"), BOTH.values(), ids=BOTH)
def test_a_teacher_reads_the_same_word_piece(bert: int, mpnet: int) -> None:
    """Each word piece has the number of the same word in the other vocabulary."""
    assert mpnet_numbers(30522)[bert] == mpnet


def test_no_two_word_pieces_become_one() -> None:
    """What differs for the student differs for a teacher."""
    assert len(set(mpnet_numbers(30522).tolist())) == 30522


def test_an_encoder_is_a_folder_or_in_a_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder is taken as it is, a package is asked for its `model`."""
    (tmp_path / "carrier").mkdir()
    (tmp_path / "carrier" / "__init__.py").touch()
    monkeypatch.syspath_prepend(str(tmp_path))
    assert encoder_folder(str(tmp_path)) == tmp_path
    assert encoder_folder("carrier") == tmp_path / "carrier" / "model"


@pytest.mark.parametrize("name", ["no_such_package", "no/such/folder"])
def test_a_missing_encoder_ends_with_one_line(name: str) -> None:
    """The line names it and says where to read on."""
    with pytest.raises(SystemExit, match=f"{name}.*README") as ended:
        encoder_folder(name)
    assert "\n" not in str(ended.value)
