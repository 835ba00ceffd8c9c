"""A record as text whose differences people can read: one entity a line, one field of an event a line, valid JSON."""

from __future__ import annotations

import json
from typing import Any


def render(record: dict[str, Any]) -> str:
    """The record as JSON in its own key order."""
    fields = (f"  {_json(name)}: {_field(name, value)}" for name, value in record.items())
    return "{\n" + ",\n".join(fields) + "\n}\n"


def _field(name: str, value: Any) -> str:
    if not isinstance(value, list) or not value:
        return _json(value)
    lines = (render_event(one, indent="    ") if name == "events" else _json(one) for one in value)
    return "[\n    " + ",\n    ".join(lines) + "\n  ]"


def render_event(event: dict[str, Any], *, indent: str = "") -> str:
    """The event as JSON, one field a line."""
    fields = (f"{indent}  {_json(name)}: {_json(value)}" for name, value in event.items())
    return "{\n" + ",\n".join(fields) + f"\n{indent}}}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
