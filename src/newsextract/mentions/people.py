"""Names of people: full names by evidence, then family names of those named in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set

import regex
from spacy.tokens import Doc

from ..text.doc_text import text_of
from . import store
from .mention import Mention, PersonMention, TitleMention
from .name_evidence import is_forename, is_surname, is_verb, particles, share, suffix_kinds
from .name_tokens import Token, phrase, read_tokens
from .people_grammar import SPEECH, Row, is_place, is_unknown, name_rows, weigh
from .places_gazetteer import country_names, gazetteer, opening_long_names
from .title_complement import place_end

_LIST_GAP = regex.compile(r"(?:\s*\(\p{Lu}+[-–]\p{Lu}[\p{L}.]+\))?,? (?:and |& )?")
_TITLE_GAP = regex.compile(r"[ \u00a0]*|\) | \(\p{L}+\.?'?\p{L}*\)? |,? ?\n?| ?[“\"]|: ?")
_PARTY_TAG = regex.compile(r" ?\((?:[RDI]|Rep|Dem|Ind)\.?[-–, ]")
_OTHER_SCRIPT = regex.compile(r" ?[(（]([\p{Han}\p{Hangul}\p{Hiragana}\p{Katakana}]{2,6})[)）]")
_AGE = regex.compile(r"(?:, \d\d?(?=[,.])| \((?:\d\d|left|right|center|centre)\))")


class PersonFinder:
    """Finds the names of people."""

    def find(self, doc: Doc) -> list[PersonMention]:
        """The person mentions in the order of the text; none overlap, and none overlaps a title or an institution."""
        text = text_of(doc)
        tokens = read_tokens(text)
        held = store.titles(doc)
        behind = _behind_titles(text, tokens, held)
        opened = {tokens[at].start for at in behind}
        bodies = [body for body in store.institutions(doc) if body.start not in opened]
        blocked = _blocked(tokens, [*held, *bodies, *store.dates(doc)])
        _block_places(tokens, blocked)
        rows = name_rows(tokens, blocked, behind)
        _note_context(text, tokens, rows, held)
        named = [row for row in rows if _is_name(tokens, row)]
        _accept_lists(text, tokens, rows, named, held)
        _accept_neighbours(text, tokens, rows, named)
        later = _later_mentions(tokens, rows, named)
        latin = [_mention(text, tokens, row) for row in (*named, *later)]
        return sorted([*latin, *_other_scripts(text, latin)], key=lambda mention: mention.start)


def _mention(text: str, tokens: Sequence[Token], row: Row) -> PersonMention:
    start, end = tokens[row.first].start, tokens[row.last].end
    return PersonMention(start, end, text[start:end], "person-" + "+".join(row.evidence).replace(" ", "-"))


def _other_scripts(text: str, mentions: Sequence[PersonMention]) -> Iterator[PersonMention]:
    """Names in East Asian writing in brackets right behind the romanised name."""
    for mention in mentions:
        found = _OTHER_SCRIPT.match(text, mention.end)
        if found is not None:
            yield PersonMention(*found.span(1), found.group(1), "person-name-in-brackets")


def _blocked(tokens: Sequence[Token], mentions: Iterable[Mention]) -> list[bool]:
    """For each token, whether it lies in one of the mentions."""
    blocked = [False] * len(tokens)
    at = 0
    for mention in sorted(mentions, key=lambda mention: mention.start):
        while at > 0 and tokens[at - 1].end > mention.start:
            at -= 1
        while at < len(tokens) and tokens[at].start < mention.end:
            if tokens[at].end > mention.start:
                blocked[at] = True
            at += 1
    return blocked


def _block_places(tokens: Sequence[Token], blocked: list[bool]) -> None:
    """Block the words of places that have several ("New Zealand"), unless they begin like a person's name."""
    opening = opening_long_names()
    for index, token in enumerate(tokens):
        if token.text.rstrip(".") not in opening or is_forename(token):
            continue
        before = tokens[index - 1] if index else None
        if before is not None and before.joined and (is_forename(before) or before.initial):
            continue  # "Jill St. Lucia"
        last = place_end(tokens, index)
        if last is not None and last > index and phrase(tokens, index, last) in country_names():
            blocked[index : last + 1] = [True] * (last + 1 - index)


