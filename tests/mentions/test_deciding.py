"""Rules and model together, on invented readings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.resources import files
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsextract.errors import ResourceError
from newsextract.mentions import deciding
from newsextract.mentions.deciding import Decider, decide, deciders, event_deciders, link_least, player_least
from newsextract.mentions.mention import (
    LABELS,
    InstitutionMention,
    Label,
    Mention,
    PersonMention,
    PlaceMention,
    TitleMention,
)
from newsextract.model.decode import ScoredSpan
from newsextract.model.labels import LINKS, ROLE_LINKS
from newsextract.resources.rules import parse_rules

TEXT = "Rector Ana Pereira of Oakdale University met Bo Lind in Lisbon today."
KINDS: dict[str, type[Mention]] = {
    "person": PersonMention,
    "institution": InstitutionMention,
    "place": PlaceMention,
    "title": TitleMention,
}


@dataclass
class FakeReading:
    """A reading whose pieces are characters: spans with their scores, and how the words of each label are held."""

    spans: tuple[ScoredSpan, ...] = ()
    held: dict[tuple[str, str], float] = field(default_factory=dict)
    text: str = TEXT

    def place_of(self, span: ScoredSpan) -> tuple[int, int]:
        """The span of characters."""
        return span.first, span.last + 1

    def support(self, layer: str, start: int, end: int) -> float:
        """How far the words are held to be of the layer."""
        return self.held.get((layer, self.text[start:end]), 0.0)


def _scored(layer: str, words: str, score: float) -> ScoredSpan:
    start = TEXT.index(words)
    return ScoredSpan(layer, start, start + len(words) - 1, score)


def _rule(label: str, words: str) -> Mention:
    start = TEXT.index(words)
    return KINDS[label](start, start + len(words), words, f"rule {label}")


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Deciders of the test, so that what is measured and changed in the file changes no test."""
    by_model = Decider(by="model", kept_above=0.5, measured="test")
    sure = Decider(by="model", least=0.6, kept_above=0.5, measured="test")
    by_rules = Decider(by="rules", measured="test")
    made = {"person": by_model, "institution": by_model, "place": sure, "title": by_model, "group": by_rules}
    monkeypatch.setattr(deciding, "deciders", lambda: made)


def _decide(
    *spans: ScoredSpan,
    rules: Iterable[Mention] = (),
    held: dict[tuple[str, str], float] | None = None,
    text: str = TEXT,
) -> dict[Label, list[Mention]]:
    found: dict[Label, list[Mention]] = {label: [] for label in LABELS}
    for mention in rules:
        label = next(name for name, kind in KINDS.items() if type(mention) is kind)
        found[label].append(mention)  # type: ignore[index]
    return decide(text, found, FakeReading(spans, held or {}, text))  # type: ignore[arg-type]


def _words(decided: dict[Label, list[Mention]]) -> set[tuple[str, str]]:
    return {(label, one.text) for label, mentions in decided.items() for one in mentions}


def test_the_model_finds_what_the_rules_do_not() -> None:
    """A span of the model alone is a mention that names the head of the model and its score."""
    (found,) = _decide(_scored("person", "Ana Pereira", 0.876))["person"]
    assert found == PersonMention(7, 18, "Ana Pereira", "model person 0.88")


def test_where_both_agree_the_mention_of_the_rules_stays() -> None:
    """A mention of just the same words keeps what the rule read and its name."""
    rule = InstitutionMention(22, 40, "Oakdale University", "lexicon organisations", "company", "Oakdale U")
    decided = _decide(_scored("institution", "Oakdale University", 0.9), rules=[rule])
    assert decided["institution"] == [rule]


def test_the_model_wins_over_a_rule_that_overlaps() -> None:
    """Of a span of the model and a mention of the rules that share words, the model's is taken."""
    held = {("person", "Pereira of Oakdale"): 0.99}
    decided = _decide(_scored("person", "Ana Pereira", 0.55), rules=[_rule("person", "Pereira of Oakdale")], held=held)
    assert _words(decided) == {("person", "Ana Pereira")}


@pytest.mark.parametrize(
    ("by_rules", "places"),
    [
        ("Antigua and Barbuda", [("Antigua and Barbuda", "AG")]),
        ("Antigua and Barbuda and Norway", [("Antigua", "AG"), ("Barbuda", None)]),
    ],
)
def test_a_country_is_not_cut_into_its_words(by_rules: str, places: list[tuple[str, str | None]]) -> None:
    """Spans of the model that are parts of a country's name, which the rules found, are that country."""
    text = "Antigua and Barbuda and Norway met."
    rule = PlaceMention(0, len(by_rules), by_rules, "lexicon countries", "AG")
    spans = (ScoredSpan("place", 0, 6, 0.9), ScoredSpan("place", 12, 18, 0.7))
    found = _decide(*spans, rules=[rule], text=text)["place"]
    assert [(one.text, one.country) for one in found if isinstance(one, PlaceMention)] == places


