"""The same texts give the same bytes, whatever the hash seed, the time zone, the order and the batch size."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from fixture_articles import REPOSITORY, read_articles

ARTICLES = read_articles()
PROGRAM = """
import json, sys
from pathlib import Path
from newsextract import Article, load
batch_size, *paths = sys.argv[1:]
articles = [Article(Path(path).read_bytes().decode("utf-8"), id=path) for path in paths]
for document in load().pipe(articles, batch_size=int(batch_size)):
    sys.stdout.buffer.write((document.to_json() + "\\n").encode("utf-8"))
"""
PATHS = [str(article.path.relative_to(REPOSITORY)) for article in ARTICLES]
SURROUNDINGS = {
    "another hash seed": ({"PYTHONHASHSEED": "1"}, 64, PATHS),
    "a random hash seed, one text at a time": ({"PYTHONHASHSEED": "random"}, 1, PATHS),
    "the other order, in another time zone": (
        {"PYTHONHASHSEED": "2", "TZ": "Pacific/Kiritimati"},
        3,
        PATHS[::-1],
    ),
}


def records(environment: dict[str, str], batch_size: int, paths: list[str]) -> dict[str, str]:
    """The record of each path, as printed by a process of its own."""
    printed = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(batch_size), *paths],
        env={**os.environ, **environment},
        cwd=REPOSITORY,
        check=True,
        capture_output=True,
        timeout=300,
    ).stdout.decode("utf-8")
    lines = printed.splitlines()
    assert [json.loads(line)["source"]["id"] for line in lines] == paths
    return dict(zip(paths, lines, strict=True))


@pytest.fixture(scope="module")
def plain() -> dict[str, str]:
    """The records in ordinary surroundings."""
    return records({"PYTHONHASHSEED": "0", "TZ": "UTC"}, 64, PATHS)


@pytest.mark.parametrize("surroundings", SURROUNDINGS.values(), ids=SURROUNDINGS.keys())
def test_surroundings_change_no_byte(plain: dict[str, str], surroundings: tuple[dict[str, str], int, list[str]]):
    """Another process in other surroundings prints the same record for each text."""
    assert records(*surroundings) == plain
