"""The shelves of packed windows in a build folder: which there are, and which of them an epoch shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from columns import read_columns
from examples import Example, Labels, labelled_example, marked_example, whole_example
from prepare import Window

PLAIN, CORPORA, CASE = "plain", "corpora", "case"
WHOLE, WHOLE_CASE = "whole", "whole-case"  # each article is one window
CORPORA_TEXTS = "corpora-texts"  # all corpora without what is marked in them, for the teachers to label
MEASURED = ("dev", "left-out", "left-out-annotated", "left-out-written")  # never learned from


def renamed_shelf(version: int) -> str:
    """A shelf of annotated articles under other names, the real ones also under their own; versions count from 1."""
    return f"renamed-{version}"


def releases_shelf(part: int) -> str:
    """The name of a shelf of releases that nobody annotated; parts count from 0."""
    return f"releases-{part}"


def labelled_shelves(parts: int) -> list[str]:
    """The names of the shelves that the teachers label: the parts of the releases, and then the corpora's texts."""
    return [*map(releases_shelf, range(parts)), CORPORA_TEXTS]


@dataclass(frozen=True)
class Shelves:
    """A build folder with `windows/` and, once teachers have read the releases, `labels/`."""

    build: Path

    def windows_path(self, name: str) -> Path:
        """Where the windows of a shelf are kept."""
        return self.build / "windows" / f"{name}.xz"

    def labels_path(self, name: str) -> Path:
        """Where the teachers' answers for the windows of a shelf are kept."""
        return self.build / "labels" / f"{name}.xz"

    def windows(self, name: str) -> list[Window]:
        """The windows of a shelf."""
        path = self.windows_path(name)
        if not path.exists():
            raise SystemExit(f"{path} is not there; run pack.py first")
        return read_columns(path, Window)

    def marked(self, name: str) -> list[Example]:
        """The examples of a shelf as people annotated them."""
        return [marked_example(window) for window in self.windows(name)]

    def whole(self, name: str) -> list[Example]:
        """The examples of a shelf of whole articles as people annotated them, to be cut before they are read."""
        return [whole_example(article) for article in self.windows(name)]

    def labelled(self, name: str) -> list[Example]:
        """The examples of a shelf as the teachers labelled them."""
        path = self.labels_path(name)
        if not path.exists():
            raise SystemExit(f"{path} is not there; run teach.py and label.py, or leave teacher.encoder empty")
        pairs = zip(self.windows(name), read_columns(path, Labels), strict=True)
        return [labelled_example(window, labels) for window, labels in pairs]

    def epochs(self, count: int, *, with_corpora: int, versions: int, seed: int) -> Iterator[list[list[Example]]]:
        """The shelves of each epoch: the first and last show the articles as they are, those between renamed ones.

        The first `with_corpora` epochs show the partly annotated corpora as well.
        """
        read = {name: self.marked(name) for name in {PLAIN, *map(renamed_shelf, range(1, versions + 1))}}
        corpora = self.marked(CORPORA) if with_corpora else []
        for epoch in range(count):
            plain = epoch in (0, count - 1) or not versions
            name = PLAIN if plain else renamed_shelf(1 + (seed + epoch) % versions)
            yield [read[name], *([corpora] if epoch < with_corpora else [])]
