"""Words per second of the date stage: `python bench/date_speed.py [FILE …]`, on a built-in text without a file."""

from __future__ import annotations

import os
import platform
import sys
from pathlib import Path

from newsextract.timex import find_dates, read_dates

TEXT = (
    "LISBON, 3 May 2019 - Rector Ana Pereira met the Minister of Education on Tuesday. The ministry said that the two "
    "sides had signed a joint memorandum in December 2018, and that students of the institute would visit "
    "the faculty from 3 to 7 June. The rector thanked the delegation for its work over the past three years and said "
    "that the first agreement between the two universities was signed in 1998 in the presence of both ambassadors.\n\n"
)


def _user_seconds() -> float:
    return os.times().user


def words_per_second(texts: list[str]) -> tuple[float, float]:
    """Words per second of user CPU time: of finding alone, and of finding and resolving."""
    words = sum(len(text.split()) for text in texts)
    read_dates(texts[0], reference="2019-05-03")
    start = _user_seconds()
    for text in texts:
        find_dates(text)
    middle = _user_seconds()
    for text in texts:
        read_dates(text, reference="2019-05-03")
    return words / (middle - start), words / (_user_seconds() - middle)


def main() -> None:
    texts = [Path(name).read_text(encoding="utf-8") for name in sys.argv[1:]] or [TEXT * 5] * 300
    find, read = words_per_second(texts)
    python = platform.python_version()
    print(f"find {find:,.0f} words/s, find and resolve {read:,.0f} words/s on one core, Python {python}")  # noqa: T201


if __name__ == "__main__":
    main()
