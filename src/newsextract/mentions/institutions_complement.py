"""What follows the head noun within the name of an institution: "of …", "for …", "on …", "named after …"."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from .institutions_heads import Head, heads, is_strong_head, stop_reason, topics
from .name_evidence import forenames, is_field, is_patronymic, is_verb
from .name_words import Word
from .places_gazetteer import country_names, gazetteer

_TIGHT = regex.compile(r" ?& ?|[-–]")
_INITIAL_GAP = regex.compile(r"\.?[ \u00a0]?")
_LONGEST_RUN = 8  # capitalised words in a row within one name
WHOLE_BODIES = frozenset({"university", "academy", "institute", "hospital", "ministry", "college", "polytechnic"})
_NAME_PARTICLES = frozenset({"the", "bin", "ibn", "al", "von", "van", "de", "der", "la", "ul", "ud"})
_PEOPLE = frozenset({"women", "children", "people", "men", "workers", "veterans", "consumers", "farmers"})
_COUNTRY_TAILS = frozenset({"republic", "inc", "corp", "ltd", "and"})
_NO_NAMES = frozenset({"directors", "trustees", "governors", "regents"})
# nouns of names that are verbs too
_PLURALS = frozenset(
    {"states", "works", "titles", "grants", "studies", "records", "appeals", "rules", "reports", "plans", "funds",
     "awards", "trusts", "talks", "markets", "contracts", "services", "releases", "tours", "trades", "deals", "loans",
     "claims"}
)  # fmt: skip
_TOPIC_HEADS = frozenset({"service", "services", "works", "administration"})


def complement_end(words: Sequence[Word], preposition: int, known: Head, *, of_office: bool = False) -> int | None:
    """The index of the last word of the noun phrase after a preposition; None where it does not belong to the name.

    `of_office` says that the name is of an office, which may go on with a title ("Office of the Vice President").
    """
    if not words[preposition].joined:
        return None
    start = preposition + 1
    if words[start].lower == "the" and start + 1 < len(words) and words[start].joined:
        start += 1
    if not _opens_name(words[start]) or words[start].lower in _NO_NAMES:
        return None
    if words[preposition].lower in {"on", "to", "against"} and words[start].lower not in topics():
        return None
    end = _run_end(words, start, of_office=of_office)
    if (
        words[preposition].lower == "in"
        and " ".join(word.text for word in words[start : end + 1]) not in country_names()
    ):
        return None
    if known.unit == "unit" and words[preposition].lower == "of" and _names_institution(words, start, end):
        return None
    end = _coordinated_end(words, end)
    return _campus_end(words, start, end) if known.kind == "university" else end


def _campus_end(words: Sequence[Word], start: int, end: int) -> int:
    """The end with the campus of a state university ("University of California, Riverside")."""
    state = gazetteer().get(" ".join(word.text for word in words[start : end + 1]))
    if state is None or state.source != "regions" or state.code != "US" or words[end].gap not in {", ", " at "}:
        return end
    for size in range(min(3, len(words) - end - 1), 0, -1):
        campus = gazetteer().get(" ".join(word.text for word in words[end + 1 : end + 1 + size]))
        if campus is not None and campus.source == "cities":
            return end + size
    return end


def _opens_name(word: Word) -> bool:
    if word.text[0].isdigit():
        return word.text[-1].isalpha()
    return word.capital and stop_reason(word) != "date"


def _run_end(words: Sequence[Word], start: int, *, of_office: bool = False) -> int:
    """The index of the last word of the run of capitalised words from `start`."""
    end = start
    while end + 1 < len(words) and end - start < _LONGEST_RUN and _runs_on(words, start, end, of_office=of_office):
        end += 1
    return end


def _runs_on(words: Sequence[Word], start: int, end: int, *, of_office: bool) -> bool:
    """Whether the run that has come to `end` goes on with the next word."""
    word, following = words[end], words[end + 1]
    if not (word.joined or _TIGHT.fullmatch(word.gap)) or not following.capital:
        return False
    if word.possessive and word.lower not in _PEOPLE:
        return False
    if is_verb(following.lower) and following.lower[-1] == "s" and following.lower not in _PLURALS:
        return False  # headlines write verbs with capitals: "Ministry of Law Strengthens Ties"
    if end > start and word.lower in WHOLE_BODIES:
        return False  # footers run names together: "… of Azerbaijan Medical University Educational clinic …"
    if _opens_personal_name(words, end + 1):
        return False
    if _is_country(words, start, end) and following.lower not in _COUNTRY_TAILS:
        return False
    return stop_reason(following) is None or (of_office and stop_reason(following) == "title")


def _opens_personal_name(words: Sequence[Word], index: int) -> bool:
    """Whether a forename with a further name stands here: "… the Department of Transport Anna Roe"."""
    word = words[index]
    if word.joined and index + 1 < len(words) and is_patronymic(words[index + 1].text):
        return True
    if word.text not in forenames() or word.lower in topics() or word.text in gazetteer():
        return False
    following = words[index + 1] if index + 1 < len(words) else None
    return word.joined and following is not None and following.capital and following.lower not in heads()


def _is_country(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether the run so far is the name of a country, and the word to come is not part of that name."""
    name = " ".join(word.text for word in words[start : end + 1])
    longer = f"{name} {words[end + 1].text}"
    if name not in country_names() or longer in gazetteer():
        return False
    return "Republic" in name or not any(word.lower in heads() for word in words[end + 1 : end + 5])


