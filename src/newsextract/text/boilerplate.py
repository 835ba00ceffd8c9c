"""Navigation and footers: what surrounds an article on its page and tells nothing."""

from __future__ import annotations

import regex

from .lines import Line

_ALWAYS = regex.compile(
    r"(?:#\s?){2,}|\*\s?\*\s?\*|-\s?30\s?-|Share (?:on|this)\b:?.{0,80}|(?:©|Copyright\b|\(c\)).{0,120}|All rights reserved\.?",
    regex.IGNORECASE,
)


def boilerplate_groups(groups: list[list[Line]]) -> set[int]:
    """Which groups are boilerplate, by number."""
    return {index for index, group in enumerate(groups) if len(group) == 1 and _ALWAYS.fullmatch(group[0].words)}