def _behind_titles(text: str, tokens: Sequence[Token], held: Sequence[TitleMention]) -> frozenset[int]:
    """The tokens that stand right behind a title which a name may follow."""
    behind: set[int] = set()
    at = 0
    for title in held:
        while at < len(tokens) and tokens[at].start < title.end:
            at += 1
        if at < len(tokens) and _TITLE_GAP.fullmatch(text, title.end, tokens[at].start) and _names_holder(title):
            behind.add(at)
    return frozenset(behind)


def _names_holder(title: TitleMention) -> bool:
    """Whether the title was found before a name, or by somebody who does not say how."""
    return not title.found_by.startswith(("title-office", "title-after", "title-predicate"))


def _note_context(text: str, tokens: Sequence[Token], rows: Sequence[Row], held: Sequence[TitleMention]) -> None:
    """Add to each row what its words and the words around it say for its being a name."""
    starts = {title.start for title in held if title.found_by.startswith("title-after")}
    for row in rows:
        weigh(tokens, row)
        end = tokens[row.last].end
        following = tokens[row.last + 1] if row.last + 1 < len(tokens) else None
        before = tokens[row.first - 1] if row.first else None
        if any(start in starts for start in range(end + 1, end + 8)):
            row.evidence.append("title after")
        if _PARTY_TAG.match(text, end):
            row.evidence.append("party")
        if following is not None and tokens[row.last].joined and is_verb(following.lower):
            row.evidence.append("verb")
        speaks = following is not None and tokens[row.last].joined and following.lower in SPEECH
        if speaks or (before is not None and before.joined and before.lower in SPEECH):
            row.evidence.append("speech")
        if _AGE.match(text, end):
            row.evidence.append("age")


def _is_name(tokens: Sequence[Token], row: Row) -> bool:
    """Whether the evidence makes the row the name of a person."""
    found = set(row.evidence)
    if found & {"title", "party"}:
        return not (row.size == 1 and tokens[row.first].text in country_names())
    if "initials behind" in found or "patronymic" in found:
        return True
    if row.size < 2 or is_place(tokens, row):
        return False
    if "forename" in found or {"initials", "surname"} <= found or found >= {"initials", "later forename"}:
        return _has_family_name(tokens, row)
    unknown = all(
        is_unknown(token) or is_surname(token) or token.initial or token.lower in particles()
        for token in tokens[row.first : row.last + 1]
    )
    shouted = any(
        token.text.isupper() and len(token.text) > 1 and "." not in token.text for token in tokens[row.first : row.last]
    )
    if found & {"speech", "age", "double name"} and unknown and not shouted and row.size < 4:
        return True
    if found & {"title after", "particle", "initials"}:
        return unknown or "surname" in found
    return bool(found & {"verb", "surname", "later forename"}) and len(found) > 1 and unknown and not shouted


def _has_family_name(tokens: Sequence[Token], row: Row) -> bool:
    last = tokens[row.last]
    return not (last.initial and len(last.text) < 3 and row.size == 2) and (
        share(last) < 0.5 or is_surname(last) or is_forename(last)
    )


def _accept_lists(
    text: str, tokens: Sequence[Token], rows: Sequence[Row], named: list[Row], held: Sequence[TitleMention]
) -> None:
    """Accept the further names behind a title of several people ("Senators Lind and Roe")."""
    plural_ends = {title.end for title in held if title.plural}
    shared = False
    before: Row | None = None
    accepted = {row.first for row in named}
    full = {tokens[row.first].start for row in named if row.size > 1 and "forename" in row.evidence}
    for row in rows:
        start = tokens[row.first].start
        if row.first in accepted:
            shared = any(end in plural_ends for end in range(start - 3, start + 1)) or (
                shared and _in_list(text, tokens, before, row)
            )
        elif _shares_family_name(text, tokens, row, full):
            row.evidence.append("forename and")
            named.append(row)
        elif shared and before is not None and _in_list(text, tokens, before, row) and not is_place(tokens, row):
            row.evidence.append("list")
            named.append(row)
        else:
            shared = False
        before = row


