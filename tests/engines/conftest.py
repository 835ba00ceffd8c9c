"""Some hundred short documents made from the fixtures, and their records on one machine."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from typing import Any

import pytest

import newsextract
from fixture_articles import REPOSITORY, FixtureArticle, read_articles

MakeRows = Callable[[int], list[dict[str, str | None]]]
AsPrinted = dict[str, str]
HUNDREDS = 240


def _variant(article: FixtureArticle, number: int) -> dict[str, str | None]:
    """An article with one paragraph left out, a line of its own and another day."""
    paragraphs = article.text.split("\n\n")
    kept = [one for n, one in enumerate(paragraphs) if n == 0 or n != number % len(paragraphs)]
    day = datetime.date.fromisoformat(article.published or "2019-05-03") + datetime.timedelta(days=number)
    return {
        "url": f"{article.name}-{number}",
        "body": "\n\n".join([*kept, f"Communiqué {number} of the press office – № {number % 7}"]),
        "headline": article.title if number % 3 else None,
        "day": day.isoformat() if article.published else None,
    }


@pytest.fixture(scope="session")
def make_rows() -> MakeRows:
    """So many different rows: an address, a body, sometimes a headline and a day; two of them are bad."""
    articles = read_articles()

    def rows(count: int) -> list[dict[str, str | None]]:
        made = [_variant(articles[n % len(articles)], n) for n in range(count)]
        made[count // 2]["body"] = None
        made[count // 3]["day"] = "soonish"
        return made

    return rows


@pytest.fixture(scope="session")
def on_one_machine() -> Callable[[list[dict[str, str | None]]], AsPrinted]:
    """The record of each row as JSON by its address, as the library prints it; nothing for a bad one."""

    def records(rows: list[dict[str, str | None]]) -> AsPrinted:
        extractor = newsextract.load()
        printed = {}
        for row in rows:
            if row["body"] is not None and row["day"] != "soonish":
                document = extractor.extract(row["body"], published=row["day"], id=row["url"], title=row["headline"])
                printed[str(row["url"])] = document.to_json()
        return printed

    return records


@pytest.fixture(scope="session")
def hundreds(make_rows, on_one_machine) -> tuple[list[dict[str, str | None]], AsPrinted]:
    """Some hundred rows, and their records on one machine."""
    rows = make_rows(HUNDREDS)
    return rows, on_one_machine(rows)


@pytest.fixture(scope="session")
def as_printed() -> Callable[[list[Any]], tuple[AsPrinted, dict[str, str]]]:
    """What an engine's rows hold: the record of each address as JSON, and the errors."""
    from newsextract.engines.arrow import document_from_row

    def read(rows: list[Any]) -> tuple[AsPrinted, dict[str, str]]:
        good = [document_from_row(row) for row in rows if row["error"] is None]
        bad = {row["source"]["id"]: row["error"] for row in rows if row["error"] is not None}
        assert len(good) + len(bad) == len(rows)
        return {str(document.source.id): document.to_json() for document in good}, bad

    return read


@pytest.fixture(scope="session")
def signed_in_2019() -> list[dict[str, str]]:
    """An archive of four releases; two tell of an agreement signed in 2019."""
    releases = {
        "a": (
            "2019-05-06",
            "The University of Vila Nova and the Ministry of Lakes of Norland signed an agreement on 3 May 2019.",
        ),
        "b": (
            "2019-11-21",
            "On 20 November, Kolkheti Technical University signed a memorandum of understanding with "
            "the Baltic Institute of Forestry.",
        ),
        "c": (
            "2018-02-02",
            "The University of Vila Nova and Kolkheti Technical University signed an agreement on 1 February 2018.",
        ),
        "d": ("2019-06-04", "The Rector of the University of Vila Nova visited the Ministry of Lakes on 3 June 2019."),
    }
    return [{"id": name, "published": day, "text": text} for name, (day, text) in releases.items()]


@pytest.fixture
def run_page_example(capsys, update_snapshots: bool) -> Callable[..., str]:
    """Runs an example of docs/engines.md by its name, compares what it prints with the page, and returns its code."""
    page = REPOSITORY / "docs" / "engines.md"

    def run(name: str, **names: object) -> str:
        words = page.read_text(encoding="utf-8")
        block = rf"<!-- {name} -->\n\n```python\n(?P<code>.*?)```\n\n```text\n(?P<output>.*?)```\n"
        example = re.search(block, words, re.DOTALL)
        assert example is not None
        exec(example["code"], names)
        printed = capsys.readouterr().out.rstrip("\n") + "\n"
        if update_snapshots:
            fresh = words[: example.start("output")] + printed + words[example.end("output") :]
            page.write_text(fresh, encoding="utf-8", newline="\n")
        else:
            assert printed == example["output"]
        return example["code"]

    return run
