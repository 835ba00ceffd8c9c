"""`newsextract evaluate`: what it prints, and its exit status."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from gold_articles import ARTICLES, VISIT, gold_of, perfect

from newsextract import Extractor, load, pipeline
from newsextract.cli import evaluate as command_module
from newsextract.cli import main
from newsextract.cli.evaluate import evaluate, extract_gold
from newsextract.errors import DateInputError
from newsextract.evaluate.evaluation import as_json, compare_with_gold
from newsextract.evaluate.floors import changes, falls, read_baseline, read_floors
from newsextract.evaluate.gold import GoldDocument, read_gold
from newsextract.evaluate.score import Share, figure_names
from newsextract.records.document import Document


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """The invented gold articles as a file."""
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(article) + "\n" for article in ARTICLES), encoding="utf-8")
    return path


def predict(path: Path, *documents: Document) -> Path:
    """A file of predictions."""
    path.write_text("".join(document.to_json() + "\n" for document in documents), encoding="utf-8")
    return path


@pytest.fixture
def good(tmp_path: Path) -> Path:
    """Perfect predictions."""
    return predict(tmp_path / "good.jsonl", *(perfect(gold_of(article)) for article in ARTICLES))


@pytest.fixture
def bad(tmp_path: Path) -> Path:
    """Predictions without any place."""
    documents = (perfect(gold_of(article)) for article in ARTICLES)
    return predict(tmp_path / "bad.jsonl", *(one.model_copy(update={"places": ()}) for one in documents))


def run(*arguments: str | Path) -> Result:
    """The command with these arguments."""
    return CliRunner().invoke(evaluate, [str(one) for one in arguments], catch_exceptions=False)


def test_the_table_names_every_figure(gold: Path, good: Path):
    """Without options: the caption and one row per figure, and no errors."""
    ran = run(gold, "--predictions", good)
    rows = [line.strip() for line in ran.stdout.splitlines()]
    assert ran.exit_code == 0
    assert rows[0] == "3 documents"
    assert rows[1].split() == ["figure", "precision", "recall", "F1", "right", "of"]
    assert all(row.startswith(name) for row, name in zip(rows[2:], figure_names(), strict=True))
    assert rows[2].split() == ["person", "100.0", "100.0", "100.0", "3"]
    assert rows[-1].split() == ["record", "100.0", "5"]


def test_json_is_one_object_of_the_same_figures(gold: Path, good: Path):
    """--json prints the figures by name, flat, and nothing else."""
    ran = run(gold, "--predictions", good, "--json")
    printed = json.loads(ran.stdout)
    assert tuple(printed) == ("documents", "missing", "bad_offsets", *figure_names())
    assert printed["person"] == {"p": 100.0, "r": 100.0, "f": 100.0, "n": 3}
    assert printed["record"] == {"acc": 100.0, "n": 5}


def test_errors_are_listed_with_their_sentence(gold: Path, bad: Path):
    """--errors lists each error after the table, with document and sentence."""
    ran = run(gold, "--predictions", bad, "--errors")
    assert ran.exit_code == 0
    assert "place: missed (4)" in ran.stdout
    assert "  plan [101, 107) gold: Corvin\n      The summit in >>Corvin<< was called off." in ran.stdout


def test_errors_are_in_the_json(gold: Path, bad: Path):
    """--json --errors has every error as an object."""
    errors = json.loads(run(gold, "--predictions", bad, "--json", "--errors").stdout)["errors"]
    assert [(one["document"], one["label"], one["cause"], one["words"]) for one in errors] == [
        ("visit", "place", "missed", "Port Ansel"),
        ("visit", "place", "missed", "Port Ansel"),
        ("visit", "place", "missed", "Old Customs House"),
        ("plan", "place", "missed", "Corvin"),
    ]


@pytest.mark.parametrize(
    ("chosen", "count"),
    [(["--label", "place"], 4), (["--cause", "missed"], 4), (["--label", "date"], 0), (["--cause", "role"], 0)],
)
def test_label_and_cause_choose_errors(gold: Path, bad: Path, chosen: list[str], count: int):
    """--label and --cause list errors without --errors."""
    assert len(json.loads(run(gold, "--predictions", bad, "--json", *chosen).stdout)["errors"]) == count


def test_the_same_input_prints_the_same_bytes(gold: Path, bad: Path):
    """Two runs differ in nothing."""
    first, second = (run(gold, "--predictions", bad, "--errors").stdout_bytes for _ in range(2))
    assert first == second


def test_without_predictions_the_gold_texts_are_extracted(gold: Path, monkeypatch: pytest.MonkeyPatch):
    """The extractor gets each text with what gold knows of it."""
    asked = []

    class Stub:
        def extract(self, text: str, **known: str | None) -> Document:
            asked.append((text, known))
            return perfect(next(one for one in map(gold_of, ARTICLES) if one.text == text))

    monkeypatch.setattr(command_module, "load", lambda **_: Stub())
    ran = run(gold, "--json")
    assert ran.exit_code == 0
    assert json.loads(ran.stdout)["event"]["f"] == 100
    assert asked[0] == (VISIT["text"], {"published": "2021-05-05", "id": "visit", "title": None})
    assert [known["id"] for _, known in asked] == ["visit", "plan", "quiet"]


def test_a_text_that_cannot_be_extracted_fails_and_the_rest_go_on(gold: Path, monkeypatch: pytest.MonkeyPatch):
    """One line on standard error, its records missed, exit status 1."""

    class Stub:
        def extract(self, text: str, **known: str | None) -> Document:
            if known["id"] == "plan":
                raise DateInputError("'soon' is no date")
            return perfect(next(one for one in map(gold_of, ARTICLES) if one.text == text))

    monkeypatch.setattr(command_module, "load", lambda **_: Stub())
    ran = run(gold, "--json")
    assert ran.exit_code == 1
    assert "plan: 'soon' is no date" in ran.stderr
    assert (json.loads(ran.stdout)["missing"], json.loads(ran.stdout)["visit"]["f"]) == (1, 100)


def test_any_extraction_can_be_put_in(gold: Path, monkeypatch: pytest.MonkeyPatch):
    """`extract_gold` is the one place that turns gold texts into documents."""

    def nothing_of(golds: Iterable[GoldDocument], extractor: Extractor) -> Iterator[Document]:
        return (perfect(one).model_copy(update={"people": ()}) for one in golds)

    monkeypatch.setattr(command_module, "extract_gold", nothing_of)
    assert json.loads(run(gold, "--json").stdout)["person"] == {"p": 0.0, "r": 0.0, "f": 0.0, "n": 3}


def test_without_the_model_the_figures_are_those_of_the_rules(gold: Path, monkeypatch: pytest.MonkeyPatch):
    """`--exclude model` does not open the model, and prints what the rules alone reach."""
    golds = read_gold(gold)
    rules = compare_with_gold(golds, list(extract_gold(golds, load(exclude=["newsextract_model"]))))

    def refuse(*_: object) -> None:
        raise AssertionError("the model was opened")

    monkeypatch.setattr(pipeline, "load_encoder", refuse)
    ran = run(gold, "--json", "--exclude", "model")
    assert (ran.exit_code, ran.stderr) == (0, "")
    assert ran.stdout == as_json(rules) + "\n"
    with pytest.raises(AssertionError, match="the model was opened"):
        run(gold, "--json")


def test_options_reach_the_stages(gold: Path, monkeypatch: pytest.MonkeyPatch):
    """--exclude and --option arrive at `load` under the whole names of the stages."""
    asked = []

    def loaded(**settings: object) -> Extractor:
        asked.append(settings)
        return load(exclude=["newsextract_model"])

    monkeypatch.setattr(command_module, "load", loaded)
    assert run(gold, "--exclude", "events", "--option", "model.threads=2").exit_code == 0
    assert asked == [{"exclude": ("newsextract_events",), "options": {"newsextract_model": {"threads": 2}}}]


def test_a_missing_prediction_fails(gold: Path, tmp_path: Path):
    """Gold documents without a record are named, and the exit status is 1."""
    ran = run(gold, "--predictions", predict(tmp_path / "few.jsonl", perfect(gold_of(VISIT))))
    assert ran.exit_code == 1
    assert "plan, quiet: no record for 2 of 3" in ran.stderr
    assert ran.stdout.splitlines()[0].strip() == "3 documents, 2 missing"


def test_a_prediction_that_gold_does_not_know_is_named(gold: Path, good: Path, tmp_path: Path):
    """It is not scored, which may be a mistake, but is no failure."""
    (tmp_path / "one.jsonl").write_text(json.dumps(VISIT), encoding="utf-8")
    ran = run(tmp_path / "one.jsonl", "--predictions", good)
    assert ran.exit_code == 0
    assert "plan, quiet: not in gold, and not scored" in ran.stderr


@pytest.mark.parametrize(
    ("options", "complaint"),
    [
        (["--predictions", "nowhere.jsonl"], "nowhere.jsonl: there is no such file"),
        (["--baseline", "nowhere.json"], "nowhere.json: there is no such file"),
        (["--floors", "nowhere.yaml"], "nowhere.yaml: there is no such file"),
        (["--label", "animal"], "animal"),
        (["--cause", "weather"], "weather"),
        (["--unknown"], "--unknown"),
        (["--exclude", "verbs"], "no stage 'verbs'"),
        (["--option", "model.speed=3"], "speed"),
    ],
)
def test_misuse_is_status_two(gold: Path, options: list[str], complaint: str):
    """Misuse prints its reason on standard error and nothing on standard output."""
    ran = run(gold, *options)
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert complaint in ran.stderr


def test_an_unknown_stage_is_one_line(gold: Path):
    """A stage that does not exist is named in one line with those that do, and nothing is read."""
    ran = CliRunner().invoke(main, ["evaluate", str(gold), "--exclude", "verbs"])
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert ran.stderr.count("\n") == 1
    assert "no stage 'verbs'" in ran.stderr
    assert "newsextract_model" in ran.stderr


def test_bad_gold_is_status_two(tmp_path: Path):
    """A missing gold file and a bad line are misuse, told in one line."""
    missing = run(tmp_path / "gold.jsonl")
    (tmp_path / "gold.jsonl").write_text("{}\n", encoding="utf-8")
    damaged = run(tmp_path / "gold.jsonl")
    assert (missing.exit_code, damaged.exit_code) == (2, 2)
    assert missing.stderr.count("\n") == damaged.stderr.count("\n") == 1
    assert "line 1: id: Field required" in damaged.stderr


def test_a_figure_below_its_floor_fails(gold: Path, bad: Path, tmp_path: Path):
    """Exit status 1, and the figure that fell is named; a figure at its floor stands."""
    floors = tmp_path / "floors.yaml"
    floors.write_text("person: 100\nplace: 12.5\n", encoding="utf-8")
    ran = run(gold, "--predictions", bad, "--floors", floors)
    assert ran.exit_code == 1
    assert ran.stderr == "newsextract: place is 0.0, below its floor of 12.5\n"


def test_figures_at_their_floors_stand():
    """A floor is the least that is allowed."""
    figures = {"record": Share(acc=40.0, n=5)}
    assert falls(figures, {"record": 40.0}) == []
    assert [str(fall) for fall in falls(figures, {"record": 40.1})] == ["record is 40.0, below its floor of 40.1"]


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("persons: 50", "there is no figure 'persons'; there are person, "),
        ("person: high", "person: Input should be a valid number"),
        ("person: 101", "person: Input should be less than or equal to 100"),
        ("- person", "Input should be a valid dictionary"),
        ("", "Input should be a valid dictionary"),
        ("person: [", "is no YAML"),
    ],
)
def test_bad_floors_are_refused(gold: Path, good: Path, tmp_path: Path, content: str, complaint: str):
    """A floor that nothing is measured against is misuse."""
    floors = tmp_path / "floors.yaml"
    floors.write_text(content, encoding="utf-8")
    ran = run(gold, "--predictions", good, "--floors", floors)
    assert ran.exit_code == 2
    assert complaint in ran.stderr
    assert ran.stderr.count("\n") == 1


def test_every_figure_can_have_a_floor(tmp_path: Path):
    """All names that the table prints are names of floors."""
    floors = tmp_path / "floors.yaml"
    floors.write_text("".join(f"{name}: 0\n" for name in figure_names()), encoding="utf-8")
    assert tuple(read_floors(floors)) == figure_names()


def test_the_change_since_a_baseline(gold: Path, good: Path, bad: Path, tmp_path: Path):
    """--baseline shows each figure before, and by how much it rose or fell."""
    before = tmp_path / "before.json"
    before.write_text(run(gold, "--predictions", good, "--json").stdout, encoding="utf-8")
    table = run(gold, "--predictions", bad, "--baseline", before).stdout
    (place,) = [line.split() for line in table.splitlines() if line.startswith("place ") and "overlap" not in line]
    assert place == ["place", "0.0", "0.0", "0.0", "4", "100.0", "-100.0"]
    change = json.loads(run(gold, "--predictions", bad, "--baseline", before, "--json").stdout)["change"]
    assert {name: by for name, by in change.items() if by} == {"place": -100.0, "place (overlap)": -100.0}


def test_a_baseline_may_lack_a_figure(tmp_path: Path):
    """A figure that the baseline does not have has no change; indented names are the same names."""
    path = tmp_path / "before.json"
    path.write_text('{"documents": 3, "  visit": {"f": 10.0}, "record": {"acc": 0.0}}', encoding="utf-8")
    baseline = read_baseline(path)
    assert baseline == {"visit": 10.0, "record": 0.0}
    assert changes({"record": Share(acc=40.0, n=5), "event place": Share(acc=1.0, n=5)}, baseline) == {"record": 40.0}


@pytest.mark.parametrize("content", ["", "[1]", "no", '{"person": {"f": "high"}}'])
def test_a_bad_baseline_is_refused(gold: Path, good: Path, tmp_path: Path, content: str):
    """A baseline that is no --json output is misuse."""
    path = tmp_path / "before.json"
    path.write_text(content, encoding="utf-8")
    ran = run(gold, "--predictions", good, "--baseline", path)
    assert ran.exit_code == 2
    assert "is no JSON of an evaluation; make one with --json" in ran.stderr
