"""The weights of claims: what the script learns from is what the program weighs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sameness import Pair, _compared, learned_weights

from marked_text import read_marked
from newsextract.events import told as told_events
from newsextract.events.joining import join_tellings, log_odds
from newsextract.events.sameness import weights
from newsextract.mentions.deciding import SameEvent
from newsextract.resources.lexicons import read_lexicon

TOLD = read_marked(
    "[Ana Lind|person] <met> [Juan Perez|person] in Porto. The <meeting> lasted an hour. "
    "[Ana Lind|person] also <met> [Olga Kim|person] later. [Olga Kim|person] <spoke> to [Juan Perez|person]."
)
TELLINGS = [
    TOLD.event(0, "meeting", participant=["Ana Lind", "Juan Perez"]),
    TOLD.event(1, "meeting"),
    TOLD.event(2, "meeting", participant=["Ana Lind", "Olga Kim"]),
    TOLD.event(3, "meeting", participant=["Olga Kim", "Juan Perez"]),
]
CHANCES = {(1, 0): 0.9, (2, 0): 0.2, (2, 1): 0.4}


def _pairs(owners: list[int | None], chances: dict[tuple[int, int], float] | None = None) -> list[Pair]:
    return list(_compared(TOLD.doc, TELLINGS, owners, CHANCES if chances is None else chances, learned=False))


def test_the_script_learns_from_the_claims_that_the_program_weighs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Given the groups of the program, each of its comparisons is a pair of the script, with the same claims."""
    weighed: list[set[str]] = []

    def spy(claimed: Iterator[str], column: str) -> float:
        weighed.append(set(claimed))
        return sum(weights(column).get(claim, 0.0) for claim in weighed[-1])

    monkeypatch.setattr(told_events, "weighed", spy)
    groups = join_tellings(TOLD.doc, TELLINGS, {}, SameEvent(constant=0.0, model=1.0))
    owners: list[int | None] = [next(at for at, group in enumerate(groups) if n in group) for n in range(4)]
    assert 1 < len(groups) < 4
    assert [set(pair.features) for pair in _pairs(owners, {})] == weighed


def test_a_pair_is_right_if_both_tell_one_annotated_event() -> None:
    """Tellings of other events are wrong pairs; what nobody annotated counts less, and not against its like."""
    pairs = _pairs([0, 0, None, None])
    assert [(pair.right, pair.share) for pair in pairs] == [(True, 1.0), (False, 0.5), (False, 0.5)]


def test_what_the_model_says_is_a_feature_where_it_sees_the_pair() -> None:
    """The log-odds of the mean chance over the tellings of the event; nothing for those too far apart."""
    first, second, third = _pairs([0, 0, None, None])
    assert first.features["model"] == pytest.approx(log_odds(0.9))
    assert second.features["model"] == pytest.approx(log_odds(0.3))
    assert first.features["constant"] == second.features["constant"] == 1.0
    assert not {"model", "constant"} & set(third.features)


def test_what_always_parts_tellings_gets_a_negative_weight() -> None:
    """A claim of wrong pairs only is weighed down, one of right pairs only up, beside what was known before."""
    right, wrong = Pair({"always": 1.0, "same-word": 1.0}, True, 1.0), Pair({"always": 1.0, "also": 1.0}, False, 1.0)
    learned = learned_weights([right, wrong] * 30)
    assert learned["same-word"] > 0.7 * weights()["same-word"]
    assert learned["also"] < 0.7 * weights()["also"]
    assert learned["told-just-before"] == pytest.approx(0.7 * weights()["told-just-before"], abs=0.01)


def test_what_the_guidelines_decide_is_not_learned() -> None:
    """However many pairs speak against it, a weight of the guidelines stays as they set it, in both columns."""
    rows = [row for row in read_lexicon("sameness_weights") if row["source"] == "guidelines"]
    assert rows
    pairs = [Pair({"always": 1.0, row["claim"]: 1.0}, True, 1.0) for row in rows] * 50
    learned = learned_weights(pairs)
    for row in rows:
        assert learned[row["claim"]] == float(row["weight"]) == float(row["with_model"])
