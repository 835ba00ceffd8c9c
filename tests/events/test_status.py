"""Status of events: the examples of the cues, and what tense, headline and date add to them."""

from __future__ import annotations

import pytest

from marked_text import read_marked
from newsextract.errors import ResourceError
from newsextract.events.status import BY_DEFAULT, StatusCues, read_cues, status_of
from newsextract.resources.rules import parse_rules

MATCHES = [(cue.name, sentence) for cue in read_cues() for sentence in cue.matches]
REJECTS = [(cue.name, sentence) for cue in read_cues() for sentence in cue.rejects]


def told(written: str, *, published: str | None = None, start_date: str | None = None) -> tuple[str, str]:
    marked = read_marked(written, published=published)
    trigger = marked.triggers[0]
    sentence = marked.sentence(trigger)
    return status_of(marked.doc, trigger, sentence=sentence, published=published, start_date=start_date)


@pytest.mark.parametrize(("name", "sentence"), MATCHES)
def test_cue_matches_its_examples(name: str, sentence: str) -> None:
    """Every example of a cue gets the cue's status, and the basis names the cue."""
    status, basis = told(sentence)
    assert basis.startswith(name)
    assert status == next(cue.status for cue in read_cues() if cue.name == name)


@pytest.mark.parametrize(("name", "sentence"), REJECTS)
def test_cue_rejects_its_near_misses(name: str, sentence: str) -> None:
    """No near miss of a cue is taken for one of its cases."""
    assert not told(sentence)[1].startswith(name)


STATUSES = {
    "simple past": ("The rector <visited> Lviv.", "occurred"),
    "perfect": ("The sides have <signed> a contract.", "occurred"),
    "past passive": ("The contract was <signed> in Porto.", "occurred"),
    "future passive": ("The contract will be <signed> in Porto.", "planned"),
    "coordinated verb": ("He will tour the port and <meet> the mayor.", "planned"),
    "refusal": ("The mayor refused to <sign> the contract.", "cancelled"),
    "cancelled though scheduled": ("The <visit>, scheduled for Friday, was called off.", "cancelled"),
    "invitation": ("He invited the rector to <visit> Porto.", "proposed"),
    "possibility": ("They discussed the possibility of a <visit> to Porto.", "proposed"),
    "month of May": ("In May the <meeting> of the rectors took place.", "occurred"),
    "other clause": ("The rector, who will retire, <visited> Lviv.", "occurred"),
    "headline infinitive": ("Rector to <visit> Porto\n\nThe rector of the college spoke on Monday.", "planned"),
    "headline present": ("Rector <visits> Porto\n\nThe rector of the college spoke on Monday.", "occurred"),
}


@pytest.mark.parametrize(("sentence", "status"), STATUSES.values(), ids=STATUSES)
def test_status_of_a_clause(sentence: str, status: str) -> None:
    """Tense, modal words and called-off words of the trigger's own clause decide."""
    assert told(sentence)[0] == status


def test_date_after_publication_means_planned() -> None:
    """An event that no word places in time is planned if its date lies ahead of the publication."""
    assert told("<Meeting> in Porto on 3 May", published="2024-05-01", start_date="2024-05-03")[0] == "planned"
    assert told("<Meeting> in Porto on 3 May", published="2024-05-04", start_date="2024-05-03")[0] == "occurred"


def test_date_never_overrules_the_past() -> None:
    """A verb in the past has happened, whatever day was read for it."""
    assert told("They <met> in Porto.", published="2024-05-01", start_date="2024-06-01")[0] == "occurred"


def test_silence_is_said() -> None:
    """Where nothing speaks for another status, the basis says so, so that merging can tell it from a sign."""
    assert told("The <meeting> in Porto") == ("occurred", BY_DEFAULT)


def test_bad_cue_is_refused() -> None:
    """A cue without near misses is refused with its place in the file."""
    parts = "name: lies-ahead, status: planned, side: before, reach: 2, past: false, words: [will]"
    cue = f"{{{parts}, matches: ['will <go>']}}"
    with pytest.raises(ResourceError, match=r"cues\.0\.rejects"):
        parse_rules(f"cues: [{cue}]", "rules/status.yaml", StatusCues)
