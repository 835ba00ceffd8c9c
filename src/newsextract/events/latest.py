"""What is computed once for a document and read many times over: kept for the latest document only."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Latest(Generic[_Key, _Value]):
    """A function of one object, by its identity, that remembers its latest answer."""

    def __init__(self, compute: Callable[[_Key], _Value]) -> None:
        self._compute = compute
        self._kept: tuple[_Key, _Value] | None = None

    def __call__(self, key: _Key) -> _Value:
        kept = self._kept
        if kept is None or kept[0] is not key:
            kept = (key, self._compute(key))
            self._kept = kept
        return kept[1]
