"""Packages that only some users need: where one is missing, the error is a line with the command that installs it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from .errors import MissingExtraError


def import_extra(package: str, *, extra: str, purpose: str) -> Any:
    """The package, imported. Raises `MissingExtraError` that says what it is needed for and how to install it."""
    try:
        return import_module(package)
    except ImportError as error:
        raise MissingExtraError(purpose, package, extra) from error
