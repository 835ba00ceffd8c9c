"""`newsextract FILE...` from the outside: output, exit status and the one line about bad input."""

import json
import os
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsextract.cli import main

VISIT = "Rector Ana Pereira visited Lisbon on 3 May 2019.\n"
MEETING = "The Minister of Health, Tomas Lind, met Ana Pereira in Porto on 4 May 2019.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "visit.txt").write_text(VISIT, encoding="utf-8")
    (tmp_path / "meeting.txt").write_text(MEETING, encoding="utf-8")
    (tmp_path / "latin.txt").write_bytes("Universit\xe9 de Porto".encode("latin-1"))
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    (tmp_path / "digits.txt").write_text("1234 5678\n", encoding="utf-8")
    return tmp_path


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=stdin)


def test_one_file_is_one_json_object(folder: Path) -> None:
    """One file prints one indented object under the file's name."""
    result = run(str(folder / "visit.txt"))
    assert result.exit_code == 0
    record = json.loads(result.stdout)
    assert record["source"]["id"] == "visit.txt"
    assert [person["name"] for person in record["people"]] == ["Ana Pereira"]
    assert result.stdout.count("\n") > 10


def test_several_files_are_json_lines_in_the_order_given(folder: Path) -> None:
    """Several files print one record a line, in the order of the command line."""
    result = run(str(folder / "visit.txt"), str(folder / "meeting.txt"))
    assert [json.loads(line)["source"]["id"] for line in result.stdout.splitlines()] == ["visit.txt", "meeting.txt"]


def test_format_can_be_chosen_for_one_file(folder: Path) -> None:
    """--format jsonl prints one line even for one file."""
    assert len(run("--format", "jsonl", str(folder / "visit.txt")).stdout.splitlines()) == 1


def test_standard_input_is_read(folder: Path) -> None:
    """A dash reads standard input."""
    record = json.loads(run("-", stdin=VISIT).stdout)
    assert record["dates"][0]["start_date"] == "2019-05-03"


@pytest.mark.parametrize("words", ["30 July 2012", "2012-07-30", "July 30, 2012", "30.07.2012"])
def test_published_takes_what_people_type(folder: Path, words: str) -> None:
    """The publication date is read as written and printed as ISO, with its basis."""
    record = json.loads(run(str(folder / "visit.txt"), "--published", words).stdout)
    assert (record["source"]["published"], record["source"]["published_basis"]) == ("2012-07-30", "given")


def test_bad_published_is_misuse(folder: Path) -> None:
    """A date that is none is refused by name before anything is read."""
    result = run(str(folder / "visit.txt"), "--published", "soonish")
    assert result.exit_code == 2
    assert "soonish" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert result.stdout == ""


def test_published_with_two_readings_is_misuse(folder: Path) -> None:
    """Two numbers that are a day in either order are refused in one line that names both, not guessed."""
    result = run(str(folder / "visit.txt"), "--published", "1/2/2012")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "write 2012-02-01 or 2012-01-02" in result.stderr


@pytest.mark.parametrize(("day_first", "iso"), [("true", "2012-02-01"), ("false", "2012-01-02")])
def test_published_is_read_in_the_order_that_the_dates_are_told(folder: Path, day_first: str, iso: str) -> None:
    """The option for the dates of the texts holds for the publication date, wherever it stands on the line."""
    words = ["--published", "1/2/2012", "--option", f"entities.day_first={day_first}"]
    for line in ([*words, str(folder / "visit.txt")], [str(folder / "visit.txt"), *words[2:], *words[:2]]):
        assert json.loads(run(*line).stdout)["source"]["published"] == iso


@pytest.mark.parametrize(("day_first", "iso"), [("true", "2012-02-01"), ("false", "2012-01-02")])
def test_explain_reads_published_in_that_order_too(tmp_path: Path, day_first: str, iso: str) -> None:
    """What a relative date is reckoned from is the day that `extract` would take."""
    (tmp_path / "today.txt").write_text("Ana Pereira visited Lisbon today.", encoding="utf-8")
    words = ["--published", "1/2/2012", "--option", f"entities.day_first={day_first}"]
    assert iso in run("explain", str(tmp_path / "today.txt"), *words).stdout


def test_nothing_to_do_is_misuse_with_the_help() -> None:
    """Without arguments the help goes to standard error, with status 2; asked for, it is no mistake."""
    result = run()
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Usage" in result.stderr
    assert run("--help").exit_code == 0


