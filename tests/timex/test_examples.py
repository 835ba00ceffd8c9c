"""The examples in the docstrings of the date stage."""

from __future__ import annotations

import doctest
import importlib

import pytest


@pytest.mark.parametrize("name", ["finding", "published", "reading"])
def test_examples_print_what_they_say(name: str) -> None:
    """Every example of the public functions gives the result that it shows."""
    ran = doctest.testmod(importlib.import_module(f"newsextract.timex.{name}"))
    assert ran.attempted > 0
    assert ran.failed == 0
