"""Rows of words that may be the name of a person, and what speaks for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from .name_evidence import (
    is_forename,
    is_name_word,
    is_patronymic,
    is_surname,
    is_verb,
    lower_shares,
    particles,
    share,
    suffix_kinds,
)
from .name_tokens import Token, phrase
from .places_gazetteer import demonyms, gazetteer
from .title_stops import ends_title

_STATES = frozenset(
    {"U.S.", "U.N.", "U.K.", "E.U.", "D.C.", "U.A.E.", "P.R.C.", "N.Y.", "L.A.", "U.S.A.", "P.M.", "A.M."}
)
_RISKY_FORENAMES = frozenset(
    {"will", "may", "can", "so", "an", "in", "my", "see", "long", "even", "van", "page", "do", "art"}
)
_NEVER_INSIDE = frozenset(
    {"and", "of", "in", "to", "at", "on", "for", "with", "from", "by", "will", "says", "or", "as", "is", "was", "has"}
)
_LONGEST = 7
SPEECH = frozenset(
    {"said", "says", "told", "added", "noted", "stressed", "stated", "explained", "expressed", "thanked", "emphasized",
     "emphasised", "asked", "replied", "announced", "welcomed", "commented", "met", "spoke", "visited"}
)  # fmt: skip
_NICKNAME_GAPS = frozenset({' "', " “", " ‘", " '", " ("})
_NICKNAME_ENDS = frozenset({'" ', "” ", "’ ", "' ", ") ", '." ', ".” "})


@dataclass(slots=True)
class Row:
    """Tokens `first` … `last` that may be a name, and the evidence that they are."""

    first: int
    last: int
    evidence: list[str] = field(default_factory=list)

    @property
    def size(self) -> int:
        """How many tokens the row has."""
        return self.last - self.first + 1


def name_rows(tokens: Sequence[Token], blocked: Sequence[bool], titled: frozenset[int]) -> list[Row]:
    """All rows of name words; a row starts anew at `titled` tokens, which stand right behind a title."""
    rows: list[Row] = []
    index = 0
    while index < len(tokens):
        row = _row_from(tokens, blocked, index, after_title=index in titled) if not blocked[index] else None
        if row is not None and not (row.size == 1 and _is_short_row(tokens, row, index in titled)):
            rows.append(row)
        index = row.last + 1 if row is not None else index + 1
    return rows


def _is_short_row(tokens: Sequence[Token], row: Row, after_title: bool) -> bool:
    token = tokens[row.first]
    return token.initial and not (after_title and len(token.text) > 1 and "." not in token.text)


def _row_from(tokens: Sequence[Token], blocked: Sequence[bool], index: int, *, after_title: bool) -> Row | None:
    if not _opens(tokens, index, after_title=after_title):
        return None
    last = index
    while last - index < _LONGEST and last + 1 < len(tokens) and not blocked[last + 1]:
        step = _step(tokens, blocked, last, index, after_title=after_title)
        if step == 0:
            break
        last += step
    last = _with_suffix(tokens, blocked, last)
    while last > index and (_trails(tokens[last]) or (tokens[last].lower in particles() and not tokens[last].capital)):
        last -= 1
    return Row(index, last, ["title"] if after_title else [])


def _trails(token: Token) -> bool:
    """Whether the word is a letter that no name ends in."""
    return len(token.text) == 1 and token.text.isupper()


def _opens(tokens: Sequence[Token], index: int, *, after_title: bool) -> bool:
    token = tokens[index]
    if not (token.capital or after_title or is_name_word(token)):
        return False  # as most words are
    if token.text in _STATES or token.text in demonyms() or (ends_title(token.lower) and not is_forename(token)):
        return False
    if after_title and token.lower in particles() and token.joined:
        after = index + _particles_from(tokens, index)
        return after < len(tokens) and tokens[after].capital
    if is_name_word(token):
        return True
    following = tokens[index + 1] if token.joined and index + 1 < len(tokens) else None
    if is_forename(token) and following is not None and is_name_word(following) and not following.initial:
        return after_title or (token.lower not in _RISKY_FORENAMES and token.capital)
    return after_title and token.capital and share(token) < 0.7 and following is not None and is_name_word(following)


def _step(tokens: Sequence[Token], blocked: Sequence[bool], last: int, first: int, *, after_title: bool) -> int:
    """How many further tokens belong to the name: none, one, or a particle with what it introduces."""
    token, following = tokens[last], tokens[last + 1]
    if not token.joined:
        return _nickname_step(tokens, blocked, last)
    if following.lower in particles() and not following.initial:
        size = _introduced(tokens, blocked, last + 1, given=after_title or is_forename(tokens[first]))
        if size or not following.capital:
            return size
    if _breaks_off(tokens, last, first):
        return 0
    if is_name_word(following):
        return 1
    if last == first and _common_family_name(tokens, last + 1, after_title=after_title):
        return 1
    return 2 if after_title and _holds_common_word(tokens, blocked, last + 1) else 0


def _introduced(tokens: Sequence[Token], blocked: Sequence[bool], index: int, *, given: bool) -> int:
    """How many tokens the particles at `index` and the word that they introduce are; none where they introduce none."""
    size, particle = _particles_from(tokens, index), tokens[index].lower
    after = index + size
    if after >= len(tokens) or blocked[after] or not tokens[after].capital or (particle == "y" and not given):
        return 0
    return size + 1 if is_name_word(tokens[after]) or particle in {"bin", "al", "von"} else 0


def _breaks_off(tokens: Sequence[Token], last: int, first: int) -> bool:
    """Whether the word after `last` shows that the name has ended: a place, a party, a verb, an acronym."""
    token, following = tokens[last], tokens[last + 1]
    if following.text in _STATES or following.text in demonyms() or _repeats(tokens, first, last):
        return True
    if _party(tokens, last + 1) or (is_verb(following.lower) and not is_surname(following)):
        return True
    return _new_case(token, following) and not token.initial


def _repeats(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the next word is already part of the name: a caption that says it twice."""
    text = tokens[last + 1].text
    return len(text) > 2 and any(token.text == text for token in tokens[first : last + 1])