def test_options_of_stages_are_taken(tmp_path: Path) -> None:
    """--option reaches the stage that it names, --exclude leaves one out, here with two documents."""
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Rector Ana Pereira visited Lisbon on 3/4/2019.\n", encoding="utf-8")
    lines = run(str(tmp_path), "--option", "entities.day_first=true", "--exclude", "events").stdout.splitlines()
    records = [json.loads(line) for line in lines]
    assert [(record["dates"][0]["start_date"], record["events"]) for record in records] == [("2019-04-03", [])] * 2


WRONG_STAGES = {
    "an unknown stage": (["--exclude", "verbs"], "no stage 'verbs'"),
    "an option of an unknown stage": (["--option", "verbs.tense=past"], "no stage 'verbs'"),
    "an unknown option": (["--option", "entities.speed=3"], "speed"),
    "a value that is none": (["--option", "entities.fiscal_month=13"], "fiscal_month is 13"),
    "no value": (["--option", "entities.fiscal_month"], "STAGE.NAME=VALUE"),
    "no stage": (["--option", "fiscal_month=4"], "STAGE.NAME=VALUE"),
}


@pytest.mark.parametrize(("arguments", "says"), WRONG_STAGES.values(), ids=WRONG_STAGES.keys())
def test_options_that_do_not_exist_are_misuse(folder: Path, arguments: list[str], says: str) -> None:
    """A stage, option or value that does not exist is one line and status 2, before anything is read."""
    result = run(str(folder / "visit.txt"), *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert says in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_output_goes_to_the_file(folder: Path) -> None:
    """--output writes what would be printed, and prints nothing."""
    target = folder / "record.json"
    result = run(str(folder / "visit.txt"), "--output", str(target))
    assert (result.exit_code, result.stdout) == (0, "")
    assert target.read_text(encoding="utf-8") == run(str(folder / "visit.txt")).stdout
    assert not [path for path in folder.iterdir() if path.name.startswith(".")]


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("missing.txt", "missing.txt"),
        ("latin.txt", "byte offset 9"),
        ("picture.txt", "binary"),
    ],
)
def test_unreadable_file_gets_one_line_and_status_one(folder: Path, name: str, says: str) -> None:
    """A file that cannot be read is named in one line on standard error."""
    result = run(str(folder / name))
    assert result.exit_code == 1
    assert result.stdout == ""
    assert len(result.stderr.splitlines()) == 1
    assert name in result.stderr
    assert says in result.stderr


def test_one_bad_file_among_many_is_reported_and_the_rest_go_on(folder: Path) -> None:
    """A failure loses no other record."""
    result = run(str(folder / "visit.txt"), str(folder / "latin.txt"), str(folder / "meeting.txt"))
    assert result.exit_code == 1
    assert [json.loads(line)["source"]["id"] for line in result.stdout.splitlines()] == ["visit.txt", "meeting.txt"]
    assert "latin.txt" in result.stderr


def test_folder_stands_for_its_text_files(folder: Path) -> None:
    """A folder gives its .txt files in the order of their paths; bad ones are reported."""
    result = run(str(folder))
    assert [json.loads(line)["source"]["id"] for line in result.stdout.splitlines()] == [
        "digits.txt",
        "empty.txt",
        "meeting.txt",
        "visit.txt",
    ]
    assert len(result.stderr.splitlines()) == 2


def test_folder_without_text_is_reported(tmp_path: Path) -> None:
    """A folder with nothing to read fails with one line that says so."""
    result = run(str(tmp_path))
    assert result.exit_code == 1
    assert "without .txt files" in result.stderr


@pytest.mark.parametrize("name", ["empty.txt", "digits.txt"])
def test_text_without_words_gives_an_empty_record_with_a_warning(folder: Path, name: str) -> None:
    """Nothing to read is no failure: an empty record says why it is empty."""
    result = run(str(folder / name))
    record = json.loads(result.stdout)
    assert result.exit_code == 0
    assert record["events"] == []
    assert record["warnings"]


def test_files_of_one_name_keep_their_paths_as_ids(tmp_path: Path) -> None:
    """Two files of one name stay apart in the output."""
    for part in ("a", "b"):
        (tmp_path / part).mkdir()
        (tmp_path / part / "news.txt").write_text(VISIT, encoding="utf-8")
    result = run(str(tmp_path / "a" / "news.txt"), str(tmp_path / "b" / "news.txt"))
    ids = [json.loads(line)["source"]["id"] for line in result.stdout.splitlines()]
    assert ids == [str(tmp_path / "a" / "news.txt"), str(tmp_path / "b" / "news.txt")]


