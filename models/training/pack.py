"""Articles -> shelves of windows with their answers and the rules' advice; shelves that are there are kept."""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path
from typing import Any

from advisor import Advisor
from augment import augment, read_names
from columns import write_columns
from configuration import add_configuration, configured
from corpora import read_corpora
from encoders import encoder_folder
from held_out import learned_from, measured_on
from prepare import build_windows, read_articles
from releases import choose_releases, read_releases
from shelves import CASE, CORPORA, MEASURED, PLAIN, Shelves, releases_shelf, renamed_shelf
from tokenizers import Tokenizer

from newsextract.model.pieces import load_tokenizer

Article = dict[str, Any]
Lessons = list[tuple[Article, int]]  # each article with the length of its windows


def lessons_of(config: dict[str, Any]) -> dict[str, Lessons]:
    """The articles of each shelf."""
    paths, length = config["data"], config["windows"]["length"]
    gold, dev = read_articles(Path(paths["gold"])), read_articles(Path(paths["dev"]))
    step = config["training"]["held_out"]
    learned = [*learned_from(gold, step), *(read_articles(Path(paths["written"])) if paths["written"] else [])]
    known = [article["text"] for article in [*gold, *dev]]
    shelves = {
        name: [(one, length) for one in some]
        for name, some in zip(MEASURED, (dev, measured_on(gold, step)), strict=True)
    }
    shelves[PLAIN] = [(article, length) for article in learned]
    shelves |= _renamed(learned, config)
    others = read_corpora(Path(paths["corpora"]), without=known) if paths["corpora"] else []
    shelves[CORPORA] = [(article, length) for article in others if article["source"] in paths["sources"]]
    shelves[CASE] = _case(config)
    return shelves | _releases(config, known)


def _case(config: dict[str, Any]) -> Lessons:
    """The article that the project started from, under other names and as it is, in windows of all lengths."""
    if not config["data"]["case"]:
        return []
    settings, lengths = config["case"], config["windows"]["lengths"]
    names, articles = read_names(Path(config["data"]["lexicons"])), read_articles(Path(config["data"]["case"]))
    renamed = [
        augment(article, names, random.Random(settings["seed"] + version), share=settings["share"])
        for article in articles
        for version in range(settings["versions"])
    ]
    return [*in_turn(renamed, lengths), *((article, length) for article in articles for length in lengths)]


def _renamed(articles: list[Article], config: dict[str, Any]) -> dict[str, Lessons]:
    """The annotated articles under other names, and cut anew: they take turns with the window lengths."""
    names, settings, shelves = read_names(Path(config["data"]["lexicons"])), config["renaming"], {}
    for version in range(1, settings["versions"] + 1):
        rng, share = random.Random(settings["seed"] * 1000 + version), settings["share"]
        renamed = [augment(one, names, rng, share=share) if rng.random() < share else one for one in articles]
        lengths = list(config["windows"]["lengths"])
        rng.shuffle(lengths)
        shelves[renamed_shelf(version)] = in_turn(renamed, lengths)
    return shelves


def _releases(config: dict[str, Any], known: list[str]) -> dict[str, Lessons]:
    choice, path = config["releases"], config["data"]["releases"]
    chosen = choose_releases(read_releases(Path(path)), choice, without=known) if path else []
    parts, lengths = choice["parts"], config["windows"]["lengths"]
    return {releases_shelf(part): in_turn(chosen[part::parts], lengths) for part in range(parts if path else 0)}


def in_turn(articles: Sequence[Article], lengths: Sequence[int]) -> Lessons:
    """The articles, which take turns with the window lengths."""
    return [(article, lengths[number % len(lengths)]) for number, article in enumerate(articles)]


@cache
def _advisor() -> Advisor:
    return Advisor()


@cache
def _tokenizer(encoder: str) -> Tokenizer:
    return load_tokenizer(encoder_folder(encoder) / "tokenizer.json")


def pack_shelf(path: Path, lessons: Lessons, *, encoder: str, overlap: int) -> str:
    """Write the windows of the articles of a shelf; one line that tells how many."""
    windows = [
        window
        for article, length in lessons
        for window in build_windows(
            article, _tokenizer(encoder), _advisor().advise(article), length=length, overlap=overlap
        )
    ]
    write_columns(path, windows)
    return f"{path.stem}: {len(lessons)} articles, {len(windows)} windows, {sum(len(w.ids) for w in windows)} pieces"


def pack(config: dict[str, Any], build: Path, *, processes: int) -> None:
    """Pack all shelves that are not there yet."""
    shelves, shape = Shelves(build), {"encoder": config["data"]["encoder"], "overlap": config["windows"]["overlap"]}
    lessons = {shelves.windows_path(name): some for name, some in lessons_of(config).items()}
    with ProcessPoolExecutor(processes) as pool:
        packed = [pool.submit(pack_shelf, path, some, **shape) for path, some in lessons.items() if not path.exists()]
        for one in packed:
            print(one.result(), flush=True)


def main() -> None:
    """Command line: pack.py [--config FILE] [--build FOLDER] [--processes N]."""
    parser = argparse.ArgumentParser(description=__doc__)
    add_configuration(parser)
    parser.add_argument("--processes", type=int, default=2)
    options = parser.parse_args()
    pack(*configured(options), processes=options.processes)


if __name__ == "__main__":
    main()
