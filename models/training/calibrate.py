"""How sure an event is: weights of its signals, from articles that the model did not learn from, and their fit."""

from __future__ import annotations

import argparse
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from configuration import add_config, read_config
from held_out import held_out_step
from regression import fitted

import newsextract
from newsextract.evaluate import GoldDocument, read_gold
from newsextract.evaluate.align import DocumentAlignment
from newsextract.evaluate.found import found_in
from newsextract.events.confidence import SIGNALS, confidence_of
from newsextract.events.store import read_events
from newsextract.pipeline import document_of

_BORDERS = (0.0, 0.5, 0.7, 0.8, 0.9, 1.0)


def observed(articles: list[GoldDocument]) -> tuple[np.ndarray, np.ndarray]:
    """The signals of every event that is found in the articles, and whether gold has it."""
    extractor = newsextract.load()
    rows, right = [], []
    for article in articles:
        doc = extractor.annotate(article.text, article.published, article.id, article.title)
        found = found_in(document_of(doc))
        hits = {id(event) for _, event in DocumentAlignment(article, found).events.matched}
        for event, record in zip(read_events(doc), found.events, strict=True):
            rows.append(event.signals)
            right.append(id(record) in hits)
    return np.array(rows), np.array(right, dtype=float)


def weights_of(signals: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Weights of a logistic regression, the intercept first, with a ridge on all but it."""
    rows = np.column_stack([np.ones(len(signals)), signals])
    return fitted(rows, right, ridge=np.array([0.0, *[1.0] * signals.shape[1]]))


def reliability(confidences: np.ndarray, right: np.ndarray) -> list[str]:
    """Rows of a Markdown table: how many events of each range of confidence there are, and how many are right."""
    lines = ["| confidence | events | mean | right |", "|---|---:|---:|---:|"]
    for low, high in pairwise(_BORDERS):
        inside = (confidences >= low) & (confidences < high)
        if inside.any():
            mean, share = confidences[inside].mean(), right[inside].mean()
            lines.append(f"| {low:.1f} to {high:.1f} | {inside.sum()} | {mean:.2f} | {share:.2f} |")
    return lines


def articles_left_out(config: dict[str, Any], every: int) -> list[GoldDocument]:
    """Real and written articles that were left out, but for those that `known_before` matches the id of."""
    paths = [config["data"]["gold"], *config["data"]["written"]]
    known = config["training"]["known_before"]
    left_out = [article for path in paths if path for article in read_gold(Path(path))[::every]]
    return [article for article in left_out if not (known and re.match(known, article.id))]


def main() -> None:
    """Command line: calibrate.py [--config FILE]; prints weights for deciders.yaml and the table of the model card."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_config(parser)
    config = read_config(parser.parse_args().config)
    every = held_out_step(config)
    left_out = articles_left_out(config, every)
    signals, right = observed(left_out)
    weights = [round(float(weight), 3) for weight in weights_of(signals, right)]
    print("signals:", ", ".join(SIGNALS))
    print("confidence:", weights)
    for name, articles in (("held out", left_out), ("dev", read_gold(Path(config["data"]["dev"])))):
        signals, right = observed(articles)
        confidences = np.array([confidence_of(row, weights) for row in signals])
        print(f"\n{name}: {len(right)} events\n", *reliability(confidences, right), sep="\n")


if __name__ == "__main__":
    main()
