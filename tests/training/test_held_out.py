"""The scripts that measure on articles that were left out."""

from __future__ import annotations

import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import calibrate
import numpy as np
import pytest
import sameness
from configuration import read_config
from held_out import held_out_step


def test_the_step_is_that_of_the_configuration() -> None:
    """Where articles are left out, every how many is what the configuration says."""
    assert held_out_step({"training": {"held_out": 10}}) == 10


@pytest.mark.parametrize("script", [calibrate, sameness], ids=lambda script: script.__name__)
def test_without_articles_left_out_a_script_ends_with_one_line(
    script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line names the setting, and nothing is read before."""
    config = tmp_path / "config.yaml"
    config.write_text("data: {gold: nowhere.jsonl}\ntraining: {held_out: 0}\n", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["script", "--config", str(config)])
    with pytest.raises(SystemExit, match=r"training\.held_out is 0") as ended:
        script.main()
    assert "\n" not in str(ended.value)


def test_reliability_counts_events_by_confidence() -> None:
    """Each row says how many events a range has, how sure they are on average, and how many are right."""
    lines = calibrate.reliability(np.array([0.2, 0.4, 0.75, 0.95]), np.array([0.0, 1.0, 1.0, 1.0]))
    assert lines[2:] == [
        "| 0.0 to 0.5 | 2 | 0.30 | 0.50 |",
        "| 0.7 to 0.8 | 1 | 0.75 | 1.00 |",
        "| 0.9 to 1.0 | 1 | 0.95 | 1.00 |",
    ]


def test_a_signal_of_right_events_weighs_for_them() -> None:
    """The intercept comes first; a signal of right events only gets a positive weight, noise next to none."""
    drawn = np.random.default_rng(3)
    right = (np.arange(400) % 2).astype(float)
    intercept, told, noise = calibrate.weights_of(np.column_stack([right, drawn.normal(size=400)]), right)
    assert intercept < 0 < told
    assert abs(noise) < 0.5


def test_left_out_articles_known_before_are_not_calibrated_on(tmp_path: Path) -> None:
    """Every second article of each file is left out; those whose id matches are not taken."""
    fixtures = (
        (Path(__file__).resolve().parents[2] / "fixtures" / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    )
    for name, some in (("gold", fixtures[:3]), ("written", fixtures[3:6]), ("more", fixtures[6:8])):
        (tmp_path / name).write_text("\n".join(some) + "\n", encoding="utf-8")
    ids = [json.loads(line)["id"] for line in fixtures[:8]]
    data = {"gold": str(tmp_path / "gold"), "written": [str(tmp_path / "written"), str(tmp_path / "more")]}
    config: dict[str, Any] = {"data": data, "training": {"known_before": ""}}
    assert [one.id for one in calibrate.articles_left_out(config, 2)] == [ids[0], ids[2], ids[3], ids[5], ids[6]]
    config["training"]["known_before"] = re.escape(ids[3])
    assert [one.id for one in calibrate.articles_left_out(config, 2)] == [ids[0], ids[2], ids[5], ids[6]]
    config["data"]["written"] = []
    assert [one.id for one in calibrate.articles_left_out(config, 2)] == [ids[0], ids[2]]


def test_written_articles_are_given_as_a_list(tmp_path: Path) -> None:
    """A configuration of the time when they were one file ends with a line that says what to write."""
    path = tmp_path / "config.yaml"
    path.write_text("data: {written: articles.jsonl}", encoding="utf-8")
    with pytest.raises(SystemExit, match=r"config.yaml: `data.written` is a list of files .* not 'articles.jsonl'"):
        read_config(path)


def test_the_written_articles_of_the_recipe_are_there() -> None:
    """Every file that the configuration names; no article is in two of them."""
    root = Path(__file__).resolve().parents[2]
    paths = read_config(root / "models/training/config.yaml")["data"]["written"]
    ids = [json.loads(line)["id"] for path in paths for line in (root / path).read_text(encoding="utf-8").splitlines()]
    assert len(paths) == 3
    assert len(set(ids)) == len(ids) > 5000
