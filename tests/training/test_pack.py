"""Packing: what is on the shelves is what the windows of the articles are."""

from __future__ import annotations

import csv
import gzip
import json
from dataclasses import fields
from pathlib import Path
from typing import Any

import pack
import pytest
import yaml
from advisor import Advisor
from annotated import digest_of
from columns import read_columns
from held_out import learned_from, measured_on
from prepare import IGNORE, Window, build_windows, read_articles
from releases import read_releases
from shelves import MEASURED, Shelves

from newsextract.model.pieces import load_tokenizer

ROOT = Path(__file__).resolve().parents[2]
ENCODER = ROOT / "models" / "en_news"  # the vocabulary lies there too


def _write_lexicons(folder: Path) -> None:
    def write(name: str, header: list[str], *rows: list[str]) -> None:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        with (folder / name).open("w", encoding="utf-8", newline="") as lines:
            csv.writer(lines).writerows([header, *rows])

    write("popular_names/common-forenames-by-country.csv", ["Romanized Name"], ["Aila"], ["Bodo"])
    write("popular_names/common-surnames-by-country.csv", ["Romanized Name"], ["Reedman"], ["Ekberg"])
    write("world_cities/world-cities.csv", ["name", "country"], ["Norvik", "Lakeland"])
    body = {"name": "Society of Reeds", "names": [["Society of Reeds", ["label"], None], ["SR", ["acronym"], None]]}
    (folder / "ror").mkdir()
    (folder / "ror" / "ror_orgs.jsonl").write_text(json.dumps(body) + "\n", encoding="utf-8")


@pytest.fixture
def config(tmp_path: Path) -> dict[str, Any]:
    """The shipped configuration with tiny data: gold articles, one to measure on, two files of written ones."""
    made: dict[str, Any] = yaml.safe_load((ROOT / "models/training/config.yaml").read_text(encoding="utf-8"))
    lines = (ROOT / "fixtures/gold.jsonl").read_text(encoding="utf-8").splitlines()
    for name, some in (
        ("gold", lines[:3]),
        ("dev", lines[3:4]),
        ("written", [lines[8], lines[4]]),
        ("more", [lines[9]]),
        ("case", lines[7:8]),
    ):
        (tmp_path / name).write_text("\n".join(some) + "\n", encoding="utf-8")
    releases = [{**json.loads(line), "source": "board.example"} for line in (lines[0], *lines[5:7])]
    (tmp_path / "releases").write_bytes(gzip.compress("\n".join(map(json.dumps, releases)).encode()))
    _write_lexicons(tmp_path / "lexicons")
    names = ("gold", "dev", "case", "lexicons", "releases")
    made["data"] |= {name: str(tmp_path / name) for name in names} | {
        "written": [str(tmp_path / "written"), str(tmp_path / "more")],
        "corpora": "",
        "annotated": "",
        "encoder": str(ENCODER),
    }
    made["renaming"]["versions"], made["releases"]["parts"], made["case"]["versions"] = 2, 2, 4
    made["releases"] |= {"uneventful_left_out": 0.0}
    made["training"]["held_out"] = 3
    return made


def _ids(lessons: pack.Lessons) -> list[str]:
    return [article["id"] for article, _ in lessons]


def test_shelves_hold_what_is_learned_from_and_what_is_not(config: dict[str, Any]) -> None:
    """Left-out articles are only measured on, renamed shelves show the same articles, and no release repeats gold."""
    lines = (ROOT / "fixtures/gold.jsonl").read_text(encoding="utf-8").splitlines()
    ids = [json.loads(line)["id"] for line in lines]
    lessons = pack.lessons_of(config)
    assert _ids(lessons["left-out"]) == [ids[0]]
    assert _ids(lessons["left-out-written"]) == [ids[8], ids[9]]
    assert _ids(lessons["left-out-annotated"]) == []
    assert _ids(lessons["dev"]) == [ids[3]]
    assert _ids(lessons["plain"]) == [ids[1], ids[2], ids[4]]
    for name in ("renamed-1", "renamed-2"):
        assert _ids(lessons[name]) == [ids[1], ids[2], ids[4], ids[1], ids[2]]  # the real ones as they are, too
    assert sorted(_ids(lessons["releases-0"]) + _ids(lessons["releases-1"])) == sorted(ids[5:7])
    assert lessons["corpora"] == []
    assert lessons["corpora-texts"] == []
    assert _ids(lessons["case"]) == [ids[7]] * (4 + 3)  # under other names, and as it is in windows of three lengths
    assert _ids(lessons["whole"]) == [ids[1], ids[2], ids[4], ids[1], ids[4]]  # as they are, and every second renamed
    assert _ids(lessons["whole-case"]) == [ids[7]] * (4 + 4)


