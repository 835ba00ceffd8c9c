"""Rule files are checked when they are read; a bad one is refused with its file, entry and reason."""

import pytest
from pydantic import BaseModel, ConfigDict

from newsextract.errors import ResourceError
from newsextract.resources.rules import parse_rules, read_rules


class Words(BaseModel):
    model_config = ConfigDict(extra="forbid")
    words: tuple[str, ...]
    flag: bool = False


def test_words_that_other_readers_take_for_booleans_stay_words() -> None:
    """A rule may list "no", "on", "off" and "yes" without quotes; only true and false are booleans."""
    read = parse_rules("words: [no, on, off, yes, y, N]\nflag: true", "w.yaml", Words)
    assert read == Words(words=("no", "on", "off", "yes", "y", "N"), flag=True)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("words: [a", "w.yaml: file: is no YAML"),
        ("words: [a]\ncolour: red", "w.yaml: colour"),
        ("flag: true", "w.yaml: words"),
        ("- a", "w.yaml: file"),
        ("", "w.yaml: file"),
    ],
    ids=["broken", "unknown key", "missing key", "a list", "empty"],
)
def test_bad_rules_name_file_and_culprit(content: str, says: str) -> None:
    """The error is one line that begins with the file and the entry."""
    with pytest.raises(ResourceError) as caught:
        parse_rules(content, "w.yaml", Words)
    assert str(caught.value).startswith(says)
    assert "\n" not in str(caught.value)


def test_missing_rule_file_is_named() -> None:
    """A file that the installation lacks is named, with the remedy."""
    with pytest.raises(ResourceError, match=r"rules/nothing\.yaml.*reinstall"):
        read_rules("nothing", Words)
