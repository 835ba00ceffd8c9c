"""Records of arrays in one file."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
import pytest
from columns import read_columns, write_columns
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays


@dataclass(frozen=True)
class Sample:
    """Two arrays of different types and shapes."""

    numbers: np.ndarray
    table: np.ndarray


samples = st.builds(
    Sample,
    arrays.arrays(np.uint16, st.integers(0, 4)),
    arrays.arrays(np.int8, st.tuples(st.integers(0, 3), st.just(2))),
)


@given(records=st.lists(samples, max_size=4))
def test_what_is_written_is_read(records: list[Sample], tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever the lengths, each array comes back with its values, its shape and its type."""
    path = tmp_path_factory.mktemp("columns") / "made" / "here.xz"
    write_columns(path, records)
    read = read_columns(path, Sample)
    assert len(read) == len(records)
    for one, other in zip(records, read, strict=True):
        for field in fields(Sample):
            before, after = getattr(one, field.name), getattr(other, field.name)
            assert (before.dtype, before.shape, before.tolist()) == (after.dtype, after.shape, after.tolist())


def test_the_same_records_are_the_same_bytes(tmp_path: Path) -> None:
    """No time and no name is kept, and nothing but the file is left."""
    records = [Sample(np.arange(3, dtype=np.uint16), np.ones((2, 2), dtype=np.int8))]
    for name in ("one.xz", "two.xz"):
        write_columns(tmp_path / name, records)
    assert (tmp_path / "one.xz").read_bytes() == (tmp_path / "two.xz").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one.xz", "two.xz"]
