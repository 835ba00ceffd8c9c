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
from annotated import read_annotated
from augment import augment, read_names
from columns import write_columns
from configuration import add_configuration, configured
from corpora import read_corpora
from cuts import UNCUT, Cut, cuts_of, shipped_cut
from encoders import encoder_folder
from held_out import learned_from, measured_on
from prepare import build_windows, read_articles
from releases import choose_releases, read_releases
from shelves import (
    CASE,
    CORPORA,
    CORPORA_TEXTS,
    MEASURED,
    PLAIN,
    WHOLE,
    WHOLE_CASE,
    Shelves,
    releases_shelf,
    renamed_shelf,
)
from tokenizers import Tokenizer

from newsextract.model.pieces import load_tokenizer

Article = dict[str, Any]


Lessons = list[tuple[Article, Cut]]  # each article with how it is cut


def lessons_of(config: dict[str, Any]) -> dict[str, Lessons]:
    """The articles of each shelf."""
    paths, step, cut = config["data"], config["training"]["held_out"], shipped_cut(config)
    gold, dev = (read_articles(Path(paths[name])) if paths[name] else [] for name in ("gold", "dev"))
    written = [read_articles(Path(path)) for path in paths["written"]]
    releases = read_releases(Path(paths["releases"])) if paths["releases"] else []
    annotated = read_annotated(Path(paths["annotated"]), releases) if paths["annotated"] and releases else []
    known = [article["text"] for article in [*gold, *dev, *annotated]]
    left_out = [article for file in written for article in measured_on(file, step)]
    measured = (dev, measured_on(gold, step), measured_on(annotated, step), left_out)
    shelves = {name: [(one, cut) for one in some] for name, some in zip(MEASURED, measured, strict=True)}
    real = [*learned_from(gold, step), *learned_from(annotated, step)]
    invented = [article for file in written for article in learned_from(file, step)]
    shelves[PLAIN] = in_turn([*real, *invented], cuts_of(config))
    shelves |= _renamed(real, invented, config)
    others = read_corpora(Path(paths["corpora"]), without=known) if paths["corpora"] else []
    shelves[CORPORA] = in_turn([one for one in others if one["source"] in paths["sources"]], cuts_of(config))
    shelves[CORPORA_TEXTS] = in_turn([{**one, "mentions": [], "layers": []} for one in others], cuts_of(config))
    shelves[WHOLE] = _whole([*real, *invented], config)
    return shelves | _case(config) | _releases(config, releases, known)


def _case(config: dict[str, Any]) -> dict[str, Lessons]:
    """The article that the project started from, under other names and as it is: in windows of all lengths, and whole.

    Whole, it is there as often as it is as under other names.
    """
    if not config["data"]["case"]:
        return {CASE: [], WHOLE_CASE: []}
    settings, cuts = config["case"], cuts_of(config)
    names, articles = read_names(Path(config["data"]["lexicons"])), read_articles(Path(config["data"]["case"]))
    renamed = [
        augment(article, names, random.Random(settings["seed"] + version), share=settings["share"])
        for article in articles
        for version in range(settings["versions"])
    ]
    return {
        CASE: [*in_turn(renamed, cuts), *((article, cut) for article in articles for cut in cuts)],
        WHOLE_CASE: in_turn([*renamed, *articles * settings["versions"]], [UNCUT]),
    }


def _whole(articles: list[Article], config: dict[str, Any]) -> Lessons:
    """Each annotated article as one window, as it is, and every second one under other names too."""
    names, settings = read_names(Path(config["data"]["lexicons"])), config["renaming"]
    rng = random.Random(settings["seed"] * 1000)  # as if it were version 0 of the renamed shelves
    renamed = [augment(article, names, rng, share=settings["share"]) for article in articles[::2]]
    return in_turn([*articles, *renamed], [UNCUT])


def _renamed(real: list[Article], invented: list[Article], config: dict[str, Any]) -> dict[str, Lessons]:
    """The annotated articles under other names, and cut anew; the real ones a second time as they are."""
    names, settings, shelves = read_names(Path(config["data"]["lexicons"])), config["renaming"], {}
    for version in range(1, settings["versions"] + 1):
        rng, share = random.Random(settings["seed"] * 1000 + version), settings["share"]
        renamed = [augment(one, names, rng, share=share) if rng.random() < share else one for one in [*real, *invented]]
        cuts = cuts_of(config)
        rng.shuffle(cuts)
        shelves[renamed_shelf(version)] = in_turn([*renamed, *real], cuts)
    return shelves


def _releases(config: dict[str, Any], releases: list[Article], known: list[str]) -> dict[str, Lessons]:
    choice = config["releases"]
    chosen = choose_releases(releases, choice, without=known)
    parts = choice["parts"] if releases else 0
    return {releases_shelf(part): in_turn(chosen[part::parts], cuts_of(config)) for part in range(parts)}


def in_turn(articles: Sequence[Article], cuts: Sequence[Cut]) -> Lessons:
    """The articles, which take turns with the cuts."""
    return [(article, cuts[number % len(cuts)]) for number, article in enumerate(articles)]


@cache
def _advisor() -> Advisor:
    return Advisor()


@cache
def _tokenizer(encoder: str) -> Tokenizer:
    return load_tokenizer(encoder_folder(encoder) / "tokenizer.json")


def pack_shelf(path: Path, lessons: Lessons, *, encoder: str) -> str:
    """Write the windows of the articles of a shelf; one line that tells how many."""
    windows = [
        window
        for article, cut in lessons
        for window in build_windows(article, _tokenizer(encoder), _advisor().advise(article), **cut._asdict())
    ]
    write_columns(path, windows)
    return f"{path.stem}: {len(lessons)} articles, {len(windows)} windows, {sum(len(w.ids) for w in windows)} pieces"


def pack(config: dict[str, Any], build: Path, *, processes: int) -> None:
    """Pack all shelves that are not there yet."""
    shelves, encoder = Shelves(build), config["data"]["encoder"]
    lessons = {shelves.windows_path(name): some for name, some in lessons_of(config).items()}
    with ProcessPoolExecutor(processes) as pool:
        packed = [
            pool.submit(pack_shelf, path, some, encoder=encoder) for path, some in lessons.items() if not path.exists()
        ]
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
