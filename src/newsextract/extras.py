"""Packages that only some users need: where one is missing, the error is a line with the command that installs it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from .errors import MissingExtraError


def import_extra(package: str, *, extra: str, purpose: str) -> Any:
    """The package, imported. Raises `MissingExtraError` that says what it is needed for and how to install it."""
    try:
        return import_module(package)
    except ModuleNotFoundError as error:
        if error.name not in (package, package.partition(".")[0]):
            raise _broken(error, package, extra, purpose) from error
        raise MissingExtraError(purpose, package, extra) from error
    except ImportError as error:
        raise _broken(error, package, extra, purpose) from error


def _broken(error: ImportError, package: str, extra: str, purpose: str) -> MissingExtraError:
    """The error of a package that is there, but not what it needs in turn."""
    problem = f"cannot be imported ({' '.join(str(error).split())})"
    return MissingExtraError(purpose, package, extra, problem=problem)
