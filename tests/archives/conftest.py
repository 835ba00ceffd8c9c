"""Rules are loaded once for all runs that happen in this process."""

from __future__ import annotations

import pytest

from newsextract import extractor
from newsextract.archives import worker


@pytest.fixture(autouse=True)
def one_extractor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers of this process share the extractor that `newsextract.extract` keeps."""

    def load(**_: object) -> extractor.Extractor:
        return extractor._default()

    monkeypatch.setattr(worker, "load", load)
