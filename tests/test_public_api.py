"""What users can reach: listed in `__all__`, documented in the code and in docs/api.md, and nothing more."""

from __future__ import annotations

import inspect
import re

import pytest
from pydantic import BaseModel

import newsextract
from fixture_articles import REPOSITORY

PAGE = (REPOSITORY / "docs" / "api.md").read_text(encoding="utf-8")
HEADINGS = re.findall(r"^### `(\w+)`$", PAGE, re.MULTILINE)
PUBLIC = [name for name in newsextract.__all__ if not name.startswith("__")]


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_name_has_a_docstring_of_its_own(name: str):
    """Every public function and class says what it promises, and does not inherit the words."""
    value = getattr(newsextract, name)
    if inspect.isroutine(value) or inspect.isclass(value):
        assert value.__doc__
        assert value.__doc__ not in {BaseModel.__doc__, Exception.__doc__}


def test_the_page_describes_exactly_the_public_names():
    """docs/api.md has one heading for each name of `__all__`, and none for anything else."""
    assert sorted(HEADINGS) == sorted(PUBLIC)


def test_public_names_are_listed_once():
    """`__all__` repeats nothing, and all of it can be imported."""
    assert len(set(newsextract.__all__)) == len(newsextract.__all__)
    assert all(hasattr(newsextract, name) for name in newsextract.__all__)


@pytest.mark.parametrize(
    "model", [value for value in vars(newsextract).values() if inspect.isclass(value) and issubclass(value, BaseModel)]
)
def test_the_page_names_every_field_of_a_record(model: type[BaseModel]):
    """A field of a public record appears in docs/api.md."""
    assert [field for field in model.model_fields if f"`{field}`" not in PAGE and f".{field}" not in PAGE] == []


@pytest.mark.parametrize("function", ["load", "extract", "dates", "explain"])
def test_the_page_names_every_parameter(function: str):
    """The signatures shown in docs/api.md have the parameters of the code."""
    shown = re.findall(rf"^`{function}\((.*?)\)`", PAGE, re.MULTILINE)[0]
    names = [re.split("[=:]", one)[0].strip() for one in shown.split(",")]
    assert [name for name in names if name != "*"] == list(inspect.signature(getattr(newsextract, function)).parameters)
