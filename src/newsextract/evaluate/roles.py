"""Which event types the records know, and which of their fields are roles: read off the record models themselves."""

from __future__ import annotations

from typing import get_args

from pydantic.fields import FieldInfo

from ..records.events import Event
from ..records.spans import Ref

_FURTHER = "further_"
_PLURALS = (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("shes", "sh"), ("s", ""))


def event_models() -> dict[str, type[Event]]:
    """Every event record that is declared, by its type, in the order of declaration."""
    return {_type_of(model): model for model in _below(Event) if _type_of(model)}


def roles_of(model: type[Event]) -> dict[str, str]:
    """The fields of an event record that refer to entities, each with the role it holds.

    A list of references is named in the plural, its role in the singular; `further_` ones hold the role of the first.

    >>> from newsextract.records.events import Agreement, Visit
    >>> roles_of(Agreement)
    {'parties': 'party', 'signatories': 'signatory'}
    >>> roles_of(Visit)["further_destinations"]
    'destination'
    """
    own = {name: field for name, field in model.model_fields.items() if name not in Event.model_fields}
    referring = {name: field for name, field in own.items() if _refers(field)}
    return {
        name: singular(name.removeprefix(_FURTHER)) if _is_list(field) else name for name, field in referring.items()
    }


def role_names(model: type[Event]) -> tuple[str, ...]:
    """The roles of an event record, each once, in the order of its fields."""
    return tuple(dict.fromkeys(roles_of(model).values()))


def singular(plural: str) -> str:
    """The singular of a regular plural."""
    for ending, single in _PLURALS:
        if plural.endswith(ending):
            return plural[: -len(ending)] + single
    return plural


def _below(model: type[Event]) -> list[type[Event]]:
    return [found for child in model.__subclasses__() for found in (child, *_below(child))]


def _type_of(model: type[Event]) -> str:
    literals = get_args(model.model_fields["type"].annotation)
    return str(literals[0]) if literals else ""


def _refers(field: FieldInfo) -> bool:
    return field.annotation is Ref or Ref in get_args(field.annotation)


def _is_list(field: FieldInfo) -> bool:
    return Ellipsis in get_args(field.annotation)
