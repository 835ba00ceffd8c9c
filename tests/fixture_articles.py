"""The articles of fixtures/: their texts as given, and what is known of each besides its text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

REPOSITORY = Path(__file__).resolve().parent.parent
FIXTURES = REPOSITORY / "fixtures"
SOURCES = FIXTURES / "sources.yaml"


@dataclass(frozen=True, slots=True)
class FixtureArticle:
    """One article of the fixtures; `name` is its file's name without .txt."""

    name: str
    title: str
    published: str | None
    licence: str

    @property
    def path(self) -> Path:
        """The file that holds the text."""
        return FIXTURES / "articles" / f"{self.name}.txt"

    @property
    def text(self) -> str:
        """The text as given, its line ends kept."""
        return self.path.read_bytes().decode("utf-8")


def read_articles() -> list[FixtureArticle]:
    """Every article that sources.yaml lists, in its order."""
    return list(_articles(yaml.safe_load(SOURCES.read_text(encoding="utf-8"))))


def _articles(sources: dict[str, dict[str, object]]) -> Iterator[FixtureArticle]:
    for name, known in sources.items():
        published = known["published"]
        yield FixtureArticle(
            name=name,
            title=str(known["title"]),
            published=None if published is None else str(published),
            licence=str(known["licence"]),
        )