@pytest.mark.parametrize(("support", "kept"), [(0.0, False), (0.49, False), (0.5, True), (0.9, True)])
def test_rules_alone_are_kept_with_support(support: float, kept: bool) -> None:
    """What only the rules found is kept where the model holds its words to be of the label, and only there."""
    decided = _decide(rules=[_rule("person", "Bo Lind")], held={("person", "Bo Lind"): support})
    assert bool(decided["person"]) == kept
    assert all(one.found_by == "rule person" for one in decided["person"])


@pytest.mark.parametrize(("score", "taken"), [(0.59, False), (0.6, True)])
def test_spans_that_are_not_sure_enough_are_not_taken(score: float, taken: bool) -> None:
    """The least score of a label is asked of each span."""
    assert bool(_decide(_scored("place", "Lisbon", score))["place"]) == taken


def test_an_unsure_span_leaves_the_rules_their_mention() -> None:
    """Where the model's span is not taken, the mention of the rules is asked for its support as any other."""
    held = {("place", "Lisbon"): 0.55}
    decided = _decide(_scored("place", "Lisbon", 0.58), rules=[_rule("place", "Lisbon")], held=held)
    assert decided["place"] == [_rule("place", "Lisbon")]


@pytest.mark.parametrize(
    ("person", "institution", "winner"),
    [(0.9, 0.6, ("person", "Ana Pereira")), (0.6, 0.9, ("institution", "Pereira of Oakdale University"))],
    ids=["the person is surer", "the institution is surer"],
)
def test_one_name_for_each_stretch_by_score(person: float, institution: float, winner: tuple[str, str]) -> None:
    """Of a person, institution and place that share words the surest is kept."""
    spans = (
        _scored("person", "Ana Pereira", person),
        _scored("institution", "Pereira of Oakdale University", institution),
    )
    assert _words(_decide(*spans)) == {winner}


def test_of_equally_sure_names_the_longest_is_kept() -> None:
    """A tie of scores goes to the longer name."""
    spans = (_scored("place", "Oakdale", 0.8), _scored("institution", "Oakdale University", 0.8))
    assert _words(_decide(*spans)) == {("institution", "Oakdale University")}


def test_support_of_a_rule_counts_against_the_score_of_a_span() -> None:
    """A mention of the rules competes with spans of other labels by how far the model holds it."""
    rule, held = _rule("place", "Oakdale"), {("place", "Oakdale"): 0.7}
    weak, strong = (_scored("institution", "Oakdale University", score) for score in (0.6, 0.8))
    assert _words(_decide(weak, rules=[rule], held=held)) == {("place", "Oakdale")}
    assert _words(_decide(strong, rules=[rule], held=held)) == {("institution", "Oakdale University")}


def test_titles_overlap_names() -> None:
    """A title may cover an institution; both are kept."""
    spans = (
        _scored("title", "Rector Ana Pereira of Oakdale University", 0.6),
        _scored("institution", "Oakdale University", 0.9),
    )
    assert len(_words(_decide(*spans))) == 2


def test_where_the_rules_decide_the_model_is_not_asked() -> None:
    """Dates, which no decider names, and labels of the rules are as the rules found them."""
    found: dict[Label, list[Mention]] = {
        "date": [Mention(63, 68, "today", "rule date")],
        "group": [Mention(0, 6, "Rector", "rule group")],
    }
    spans = (_scored("group", "Bo Lind", 0.99), _scored("date", "Lisbon", 0.99))
    assert decide(TEXT, found, FakeReading(spans)) == found  # type: ignore[arg-type]


def test_triggers_are_no_mentions() -> None:
    """Spans of other layers than the labels are left to the events."""
    assert _words(_decide(_scored("visit", "met", 0.9))) == set()


@pytest.mark.parametrize(
    ("text", "expected"), [("  Ana \n", ["Ana"]), (" – ", []), ("12", []), ("\u2003É.", ["É."])], ids=ascii
)
def test_space_at_the_ends_is_cut_and_marks_are_no_names(text: str, expected: list[str]) -> None:
    """A mention begins and ends with words; a span without a letter is none."""
    decided = _decide(ScoredSpan("person", 0, len(text) - 1, 0.9), text=text)
    assert [one.text for one in decided["person"]] == expected
    assert all(text[one.start : one.end] == one.text for one in decided["person"])


@pytest.mark.parametrize(("text", "taken"), [("Norwegian", False), ("NORWEGIAN", False), ("Norway", True)])
def test_an_adjective_is_no_place(text: str, taken: bool) -> None:
    """Words for the people of a country are no place, however sure the model is."""
    decided = _decide(ScoredSpan("place", 0, len(text) - 1, 0.99), text=text)
    assert [one.text for one in decided["place"]] == [text] * taken