@pytest.mark.parametrize(
    "arguments",
    [["--format", "xml", "x"], ["extract"], ["--title", "T", "a.txt", "b.txt"], ["--format", "json", "a.txt", "b.txt"]],
    ids=["unknown format", "no file", "one title for two files", "one object for two files"],
)
def test_misuse_exits_with_two(arguments: list[str]) -> None:
    """A command line that makes no sense is refused with status 2."""
    assert run(*arguments).exit_code == 2


@pytest.mark.parametrize("named", ["visit.txt", "."], ids=["the file", "its folder"])
def test_output_never_takes_the_place_of_a_text(folder: Path, named: str) -> None:
    """An --output that is one of the texts to read is misuse, and the text stays."""
    before = (folder / "visit.txt").read_bytes()
    result = run(str(folder / named), "--output", str(folder / "visit.txt"))
    assert result.exit_code == 2
    assert "is one of the texts to read" in result.stderr
    assert (folder / "visit.txt").read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no named pipes")
def test_output_never_takes_the_place_of_a_device(folder: Path, tmp_path: Path) -> None:
    """A pipe or device such as /dev/null is refused as --output, and stays what it is."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    result = run(str(folder / "visit.txt"), "--output", str(pipe))
    assert result.exit_code == 2
    assert "is no ordinary file" in result.stderr
    assert pipe.is_fifo()


def test_schema_is_the_json_schema_of_the_record(folder: Path) -> None:
    """`newsextract schema` describes every key that a record has."""
    schema = json.loads(run("schema").stdout)
    record = json.loads(run(str(folder / "visit.txt")).stdout)
    assert set(schema["properties"]) == set(record)
    for name, described in schema["$defs"].items():
        assert set(described["properties"]) == set(described["required"]), f"{name} is printed with all its keys"


def test_explain_names_what_found_each_mention(folder: Path) -> None:
    """`newsextract explain` gives for the person, the date and the event the words, and the rule or the model's head.

    A rule has a name; the model says what it took the words for and how sure it was, such as "model visitor 0.92".
    """
    lines = [json.loads(line) for line in run("explain", "--json", str(folder / "visit.txt")).stdout.splitlines()]
    why = {(line["stage"], line["label"], line["text"]): line["why"] for line in lines}
    assert re.fullmatch(r"model person [01]\.\d\d|person-\S+", why["mention", "person", "Ana Pereira"])
    assert "2019-05-03" in why["entity", "date", "3 May 2019"]
    assert re.fullmatch(r"trigger, (rule )?(model visit [01]\.\d\d|[a-z-]+)", why["event", "visit", "visited"])
    assert re.fullmatch(r"model visitor [01]\.\d\d|[a-z-]+", why["event", "visitor", "Ana Pereira"])


def test_explain_at_an_offset_shows_only_what_touches_it(folder: Path) -> None:
    """--at narrows the explanation to one place of the text."""
    lines = run("explain", "--json", "--at", "28", str(folder / "visit.txt")).stdout.splitlines()
    assert lines
    assert all(json.loads(line)["start"] <= 28 < json.loads(line)["end"] for line in lines)


def test_explain_says_which_article_each_block_is_from(folder: Path) -> None:
    """For a folder the id stands above the tables of each article, and in each JSON object."""
    for name in ("latin.txt", "picture.txt", "empty.txt", "digits.txt"):
        (folder / name).unlink()
    heads = [line for line in run("explain", str(folder)).stdout.splitlines() if line.startswith("# ")]
    assert heads == ["# meeting.txt", "# visit.txt"]
    lines = run("explain", "--json", str(folder)).stdout.splitlines()
    assert list(dict.fromkeys(json.loads(line)["article"] for line in lines)) == ["meeting.txt", "visit.txt"]


def test_explain_takes_options_of_stages(folder: Path) -> None:
    """What is explained are the stages that were chosen."""
    lines = run("explain", "--json", "--exclude", "events", str(folder / "visit.txt")).stdout.splitlines()
    assert {json.loads(line)["stage"] for line in lines} == {"layout", "mention", "entity"}
