"""docs/cli.md, made from the commands themselves; independent of how a version of click lays out its help."""

from __future__ import annotations

from collections.abc import Iterator

import click

OPENING = """\
# The command line

Made from the commands by `tests/command_page.py`; after a change of a command run
`pytest tests/test_docs.py --update-snapshots`.
"""


def render_command_page(group: click.Group) -> str:
    """The page: the group, and each command with its arguments and options."""
    sections = ["## newsextract", _paragraphs(group.help)]
    for name, command in group.commands.items():
        sections += [f"## newsextract {name}", f"    {_usage(name, command)}", _paragraphs(command.help)]
        sections += [_table(options)] if (options := list(_options(command))) else []
    return "\n\n".join([OPENING.rstrip(), *sections]) + "\n"


def _usage(name: str, command: click.Command) -> str:
    arguments = [one.metavar or one.name or "" for one in command.params if isinstance(one, click.Argument)]
    options = ["[OPTIONS]"] if list(_options(command)) else []
    return " ".join(["newsextract", name, *options, *arguments])


def _paragraphs(help_text: str | None) -> str:
    paragraphs = (help_text or "").strip().split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _options(command: click.Command) -> Iterator[tuple[str, str]]:
    for one in command.params:
        if isinstance(one, click.Option):
            names = ", ".join(f"`{name}`" for name in one.opts)
            value = "" if one.is_flag else f" {_value(one)}"
            yield names + value, " ".join((one.help or "").split())


def _value(option: click.Option) -> str:
    if option.metavar:
        return option.metavar
    if isinstance(option.type, click.Choice):
        return " or ".join(str(choice) for choice in option.type.choices)
    return "FILE" if isinstance(option.type, click.Path) else option.type.name.split()[0].upper()


def _table(options: list[tuple[str, str]]) -> str:
    rows = [f"| {names} | {meaning} |" for names, meaning in options]
    return "\n".join(["| option | meaning |", "|---|---|", *rows])
