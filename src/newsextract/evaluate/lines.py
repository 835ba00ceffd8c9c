"""JSON Lines -> checked models; a bad line is named."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from ..errors import GoldError

Model = TypeVar("Model", bound=BaseModel)


def read_bytes(path: Path) -> bytes:
    """What a file holds. Raises `GoldError` where it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise GoldError(f"{path}: there is no such file") from None
    except OSError as error:
        raise GoldError(f"{path}: cannot be read: {error.strerror}") from error


def read_lines(path: Path, model: type[Model]) -> Iterator[tuple[int, Model]]:
    """Each line that is not blank, with its number from 1.

    Raises `GoldError` that names the line and what is wrong with it.
    """
    for number, line in enumerate(read_bytes(path).removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if not line.strip():
            continue
        try:
            yield number, model.model_validate_json(line)
        except ValidationError as error:
            raise GoldError(f"{path}: line {number}: {first_problem(error)}") from error


def first_problem(error: ValidationError) -> str:
    """The first thing that is wrong, in one line: where in the record, and what."""
    problem = error.errors(include_url=False, include_context=False)[0]
    where = ".".join(str(step) for step in problem["loc"])
    what = problem["msg"].removeprefix("Value error, ")
    return f"{where}: {what}" if where else what
