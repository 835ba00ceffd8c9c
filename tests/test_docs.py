"""The pages keep their word: examples run and print what the page shows, commands and links lead somewhere.

pytest tests/test_docs.py --update-snapshots        rewrites the shown output and docs/cli.md
"""

from __future__ import annotations

import contextlib
import io
import json
import re
from pathlib import Path

import pytest

import newsextract
from command_page import render_command_page
from fixture_articles import FIXTURES, REPOSITORY
from newsextract.cli import main
from snapshots import render_event

README = REPOSITORY / "README.md"
PAGES = [*sorted(REPOSITORY.glob("*.md")), *sorted((REPOSITORY / "docs").rglob("*.md"))]
WITH_EXAMPLES = [README, REPOSITORY / "docs" / "api.md"]
PYTHON = re.compile(r"```python\n(?P<code>.*?)```\n\n(?:```text\n(?P<output>.*?)```\n)?", re.DOTALL)
JSON = re.compile(r"(?<=```json\n).*?(?=```\n)", re.DOTALL)

pages = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(REPOSITORY)))


def run_examples(page: str) -> list[str]:
    """What each Python example of a page prints; later ones may use the names of earlier ones."""
    names: dict[str, object] = {}
    printed = []
    for example in PYTHON.finditer(page):
        with contextlib.redirect_stdout(io.StringIO()) as out:
            exec(example["code"], names)
        printed.append(out.getvalue())
    return printed


def with_output(page: str, outputs: list[str]) -> str:
    """The page with the output that its examples printed."""
    following = iter(outputs)

    def example(found: re.Match[str]) -> str:
        output = next(following)
        return f"```python\n{found['code']}```\n\n" + (f"```text\n{output}```\n" if output else "")

    return PYTHON.sub(example, page)


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=lambda path: path.name)
def test_examples_print_what_the_page_shows(path: Path, update_snapshots: bool):
    """Each Python example runs, and the text block below it is its output."""
    page = path.read_text(encoding="utf-8")
    fresh = with_output(page, run_examples(page))
    if update_snapshots:
        path.write_text(fresh, encoding="utf-8", newline="\n")
        page = fresh
    assert PYTHON.search(page)
    assert page == fresh


def commands() -> list[str]:
    """The README's commands that set something up, as .ci/run reads them."""
    return [line for line in README.read_text(encoding="utf-8").splitlines() if line.startswith("python3 -m venv ")]


def test_the_two_commands_come_first_and_stand_alone():
    """The first two commands of the README each set up and do their work: one prints a record, one tests."""
    blocks = re.findall(r"```sh\n(.*?)\n```", README.read_text(encoding="utf-8"), re.DOTALL)
    show, run_tests = blocks[:2]
    assert [show, run_tests] == commands()
    assert Path(REPOSITORY, re.findall(r"fixtures/\S+\.txt", show)[0]).is_file()
    assert run_tests.endswith(".venv/bin/python -m pytest")


def test_the_checks_run_the_commands_of_the_readme():
    """.ci/run takes both commands from the README instead of having its own."""
    script = (REPOSITORY / ".ci" / "run").read_text(encoding="utf-8")
    assert "grep '^python3 -m venv ' README.md" in script
    assert "readme_command 1" in script
    assert "readme_command 2" in script
    assert " -m pytest\n" not in script


def test_the_shown_event_is_that_of_the_shown_command(update_snapshots: bool):
    """The README's JSON is the agreement in the record that its first command prints."""
    name, published = re.findall(r'(fixtures/\S+\.txt) --published "(.+)"', commands()[0])[0]
    text = (FIXTURES.parent / name).read_bytes().decode("utf-8")
    record = json.loads(newsextract.extract(text, published=published).to_json())
    agreement = next(event for event in record["events"] if event["type"] == "agreement")
    fresh = render_event(agreement) + "\n"
    page = README.read_text(encoding="utf-8")
    if update_snapshots:
        page = JSON.sub(lambda _: fresh, page, count=1)
        README.write_text(page, encoding="utf-8", newline="\n")
    assert JSON.findall(page) == [fresh]


def test_the_command_page_is_fresh(update_snapshots: bool):
    """docs/cli.md is made from the commands themselves."""
    path = REPOSITORY / "docs" / "cli.md"
    if update_snapshots:
        path.write_text(render_command_page(main), encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == render_command_page(main)


@pages
def test_what_a_page_points_to_exists(page: Path):
    """Every file of the repository that a page names in backticks or links to is there."""
    words = page.read_text(encoding="utf-8")
    named = re.findall(r"`((?:src|tests|docs|fixtures|\.ci)/[\w./-]+)`", words)
    linked = [str(page.parent / link) for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", words)]
    missing = [name for name in named if not (REPOSITORY / name).exists()]
    missing += [link for link in linked if not Path(link).exists()]
    assert missing == []
