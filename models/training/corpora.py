"""Open corpora of named entities -> articles that are marked in part, for what they and our guidelines agree on.

An article is a dict: `id`, `source`, `text`, `mentions` (type, start, end, text), `layers` (the labels that are
completely marked) and `unknown` (spans in which nothing is to be learned, of any layer). Offsets count code points.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

from corpora_conll import read_crossner, read_government, read_wikigold
from corpora_gum import read_gum
from corpora_re3d import read_re3d
from known_texts import is_known, letters_of

READERS = (read_re3d, read_gum, read_wikigold, read_crossner, read_government)


def read_corpora(folder: Path, *, without: Collection[str]) -> list[dict[str, Any]]:
    """All articles of the corpora unpacked in `folder`, in a fixed order, except those that tell a text of `without`.

    Pass every gold text, those for measuring too: some gold articles come from these corpora.
    """
    known = [letters_of(text) for text in without]
    articles = [article for read in READERS for article in read(folder)]
    return [article for article in articles if not is_known(letters_of(article["text"]), known)]
