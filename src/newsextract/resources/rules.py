"""Reads rule files (YAML) into checked models; a bad rule is refused when it is read, not when it meets a text."""

from __future__ import annotations

from importlib.resources import files
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from ..errors import ResourceError

_Model = TypeVar("_Model", bound=BaseModel)


class _WordsStayWords(yaml.SafeLoader):
    """YAML in which "no", "on" and "off" are words: rules list many, and mean no booleans by them."""


_WordsStayWords.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_rules(name: str, model: type[_Model]) -> _Model:
    """`rules/NAME.yaml` as one checked model.

    Raises `ResourceError` that names the file, the entry and what is wrong with it.
    """
    path = files("newsextract.resources") / "rules" / f"{name}.yaml"
    try:
        content = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ResourceError(f"rules/{name}.yaml", "file", "is not part of this installation; reinstall") from None
    return parse_rules(content, f"rules/{name}.yaml", model)


def parse_rules(content: str, file: str, model: type[_Model]) -> _Model:
    """YAML text as one checked model; `file` is the name that errors give."""
    try:
        loaded: Any = yaml.load(content, Loader=_WordsStayWords)
        return model.model_validate(loaded)
    except yaml.YAMLError as error:
        raise ResourceError(file, "file", f"is no YAML: {' '.join(str(error).split())}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(step) for step in first["loc"]) or "file"
        raise ResourceError(file, where, first["msg"]) from error