def _accept_neighbours(text: str, tokens: Sequence[Token], rows: Sequence[Row], named: list[Row]) -> None:
    """Accept unknown names of two or three words that are listed with a person's full name."""
    accepted = {row.first for row in named if row.size > 1}
    for row, other in [*zip(rows[1:], rows, strict=False), *zip(reversed(rows[:-1]), reversed(rows[1:]), strict=False)]:
        if row.first in accepted or other.first not in accepted or row.size not in {2, 3} or is_place(tokens, row):
            continue
        earlier, later = sorted((row, other), key=lambda one: one.first)
        listed = text[tokens[earlier.last].end : tokens[later.first].start] in {" and ", ", ", ", and ", " & "}
        if listed and all(is_unknown(token) and not token.text.isupper() for token in tokens[row.first : row.last + 1]):
            row.evidence.append("listed with a person")
            named.append(row)
            accepted.add(row.first)


def _shares_family_name(text: str, tokens: Sequence[Token], row: Row, full: Set[int]) -> bool:
    """Whether a given name shares the family name of the next person ("Marc and Debra Lind")."""
    if row.size > 1 or not is_forename(tokens[row.first]):
        return False
    start = tokens[row.last].end
    return text.startswith(" and ", start) and start + 5 in full


def _in_list(text: str, tokens: Sequence[Token], before: Row | None, row: Row) -> bool:
    if before is None:
        return False
    return _LIST_GAP.fullmatch(text, tokens[before.last].end, tokens[row.first].start) is not None


def _later_mentions(tokens: Sequence[Token], rows: Sequence[Row], named: Sequence[Row]) -> list[Row]:
    """Single names of people who are named in full or with a title elsewhere."""
    known = _known_parts(tokens, named)
    accepted = {row.first for row in named}
    later = []
    for row in rows:
        if row.first in accepted:
            continue
        found = _part_within(tokens, row, known)
        if found is not None and _may_stand_alone(tokens[found[0]], tokens[found[1]]):
            first, last = _whole_name(tokens, row, found)
            later.append(Row(first, last, ["named before"]))
    return later


def _whole_name(tokens: Sequence[Token], row: Row, part: tuple[int, int]) -> tuple[int, int]:
    """The whole row where a known name has words around it that are in no word list, else the known name alone."""
    rest = [
        token for at, token in enumerate(tokens[row.first : row.last + 1], row.first) if not part[0] <= at <= part[1]
    ]
    whole = 0 < len(rest) < 3 and all(is_unknown(token) and not token.text.isupper() for token in rest)
    return (row.first, row.last) if whole and not is_place(tokens, row) else part


def _may_stand_alone(first: Token, last: Token) -> bool:
    """Whether the words, known as a name, are no place that the text may mean as well."""
    if first is last and first.text in gazetteer():
        return is_surname(first)
    return True


def _known_parts(tokens: Sequence[Token], named: Sequence[Row]) -> set[str]:
    """What may stand alone for each person: family name with particles, and a first word that is no given name."""
    known: set[str] = set()
    for row in named:
        words = [token for token in tokens[row.first : row.last + 1]]
        while len(words) > 1 and suffix_kinds().get(words[-1].lower.replace(".", "")) == "generation":
            words.pop()
        for at in range(max(0, len(words) - 3), len(words)):
            if at > 0 or len(words) == 1:
                known.add(_folded(words[at:]))
        if len(words) > 1 and is_unknown(words[0]) and not words[0].initial and not is_forename(words[0]):
            known.add(_folded(words[:1]))
    return {name for name in known if len(name) > 1}


def _folded(words: Sequence[Token]) -> str:
    return " ".join(token.text for token in words).casefold()


def _part_within(tokens: Sequence[Token], row: Row, known: set[str]) -> tuple[int, int] | None:
    """The longest part of the row that is a known name."""
    for size in range(row.size, 0, -1):
        for first in range(row.first, row.last - size + 2):
            if _folded(tokens[first : first + size]) in known and (
                tokens[first].text[1:].islower() or not tokens[first].text.islower()
            ):
                return first, first + size - 1
    return None
