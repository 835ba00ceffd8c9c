"""Articles that are marked only in part: the shape all open corpora are brought into, and doubts shared by them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, NamedTuple


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


UNKNOWN = "unknown"
TITLE_WORDS = _words("""
    admiral ambassador archbishop archduke baron baroness bishop brig capt captain chancellor chief col colonel
    commander count countess dame director doctor dr duchess duke earl emperor empress father gen general gov governor
    hon honorable honourable judge justice king lady lieutenant lord lt madam maj major marquess marquis minister miss
    mr mrs ms pope premier president prince princess prof professor protector queen rabbi rep rev reverend saint
    secretary sen senator sgt shah sheikh sir spc st sultan tsar your
""")
GENERIC_NAMES = _words("""
    academy agency alliance assembly association authority bank bar board cabinet chamber church club coalition college
    commission committee company conference confederation corporation corps council court courts department district
    division executive faculty federation force forces foundation government group high-court hospital house institute
    institution judiciary league legislature library majesty ministry movement museum office organisation organization
    parliament party police regime school senate society state supreme-court team treasury tribunal union university
    capital city coast country county downtown earth east home mars moon north south space sun west
    he it our she they we you
""")
HOUSES = _words("""
    academy base bank center centre church college company hospital institute library museum railroad railway school
    theater theatre university
""")  # words that make a place an institution, or the reverse
CONTESTS = _words("championship championships conference cup division league series")
AREAS = _words("area areas city region regions states town village villages zone")
PLACES_OF = _words("""
    bay cape city county district federation gulf isle islands kingdom province republic sea state strait straits
    territory town
""")  # what may stand before "of" in the name of a place
COUNTRY_LETTERS = _words("D.C. DC NYC U.K U.K. U.S U.S. U.S.A. UAE UK US USA USSR")


class Span(NamedTuple):
    """A marked stretch of a text, in code points."""

    type: str
    start: int
    end: int


def partial_article(
    key: str,
    source: str,
    text: str,
    *,
    spans: Iterable[Span],
    unknown: Iterable[tuple[int, int]],
    layers: Iterable[str],
) -> dict[str, Any]:
    """An article whose `layers` are marked completely, except where `unknown` spans hold nothing to learn from.

    A span of the type `UNKNOWN` is unknown too, and hides shorter names within it.
    """
    longest = keep_longest(spans)
    kept = [span for span in longest if span.type != UNKNOWN]
    mentions = [{"type": s.type, "start": s.start, "end": s.end, "text": text[s.start : s.end]} for s in kept]
    doubtful = {*unknown, *((span.start, span.end) for span in longest if span.type == UNKNOWN)}
    doubts = sorted(span for span in doubtful if not any(m.start <= span[0] and span[1] <= m.end for m in kept))
    return {
        "id": key,
        "source": source,
        "text": text,
        "mentions": mentions,
        "unknown": [list(span) for span in doubts],
        "layers": list(layers),
    }


def keep_longest(spans: Iterable[Span]) -> list[Span]:
    """Of spans that overlap the longest, then the first: a name inside a longer name is no mention of its own."""
    kept: list[Span] = []
    for span in sorted(set(spans), key=lambda s: (s.start - s.end, s.start, s.type)):
        if not any(span.start < other.end and other.start < span.end for other in kept):
            kept.append(span)
    return sorted(kept, key=lambda s: (s.start, s.end))


def is_doubtful(kind: str, words: list[str], *, place_names: Collection[str] = ()) -> bool:
    """Whether these words may be no mention of this kind, or one with other borders, under our guidelines."""
    plain = [word.lower().strip(".") for word in words]
    if not any(word[:1].isupper() for word in words):
        return True
    if kind == "person":
        return any(word in TITLE_WORDS or word in ("family", "the") for word in plain)
    if kind == "institution":
        return _is_doubtful_institution(words, plain, place_names)
    return _is_doubtful_place(words, plain)


def _is_doubtful_institution(words: list[str], plain: list[str], place_names: Collection[str]) -> bool:
    return (
        "-".join(plain) in GENERIC_NAMES
        or " ".join(words) in place_names  # a team, a government, or the university of a town
        or plain[0] in TITLE_WORDS  # the corpora take some ministers for ministries
        or plain[-1] in CONTESTS
        or words[-1].islower()  # "Likud party", "national handball team"
        or (len(words) <= 2 and plain[-1].endswith("s") and plain[-1][:-1] in GENERIC_NAMES)  # "Schools"
    )


def _is_doubtful_place(words: list[str], plain: list[str]) -> bool:
    return (
        "-".join(plain) in GENERIC_NAMES
        or plain[0] == "the"
        or words[-1] in AREAS  # "Kandy region"
        or ("of" in plain[1:] and plain[plain.index("of") - 1] not in PLACES_OF)
        or bool(HOUSES.intersection(plain))
        or plain[-1].endswith(("ians", "ian", "ese", "ish"))  # who lives there
        or (len(words) == 1 and words[0].isupper() and words[0] not in COUNTRY_LETTERS)
    )
