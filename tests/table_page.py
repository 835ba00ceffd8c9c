"""docs/tables.md: its columns, made from the tables themselves, and its examples, with what they print."""

from __future__ import annotations

import re
from collections.abc import Callable

from fixture_articles import REPOSITORY
from newsextract.outputs.table import Table
from newsextract.outputs.tables import TABLES

PAGE = REPOSITORY / "docs" / "tables.md"
TYPES = {"string": "string", "integer": "int64", "number": "double", "date": "date32", "strings": "list<string>"}

_EXAMPLE = re.compile(r"<!-- (?P<path>examples/\S+) -->\n(?:\n```\w+\n.*?```\n\n```text\n.*?```\n)?", re.DOTALL)


def refresh(page: str, run_example: Callable[[str], str]) -> str:
    """The page with fresh columns, and after each marker the example's code and what it prints."""
    head = page[: page.index("\n### ")] if "\n### " in page else page
    with_examples = _EXAMPLE.sub(lambda found: _example(found["path"], run_example(found["path"])), head)
    return with_examples.rstrip() + "\n\n" + "\n\n".join(_section(table) for table in TABLES) + "\n"


def code_of(path: str) -> str:
    """An example without the words at its top."""
    code = (REPOSITORY / path).read_text(encoding="utf-8")
    return re.sub(r'\A(?:""".*?"""\n+|(?:--[^\n]*\n)+)', "", code, flags=re.DOTALL)


def _example(path: str, printed: str) -> str:
    language = "python" if path.endswith(".py") else "sql"
    return f"<!-- {path} -->\n\n```{language}\n{code_of(path)}```\n\n```text\n{printed.strip()}\n```\n"


def _section(table: Table) -> str:
    key = ("document_number", *table.key)
    rows = [
        f"| `{column.name}`{'*' if column.name in key else ''} | {TYPES[column.kind]}"
        f"{'' if column.nullable else ', never null'} | {column.meaning} |"
        for column in table.columns
    ]
    return "\n".join(
        [f"### `{table.name}`", "", table.meaning, "", "| column | type | meaning |", "|---|---|---|", *rows]
    )