def _party(tokens: Sequence[Token], index: int) -> bool:
    """Whether a party letter without brackets stands here ("Pat Lind D IL")."""
    return tokens[index].text in {"D", "R", "I"} and (
        not tokens[index].joined
        or index + 1 >= len(tokens)
        or tokens[index + 1].text.isupper()
        or not tokens[index + 1].capital
    )


def _common_family_name(tokens: Sequence[Token], index: int, *, after_title: bool) -> bool:
    """Whether an ordinary word is the family name behind a given name ("Mayor John Field", "Ann Field said")."""
    token, given = tokens[index], tokens[index - 1]
    if not token.capital or not is_forename(given) or share(given) >= 0.5 or ends_title(token.lower):
        return False
    if token.text.isupper() or is_verb(token.lower):
        return False
    following = tokens[index + 1] if token.joined and index + 1 < len(tokens) else None
    if after_title:
        return following is None or not following.capital
    return following is not None and following.lower in SPEECH


def _holds_common_word(tokens: Sequence[Token], blocked: Sequence[bool], index: int) -> bool:
    """Whether a short word of English stands inside an Asian name ("Mr Pang Kin Lim")."""
    token, after = tokens[index], index + 1
    if not (token.capital and token.joined and len(token.text) < 5) or after >= len(tokens) or blocked[after]:
        return False
    return token.lower not in _NEVER_INSIDE and is_name_word(tokens[after]) and not tokens[after].initial


