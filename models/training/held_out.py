"""Which articles the model did not learn from."""

from __future__ import annotations

from typing import Any, TypeVar

Article = TypeVar("Article")


def held_out_step(config: dict[str, Any]) -> int:
    """Every how many articles one is left out; ends the command with one line where none is."""
    step: int = config["training"]["held_out"]
    if step < 1:
        message = "every article was learned from, and none is left to measure on; set it to 10 and train again"
        raise SystemExit(f"training.held_out is {step} in the configuration: {message}")
    return step


def learned_from(articles: list[Article], step: int) -> list[Article]:
    """All articles but every `step`-th; all where the step is 0."""
    return [article for n, article in enumerate(articles) if not step or n % step]


def measured_on(articles: list[Article], step: int) -> list[Article]:
    """The articles that were left out."""
    return articles[::step] if step else []