def test_what_stands_before_a_title_is_none() -> None:
    """ "vice" in "vice Ana Pereira, resigned" is no title, however sure the model is; "deputy" is one."""
    for text, expected in (("vice", []), ("acting", []), ("deputy", ["deputy"]), ("Vice Rector", ["Vice Rector"])):
        decided = _decide(ScoredSpan("title", 0, len(text) - 1, 0.99), text=text)
        assert [one.text for one in decided["title"]] == expected


_names = st.lists(
    st.tuples(st.sampled_from(sorted(KINDS)), st.integers(0, 60), st.integers(1, 9), st.floats(0, 1)), max_size=10
)


def _apart(spans: Iterable[tuple[str, int, int, float]]) -> list[tuple[str, int, int, float]]:
    """Those spans that share nothing with an earlier one of their label, as both the model and the rules find them."""
    kept: list[tuple[str, int, int, float]] = []
    for label, start, size, score in spans:
        if all(label != one or start + size <= at or at + length <= start for one, at, length, _ in kept):
            kept.append((label, start, size, score))
    return kept


@given(_names.map(_apart), _names.map(_apart))
def test_decided_mentions_are_apart_and_in_order(
    by_model: list[tuple[str, int, int, float]], by_rules: list[tuple[str, int, int, float]]
) -> None:
    """Whatever both find, names share no character, no label twice covers one, and all say what stands in the text."""
    text = "abcdefgh" * 9
    spans = tuple(ScoredSpan(label, at, at + size - 1, score) for label, at, size, score in by_model)
    rules = [KINDS[label](at, at + size, text[at : at + size], "rule") for label, at, size, _ in by_rules]
    held = {(label, text[at : at + size]): support for label, at, size, support in by_rules}
    found: dict[Label, list[Mention]] = {
        label: [one for one in rules if type(one) is kind]
        for label, kind in KINDS.items()  # type: ignore[misc]
    }
    decided = decide(text, found, FakeReading(spans, held, text))  # type: ignore[arg-type]
    names = sorted((one for label in ("person", "institution", "place") for one in decided[label]), key=_start)
    for mentions in (names, decided["title"]):
        assert all(left.end <= right.start for left, right in pairwise(mentions))
    for mentions in decided.values():
        assert mentions == sorted(mentions, key=_start)
        assert all(text[one.start : one.end] == one.text for one in mentions)


def _start(mention: Mention) -> int:
    return mention.start


class TestShippedDeciders:
    """The file of deciders; what it says is measured and may change, its form may not."""

    @pytest.fixture(autouse=True)
    def plain(self) -> None:
        """The deciders of the file."""

    def test_every_label_is_decided_by_someone(self) -> None:
        """All labels that the file names exist, and the model decides only what it can make mentions of."""
        known = deciders()
        assert set(known) <= set(LABELS)
        assert "date" not in known or known["date"].by == "rules"

    def test_deciders_say_what_was_measured(self) -> None:
        """Each decision gives its reason."""
        assert all(one.measured for one in (*deciders().values(), event_deciders()))

    @pytest.mark.parametrize("link", sorted(set(LINKS) - {"same", "same-event", *ROLE_LINKS}))
    def test_every_link_has_a_least_score(self, link: str) -> None:
        """How sure the model must be is said for every link that is decided by it."""
        assert 0 <= link_least(link) <= 1

    @pytest.mark.parametrize("role", ROLE_LINKS)
    def test_whom_the_rules_name_needs_least(self, role: str) -> None:
        """Every role has its limits, and whom the rules name takes part by the lowest."""
        limits = player_least(role)
        assert 0 <= limits.named <= min(limits.others, limits.alone) <= 1


@pytest.mark.parametrize(
    ("line", "instead", "culprit"),
    [
        ("status: both", "status: model", "events.status"),
        ("date: both", "date: nobody", "events.date"),
        ("model_alone: 0", "model_alone: 7", "events.model_alone"),
        ("confidence: [", "confidence: [0.1, ", "events.confidence"),
    ],
)
def test_a_decider_that_nothing_follows_is_refused(line: str, instead: str, culprit: str) -> None:
    """What the file says and no code does is an error that names the entry, not silence."""
    written = (files("newsextract.resources") / "rules" / "deciders.yaml").read_text(encoding="utf-8")
    assert line in written
    parse_rules(written, "rules/deciders.yaml", deciding._Deciders)
    with pytest.raises(ResourceError, match=culprit):
        parse_rules(written.replace(line, instead), "rules/deciders.yaml", deciding._Deciders)
