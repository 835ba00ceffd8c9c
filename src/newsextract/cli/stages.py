"""--exclude and --option: what the commands say to the stages of the pipeline."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

import click

from ..extractor import load
from ..pipeline import STAGES

_PREFIX = "newsextract_"
StageOptions = dict[str, dict[str, Any]]


def stage_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options --exclude and --option, shared by the commands that extract."""
    exclude = click.option(
        "--exclude", multiple=True, metavar="STAGE", help='Leave a stage out, such as "events". May be repeated.'
    )
    option = click.option(
        "--option",
        "chosen",
        multiple=True,
        metavar="STAGE.NAME=VALUE",
        help='An option of a stage, such as "entities.day_first=true" or "entities.fiscal_month=4". May be repeated.',
    )
    return exclude(option(command))


def read_stages(exclude: Sequence[str], chosen: Sequence[str]) -> tuple[tuple[str, ...], StageOptions]:
    """The stages to leave out and the options of the others, in the form that `load` takes.

    A stage or option that does not exist, or a value that it does not take, is a usage error.
    """
    left_out = tuple(_whole_name(name) for name in exclude)
    options: StageOptions = {}
    for words in chosen:
        stage, name, value = _split(words)
        options.setdefault(stage, {})[name] = value
    if left_out or options:
        _try(left_out, options)
    return left_out, options


def _split(words: str) -> tuple[str, str, Any]:
    """The stage, the option's name and its value: JSON, else the words themselves."""
    path, equals, value = words.partition("=")
    stage, dot, name = path.rpartition(".")
    if not (equals and dot and stage and name):
        raise click.UsageError(f"--option {words!r} is not STAGE.NAME=VALUE, such as entities.day_first=true")
    try:
        return _whole_name(stage), name, json.loads(value)
    except ValueError:
        return _whole_name(stage), name, value


def _whole_name(stage: str) -> str:
    """A stage's name, which may be given without what all of them begin with."""
    return _PREFIX + stage if _PREFIX + stage in STAGES else stage


def _try(exclude: Sequence[str], options: StageOptions) -> None:
    """A usage error where these stages cannot be loaded; spaCy's message ends with its whole configuration."""
    try:
        load(exclude=exclude, options=options)
    except ValueError as error:
        said = [line for line in str(error).splitlines() if line.strip() and not line.startswith("{")]
        raise click.UsageError(": ".join(said)) from None
