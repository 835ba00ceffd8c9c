"""Whether what a date dates is past or to come, as the model sees the events that it dates."""

from __future__ import annotations

from collections.abc import Sequence

from ..mentions.deciding import tense_decider
from ..mentions.mention import DateMention
from ..model.labels import TRIGGER_LAYERS
from ..model.reading import Reading
from ..timex.frame import Tense
from .advice import spans_of

_TENSES: dict[str, Tense] = {"occurred": "past", "planned": "future"}


def tenses_of(dates: Sequence[DateMention], reading: Reading) -> list[Tense | None]:
    """For each date the tense of the likeliest event that it dates; None where the model is not sure of one."""
    limits = tense_decider()
    told = [span for span in reading.spans if span.layer in TRIGGER_LAYERS and span.score >= limits.trigger]
    triggers = [reading.place_of(span) for span in told]
    likeliest: dict[int, tuple[float, int]] = {}
    for trigger, date, chance in reading.links("when", triggers, spans_of(dates), least=limits.linked):
        likeliest[date] = max((chance, -trigger), likeliest.get(date, (0.0, 0)))
    return [
        _tense(reading, triggers[-likeliest[number][1]], limits.status) if number in likeliest else None
        for number in range(len(dates))
    ]


def _tense(reading: Reading, trigger: tuple[int, int], least: float) -> Tense | None:
    status, chance = reading.status_of([trigger])
    return _TENSES.get(status) if chance >= least else None
