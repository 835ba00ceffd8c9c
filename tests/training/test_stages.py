"""What the stages of the student show; needs no PyTorch."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from advisor import Advised
from columns import write_columns
from cuts import UNCUT
from examples import Labels
from prepare import build_windows
from shelves import Shelves
from stages import evenly_mixed, steps_of_stage_three, steps_of_stage_two

from newsextract.model.labels import LAYERS, STATUSES, TAGS
from tiny_recipe import SENTENCES, article
from word_pieces import tiny

CONFIG = Path(__file__).resolve().parents[2] / "models" / "training" / "config.yaml"
ADVISED = Advised({"person": [(7, 18)]}, (), SENTENCES)
WINDOWS = build_windows(article(), tiny(), ADVISED, length=8, overlap=2) * 6
ARTICLES = build_windows(article(), tiny(), ADVISED, **UNCUT._asdict()) * 3
LABELLED = ("releases-0", "releases-1", "corpora-texts")


def _labels(size: int) -> Labels:
    """Those of teachers who are sure of nothing."""
    statuses, links = np.zeros((0, len(STATUSES)), dtype=np.uint8), np.zeros(0, dtype=np.uint8)
    tags = np.full((size, len(LAYERS) * len(TAGS)), 85, dtype=np.uint8)
    return Labels(tags, np.zeros((0, 3), dtype=np.int16), statuses, links)


@pytest.fixture
def shelves(tmp_path: Path) -> Shelves:
    """Shelves of a few small windows."""
    made = Shelves(tmp_path)
    for name in ("plain", "renamed-1", "renamed-2", "case", *LABELLED):
        write_columns(made.windows_path(name), WINDOWS)
    for name in ("whole", "whole-case"):
        write_columns(made.windows_path(name), ARTICLES)
    for name in LABELLED:
        write_columns(made.labels_path(name), [_labels(len(window.ids)) for window in WINDOWS])
    return made


@pytest.fixture
def config() -> dict[str, Any]:
    """The shipped configuration with small batches of short windows."""
    made: dict[str, Any] = yaml.safe_load(CONFIG.read_text(encoding="utf-8"))
    made["releases"]["parts"] = 2
    made["windows"]["lengths"] = {5: 2, 8: 2}
    budgets = {"pieces_per_batch": 40, "labelled_pieces_per_batch": 60}
    made["stage_two"] |= budgets | {"passes": 2, "plain": 1, "renamed": [1, 2, 1], "case": 1}
    shares = {"labelled": 0.3, "whole": 0.4, "case": 0.3}
    made["stage_three"] |= budgets | {"seed": 12, "case_pieces_per_batch": 20, "steps": 400, "shares": shares}
    return made


def test_stage_two_shows_all_labels_in_whole_passes(config: dict[str, Any], shelves: Shelves) -> None:
    """Releases and corpora come as often as there are passes, no window a second time before all came once."""
    steps = steps_of_stage_two(config, shelves)
    labelled = [id(one) for step in steps for one in step if one.labels is not None]
    once = len(LABELLED) * len(WINDOWS)
    assert len(labelled) == 2 * once
    assert len(set(labelled[:once])) == once
    marked = [one for step in steps for one in step if one.labels is None]
    assert len(marked) == (1 + 3 + 1) * len(WINDOWS)
    assert len(set(map(id, marked))) == (1 + 2 + 1) * len(WINDOWS)  # no version is in memory twice
    assert all(len({one.labels is None for one in step}) == 1 for step in steps)


def test_batches_of_stage_two_have_their_sizes(config: dict[str, Any], shelves: Shelves) -> None:
    """Labelled windows and annotated ones fill batches of their own sizes."""
    sizes: dict[bool, set[int]] = {True: set(), False: set()}
    for step in steps_of_stage_two(config, shelves):
        sizes[step[0].labels is not None].add(len(step) * (max(len(one.window.ids) for one in step) + 2))
    assert 40 < max(sizes[True]) <= 60
    assert max(sizes[False]) <= 40


def test_streams_keep_their_order_when_they_are_mixed() -> None:
    """Nothing is lost, and each is spread over the whole."""
    mixed = evenly_mixed([list(range(100)), [100 + n for n in range(20)], []], random.Random(1))
    few = [place for place, step in enumerate(mixed) if step >= 100]
    assert [step for step in mixed if step < 100] == list(range(100))
    assert [mixed[place] for place in few] == [100 + n for n in range(20)]
    assert few[0] < 30
    assert few[-1] >= 90


def test_stage_three_shows_articles_in_parts_beside_labelled_windows(config: dict[str, Any], shelves: Shelves) -> None:
    """Every kind comes in about its share, articles are cut in each of the lengths, and the longest twice as often."""
    steps = steps_of_stage_three(config, shelves)
    labelled = [step for step in steps if step[0].labels is not None]
    case = [step for step in steps if step[0].parts and len(step) == 1]  # no two fit into its batches
    assert len(steps) == 400
    assert len(labelled) / 400 == pytest.approx(0.3, abs=0.06)
    assert len(case) / 400 >= 0.24
    assert not any(one.parts for step in labelled for one in step)
    longest = [max(part.end - part.start for part in one.parts) for step in steps for one in step if one.parts]
    assert sorted(set(longest)) == [5, 8]
    assert longest.count(8) / len(longest) == pytest.approx(2 / 3, abs=0.06)


def test_steps_of_stage_three_are_the_same_each_time(config: dict[str, Any], shelves: Shelves) -> None:
    """So that a run can go on; another seed gives other steps."""
    shown = [[[one.parts for one in step] for step in steps_of_stage_three(config, shelves)] for _ in range(2)]
    config["stage_three"]["seed"] += 1
    other = [[one.parts for one in step] for step in steps_of_stage_three(config, shelves)]
    assert shown[0] == shown[1] != other


def test_without_the_case_stage_three_shows_the_rest(config: dict[str, Any], shelves: Shelves) -> None:
    """An empty shelf takes no steps."""
    write_columns(shelves.windows_path("whole-case"), [])
    config["stage_three"]["shares"] = {"labelled": 0.0, "whole": 0.1, "case": 0.9}
    steps = steps_of_stage_three(config, shelves)
    assert len(steps) == 400
    assert all(one.parts for step in steps for one in step)
