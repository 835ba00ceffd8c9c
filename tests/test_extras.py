"""Optional packages: nothing needs them until it is used, and a missing one is a line with the command."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from fixture_articles import REPOSITORY
from newsextract import MissingExtraError
from newsextract.extras import import_extra

OPTIONAL = ["pandas", "polars", "pyarrow", "ray", "pyspark", "trafilatura", "zstandard"]


def test_the_main_job_works_without_any_extra(tmp_path: Path):
    """A bare installation extracts, and writes JSON Lines, CSV and SQLite."""
    (tmp_path / "visit.txt").write_text("Rector Ana Pereira visited Lisbon on 3 May 2019.", encoding="utf-8")
    script = f"""
import sys
sys.modules.update(dict.fromkeys({OPTIONAL!r}))
from newsextract.cli import main
for target in ("a.jsonl", "events.csv", "a.db"):
    try:
        main(["visit.txt", "-o", target])
    except SystemExit as end:
        assert end.code == 0, end.code
"""
    subprocess.run([sys.executable, "-c", script], cwd=tmp_path, check=True, capture_output=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.db", "a.jsonl", "events.csv", "visit.txt"]


def test_a_package_that_is_there_but_broken_is_not_called_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """The line says what went wrong in it."""
    (tmp_path / "broken_package.py").write_text("import no_such_module_anywhere", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(MissingExtraError, match=r"cannot be imported \(No module named 'no_such_module_anywhere'\)"):
        import_extra("broken_package", extra="html", purpose="reading HTML")


@pytest.mark.parametrize("name", ["frames", "html", "parquet", "zstd"])
def test_the_extras_that_messages_name_exist(name: str):
    """`pip install "newsextract[…]"` of an error message installs something."""
    text = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
    assert f'\n{name} = ["' in text
