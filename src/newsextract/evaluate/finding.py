"""An error of one document: its label and cause, the words, and their sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict

from .align import DocumentAlignment
from .match import Stretch

Cause = Literal[
    "missed",  # gold has it, nobody found it
    "spurious",  # found, and gold does not have it
    "boundary",  # found with other ends
    "label",  # found under another label or event type
    "value",  # a date that was found, with another value
    "split",  # one person or institution of gold, taken for two
    "merged",  # two of gold, taken for one
    "role",  # an argument that was found in another role
    "date",  # an event that was found, at another time
    "place",  # … at another place
    "status",  # … with another status
]


@dataclass(frozen=True, slots=True)
class Finding:
    """An error before its words and sentence are looked up: where it is, what gold says and what was found."""

    label: str
    cause: Cause
    where: Stretch
    gold: str | None = None
    found: str | None = None


class ErrorRecord(BaseModel):
    """One error: `words` at `[start, end)` of the document, in a `sentence` that starts at `sentence_start`.

    `label` is a mention's label, "people", "person titles", "person institutions", "person cluster",
    "institution cluster", an event type, or an event type and a role ("visit host"). `gold` and `found` say in words
    what each side has; a side that has nothing is null.
    """

    model_config = ConfigDict(frozen=True)

    document: str
    label: str
    cause: Cause
    start: int
    end: int
    words: str
    sentence: str
    sentence_start: int
    gold: str | None
    found: str | None

    @property
    def marked(self) -> str:
        """The sentence on one line, its words between >> and <<."""
        start, end = self.start - self.sentence_start, self.end - self.sentence_start
        sentence = self.sentence
        if not 0 <= start < end <= len(sentence):
            return " ".join(sentence.split())
        return " ".join(f"{sentence[:start]}>>{sentence[start:end]}<<{sentence[end:]}".split())


def record_of(finding: Finding, compared: DocumentAlignment) -> ErrorRecord:
    """The finding with its words and its sentence; both are empty where the offsets lie outside of the text."""
    text, where = compared.gold.text, finding.where
    start, end = compared.sentences.around(where.start, where.end)
    return ErrorRecord(
        document=compared.gold.id,
        label=finding.label,
        cause=finding.cause,
        start=where.start,
        end=where.end,
        words=text[max(0, where.start) : max(0, where.end)],
        sentence=text[start:end],
        sentence_start=start,
        gold=finding.gold,
        found=finding.found,
    )