def test_corpora_are_packed_as_marked_and_as_bare_texts(
    config: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The chosen sources with what is marked in them, and all of them without any label, for the teachers."""
    corpus = [
        {"id": name, "source": name, "text": "Ana spoke.", "mentions": [{"type": "person"}], "layers": ["person"]}
        for name in ("wikigold", "another")
    ]
    monkeypatch.setattr(pack, "read_corpora", lambda folder, *, without: corpus)
    config["data"]["corpora"] = "some folder"
    lessons = pack.lessons_of(config)
    assert [article for article, _ in lessons["corpora"]] == corpus[:1]
    assert _ids(lessons["corpora-texts"]) == ["wikigold", "another"]
    assert all((one["mentions"], one["layers"]) == ([], []) for one, _ in lessons["corpora-texts"])


def test_articles_take_turns_with_window_lengths(config: dict[str, Any]) -> None:
    """What is measured on is cut as the shipped model cuts, what is learned from in all lengths in turn."""
    lessons, cuts = pack.lessons_of(config), pack.cuts_of(config)
    assert {cut for name in MEASURED for _, cut in lessons[name]} == {pack.shipped_cut(config)}
    assert [cut for _, cut in lessons["plain"]] == cuts[:3]
    assert sorted(cut for _, cut in lessons["renamed-1"][:3]) == sorted(cuts)
    assert [cut for _, cut in pack.in_turn(lessons["plain"], cuts[:2])] == [cuts[0], cuts[1], cuts[0]]


def test_packed_windows_are_those_of_the_articles(tmp_path: Path) -> None:
    """Read from a shelf, every answer, hint and relation of every window is as it was built, type included."""
    articles = read_articles(ROOT / "fixtures/gold.jsonl")[:3]
    lessons = [(article, pack.Cut(112, 48)) for article in articles]
    line = pack.pack_shelf(tmp_path / "some.xz", lessons, encoder=str(ENCODER))
    advisor, tokenizer = Advisor(), load_tokenizer(ENCODER / "tokenizer.json")
    built = [w for a in articles for w in build_windows(a, tokenizer, advisor.advise(a), length=112, overlap=48)]
    read = read_columns(tmp_path / "some.xz", Window)
    assert line.startswith(f"some: 3 articles, {len(built)} windows")
    assert any(len(one.relations) for one in built)
    for one, other in zip(built, read, strict=True):
        for field in fields(Window):
            before, after = getattr(one, field.name), getattr(other, field.name)
            assert before.dtype == after.dtype, field.name
            assert before.tolist() == after.tolist(), field.name


def test_shelves_that_are_there_are_kept(config: dict[str, Any], tmp_path: Path) -> None:
    """A second run packs what is missing, and nothing else."""
    shelves = Shelves(tmp_path / "build")
    kept = shelves.windows_path("plain")
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"as it was")
    pack.pack(config, tmp_path / "build", processes=1)
    assert kept.read_bytes() == b"as it was"
    releases = [window for part in (0, 1) for window in shelves.windows(f"releases-{part}")]
    assert releases
    assert all((window.tags == IGNORE).all() for window in releases)
    assert shelves.windows("corpora") == []
    assert len(shelves.windows("whole")) == 5  # each article is one window


def test_every_tenth_article_is_left_out() -> None:
    """Learned from and measured on are all articles, each once; with 0 none is left out."""
    articles = list(range(25))
    assert measured_on(articles, 10) == [0, 10, 20]
    assert sorted(learned_from(articles, 10) + measured_on(articles, 10)) == articles
    assert (learned_from(articles, 0), measured_on(articles, 0)) == (articles, [])


def test_annotated_releases_are_learned_from_and_no_teacher_labels_them(config: dict[str, Any], tmp_path: Path) -> None:
    (release, *_) = read_releases(tmp_path / "releases")
    bare: dict[str, Any] = {"mentions": [], "people": [], "institutions": [], "events": []}
    row = {"id": release["id"], "text_sha256": digest_of(release["text"]), **bare}
    (tmp_path / "annotated").write_text(json.dumps(row) + "\n", encoding="utf-8")
    config["data"]["annotated"], config["training"]["held_out"] = str(tmp_path / "annotated"), 0
    lessons = pack.lessons_of(config)
    assert release["id"] in _ids(lessons["plain"])
    assert not [name for name in lessons if name.startswith("releases") and release["id"] in _ids(lessons[name])]