def _names_institution(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether the run names an institution: it ends in a head, opens with one and goes on, or is an acronym."""
    if end > start and words[end].lower in heads() and words[end].lower not in _TOPIC_HEADS:
        return True
    first = words[start]
    goes_on = end + 1 < len(words) and words[end].joined and words[end + 1].lower in {"of", "for"}
    if first.lower in heads() and (goes_on and end == start):
        return True
    return first.text.isupper() and len(first.text) > 2 and not words[start - 1].text.isupper() and _is_acronym(first)


def _is_acronym(word: Word) -> bool:
    return word.text.isalpha() and word.text not in gazetteer()


def _coordinated_end(words: Sequence[Word], end: int) -> int:
    """The end of a list of topics that goes on after `end` ("Labour, Migration and Social Protection")."""
    best = end
    while best + 2 < len(words) and not words[best].possessive:
        gap, following = words[best].gap, words[best + 1]
        if following.lower == "and" and (words[best].joined or gap == ", "):
            return _after_and(words, best, best + 2) or (best if best == end else end)
        if gap == ", " and following.capital and _comes_to_and(words, best + 1):
            best = _run_end(words, best + 1)
            continue
        break
    return end


def _comes_to_and(words: Sequence[Word], index: int) -> bool:
    """Whether a list of capitalised topics from `index` on reaches an "and"."""
    for word in words[index : index + 9]:
        if word.lower == "and":
            return True
        if not word.capital or word.lower not in topics() or not (word.joined or word.gap == ", "):
            return False
    return False


def _after_and(words: Sequence[Word], left: int, right: int) -> int | None:
    """The end of the topic that follows "and"; None where a name of its own follows."""
    if not words[right - 1].joined:
        return None
    article = words[right].lower == "the" and right + 1 < len(words) and words[right].joined
    right += article
    after = words[right]
    if not after.capital or stop_reason(after) is not None:
        return None
    if article and not (words[left].lower in topics() and after.lower in topics()):
        return None
    if not _same_sort(words[left], after):
        return None
    end = _run_end(words, right)
    own_name = end > right and (is_strong_head(words[end]) or (article and words[end].lower in heads()))
    goes_on = end + 1 < len(words) and words[end].joined and words[end + 1].lower in {"of", "for"}
    return None if own_name or (is_strong_head(after) and goes_on and end == right) else end


def _same_sort(left: Word, right: Word) -> bool:
    """Whether the two are both topics, or both places."""
    if right.text.isupper() and not left.text.isupper():
        return False
    if right.lower in topics() or is_field(right.lower):
        return left.lower in topics() or is_field(left.lower) or left.text not in gazetteer()
    return left.text in gazetteer() and right.text in gazetteer()


def named_after_end(words: Sequence[Word], last: int) -> int:
    """The index of the last word of "named after X", X being a run of capitalised words and initials."""
    if last + 3 >= len(words) or words[last + 2].lower not in {"after", "for"}:
        return last
    end, index = last, last + 3
    while index < len(words) and index - last < 11:
        word = words[index]
        if not word.capital and word.lower not in _NAME_PARTICLES:
            break
        end = index if word.capital else end
        if not (word.joined or (len(word.text) <= 4 and _INITIAL_GAP.fullmatch(word.gap))):
            break
        index += 1
    return end