def _new_case(token: Token, following: Token) -> bool:
    """Whether an acronym follows a name: "Lind NATO"; a family name in capitals may ("Anna KOVALENKO")."""
    written = following.text
    return (
        written.isupper()
        and not token.text.isupper()
        and 1 < len(written) < 5
        and "." not in written
        and not is_surname(following)
        and (suffix_kinds().get(following.lower) != "generation")
    )


def _particles_from(tokens: Sequence[Token], index: int) -> int:
    """How many particles stand in a row ("de la", "bin")."""
    size = 0
    while (
        index + size < len(tokens)
        and tokens[index + size].lower in particles()
        and tokens[index + size].joined
        and size < 3
    ):
        size += 1
    return size


def _nickname_step(tokens: Sequence[Token], blocked: Sequence[bool], last: int) -> int:
    """Two tokens more where a nickname in quotes and the family name follow (John “Jack” Lind)."""
    after = last + 2
    if tokens[last].gap not in _NICKNAME_GAPS or after >= len(tokens) or blocked[after]:
        return 0
    closes = tokens[last + 1].gap in _NICKNAME_ENDS and tokens[last + 1].capital
    plain = tokens[last].gap != " (" or (is_forename(tokens[last]) and not tokens[last + 1].text.isupper())
    return 2 if closes and plain and is_name_word(tokens[after]) and tokens[after].capital else 0


def _with_suffix(tokens: Sequence[Token], blocked: Sequence[bool], last: int) -> int:
    """The end with a generation suffix behind a comma or space ("Lind, Jr.", "Lind III")."""
    after = last + 1
    if after >= len(tokens) or blocked[after] or not tokens[after].capital:
        return last
    known = suffix_kinds().get(tokens[after].lower.replace(".", "")) == "generation"
    roman = set(tokens[after].text) <= set("IV")
    fits = (
        known
        and len(tokens[after].text) > 1
        and (roman or tokens[after].lower.startswith(("jr", "sr", "junior", "senior")))
    )
    spelled = roman or len(tokens[after].text) > 3
    return after if fits and tokens[last].gap in {" ", ", "} and not (spelled and "," in tokens[last].gap) else last


def weigh(tokens: Sequence[Token], row: Row) -> None:
    """Add what the words of the row themselves say for its being a name."""
    first, last = tokens[row.first], tokens[row.last]
    if row.size < 2:
        return
    if is_forename(first) or ("-" in first.text and first.text.split("-")[0].title() in {"Jean", "Al", "Abdul"}):
        row.evidence.append("forename")
    if any(
        token.initial and token.text.endswith(".") and token.text != "St." for token in tokens[row.first : row.last]
    ):
        row.evidence.append("initials")
    if is_surname(last) or suffix_kinds().get(last.lower.replace(".", "")) == "generation":
        row.evidence.append("surname")
    if any(
        token.lower in {"bin", "bint", "binti", "ibn", "al", "von", "van", "ould"}
        for token in tokens[row.first + 1 : row.last]
    ):
        row.evidence.append("particle")
    if "-" in last.text and last.text[0].isupper() and last.text.rsplit("-", 1)[-1][0].isupper():
        row.evidence.append("double name")
    if last.initial and last.text.endswith(".") and not first.initial and is_surname(first):
        row.evidence.append("initials behind")
    if any(is_patronymic(token.text) for token in tokens[row.first + 1 : row.last + 1]):
        row.evidence.append("patronymic")
    if any(is_forename(token) for token in tokens[row.first + 1 : row.last + 1]):
        row.evidence.append("later forename")


def is_place(tokens: Sequence[Token], row: Row) -> bool:
    """Whether the row, or its words one by one, are known places."""
    whole = phrase(tokens, row.first, row.last).replace("’", "'")
    known = gazetteer()
    if whole in known or whole.title() in known:
        return True
    return all(token.text in known for token in tokens[row.first : row.last + 1])


def is_unknown(token: Token) -> bool:
    """Whether the word is in no word list: what most foreign names are."""
    return token.lower not in lower_shares() and token.text not in gazetteer()
