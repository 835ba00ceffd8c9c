"""The declared event types: roles, what may fill them, and the rules that tell an event; all of it read from YAML."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from ..resources.rules import read_rules
from .examples import read_example

Kind = Literal["person", "office", "group", "institution", "place"]
Voice = Literal["active", "passive", "any"]
Relation = Literal[
    "subject",
    "object",
    "by",
    "with",
    "between",
    "of",
    "from",
    "to",
    "in",
    "at",
    "on",
    "for",
    "into",
    "among",
    "under",
    "before",
    "led by",
    "accompanied by",
    "attended by",
    "hosted by",
    "headed by",
    "joined by",
    "chaired by",
    "invitation of",
    "then in",
    "then at",
    "then to",
    "then with",
    "possessive",
    "premodifier",
    "itself",
    "speaker",
]
Words = Annotated[str, StringConstraints(pattern=r"^\S+( \S+)*$")]
RuleName = Annotated[str, StringConstraints(pattern=r"^[a-z]+(-[a-z]+)+$")]
RoleName = Annotated[str, StringConstraints(pattern=r"^[a-z]+$")]
FieldName = Annotated[str, StringConstraints(pattern=r"^[a-z_]+$")]
DECLARED: tuple[str, ...] = ("visit", "meeting", "agreement")


class Declared(BaseModel):
    """Base of what a linguist declares: frozen, and refusing keys that mean nothing."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Role(Declared):
    """A part that an entity plays: the record field it fills, the kinds of entity it takes, and how many.

    Where it is not `many`, `further` may name a field for those that the text lists beside the one.
    `affiliations_of` names the role for whose people the institutions or countries where they hold their posts play
    this part, if the text names nobody else: who signs binds the house.
    """

    name: RoleName
    field: FieldName
    kinds: tuple[Kind, ...] = Field(min_length=1)
    many: bool = True
    further: FieldName | None = None
    affiliations_of: RoleName | None = None

    @model_validator(mode="after")
    def _has_further_ones_beside_one(self) -> Role:
        if self.further is not None and self.many:
            raise ValueError(f"role {self.name!r} is for many: it needs no field for `further` ones")
        return self


class TriggerPattern(Declared):
    """Words that announce an event: verbs or nouns.

    A verb may be several words ("take part in"): the first is inflected. `objects` are nouns of which one must head
    the verb's object ("sign" an "agreement"). A noun may have to stand `under` a verb that it is the logical object
    of ("hold" a meeting, the meeting was "attended" by), or `over` one that it is the subject of (the meeting
    "brought together"). A word of `unless` directly before or after the trigger makes it another thing ("press"
    conference); so does one of `unless_objects` as the object of a verb ("meet" the needs).
    """

    verbs: tuple[Words, ...] = ()
    nouns: tuple[Words, ...] = ()
    voice: Voice = "any"
    objects: tuple[Words, ...] = ()
    under: tuple[Words, ...] = ()
    over: tuple[Words, ...] = ()
    unless: tuple[Words, ...] = ()
    unless_objects: tuple[Words, ...] = ()

    @model_validator(mode="after")
    def _is_verb_or_noun(self) -> TriggerPattern:
        if bool(self.verbs) == bool(self.nouns):
            raise ValueError("a trigger is either verbs or nouns")
        if (self.under or self.over) and not self.nouns:
            raise ValueError("only a noun can stand under or over a verb")
        if (self.objects or self.unless_objects) and not self.verbs:
            raise ValueError("only a verb has objects")
        return self


class RolePattern(Declared):
    """Where the fillers of a role stand, best place first, and which kinds of entity count there.

    Without a filler of a `required` pattern the rule tells nothing. Of groups only those with one of the `heads` count,
    if any are named ("delegation").
    """

    role: RoleName
    where: tuple[Relation, ...] = Field(min_length=1)
    kinds: tuple[Kind, ...] = ()
    required: bool = False
    heads: tuple[Words, ...] = ()


class EventRule(Declared):
    """One way to tell an event: its trigger, where its arguments stand, and how many of each role it needs at least.

    A rule that `continues` tells no event of its own: its arguments join the event of the type told just before
    ("also present were …"); one that `retells` does so where it shares somebody with that event ("they discussed …").
    `confidence` is the share of right events among those the rule found in annotated articles.
    """

    name: RuleName
    trigger: TriggerPattern
    arguments: tuple[RolePattern, ...] = Field(min_length=1)
    needs: dict[RoleName, int] = Field(default_factory=dict)
    continues: bool = False
    retells: bool = False
    confidence: float = Field(ge=0, le=1)
    matches: tuple[str, ...] = Field(min_length=1)
    rejects: tuple[str, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _has_readable_examples(self) -> EventRule:
        for example in (*self.matches, *self.rejects):
            read_example(example)
        return self


class EventType(Declared):
    """An event type: its roles, the roles of which at least one is needed, further spans, and its rules.

    `listed` is the role of those whom a list of names below a telling gives ("Participants included:").
    """

    type: RoleName
    roles: tuple[Role, ...] = Field(min_length=1)
    needs_one_of: tuple[RoleName, ...] = Field(min_length=1)
    spans: tuple[RoleName, ...] = ()
    listed: RoleName | None = None
    rules: tuple[EventRule, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _knows_its_roles(self) -> EventType:
        known = {role.name for role in self.roles}
        named = {*self.needs_one_of, *([self.listed] if self.listed else [])}
        for rule in self.rules:
            named |= {pattern.role for pattern in rule.arguments} | set(rule.needs)
            for example in rule.matches:
                named |= {role for _, _, _, role in read_example(example).marks if role}
        if named - known:
            raise ValueError(f"no role {min(named - known)!r}; {self.type} has {', '.join(sorted(known))}")
        return self

    @model_validator(mode="after")
    def _fills_each_field_once(self) -> EventType:
        fields = [*(role.field for role in self.roles), *(role.further for role in self.roles if role.further)]
        twice = next((field for field in fields if fields.count(field) > 1), None)
        if twice:
            raise ValueError(f"two roles of {self.type} fill the field {twice!r}, or one fills it twice")
        return self

    @model_validator(mode="after")
    def _has_rules_of_one_name_each(self) -> EventType:
        names = [rule.name for rule in self.rules]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice:
            raise ValueError(f"two rules are named {twice!r}")
        return self

    def __hash__(self) -> int:
        return hash((self.type, tuple(rule.name for rule in self.rules)))

    def role(self, name: str) -> Role:
        """The role of that name."""
        return next(role for role in self.roles if role.name == name)


@cache
def read_types() -> tuple[EventType, ...]:
    """The event types that the package declares, in the order in which they are looked for.

    Raises `ResourceError` that names the file, the rule and what is wrong with it.
    """
    return tuple(read_rules(name, EventType) for name in DECLARED)
