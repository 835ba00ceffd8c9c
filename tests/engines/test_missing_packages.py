"""Without its package an engine says in one line what to install."""

from __future__ import annotations

import importlib
import sys

import pytest

MISSING = {
    "arrow": ("pyarrow", r'needs pyarrow, which is not installed; pip install "newsextract\[parquet\]"$'),
    "spark": ("pyspark", r'needs pyspark, which is not installed; pip install "newsextract\[spark\]"$'),
    "ray": ("ray.data", r'needs ray.data, which is not installed; pip install "newsextract\[ray\]"$'),
}


@pytest.mark.parametrize(("engine", "package", "message"), [(name, *words) for name, words in MISSING.items()])
def test_a_missing_package_is_one_line(monkeypatch: pytest.MonkeyPatch, engine: str, package: str, message: str):
    """The error of the import holds the pip command."""
    if engine != "arrow":
        pytest.importorskip("pyarrow", reason="pyarrow has no wheel for this Python")
    monkeypatch.setitem(sys.modules, package, None)
    monkeypatch.delitem(sys.modules, f"newsextract.engines.{engine}", raising=False)
    with pytest.raises(ImportError, match=message):
        importlib.import_module(f"newsextract.engines.{engine}")
