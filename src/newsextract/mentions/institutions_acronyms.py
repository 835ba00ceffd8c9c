"""Short forms of institutions: defined in brackets, or spelled by the initials of a name in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import regex

from ..resources.lexicons import column
from ..text.acronyms import find_definitions, initials, is_short_form
from .institutions_complement import named_after_end
from .institutions_heads import heads
from .mention import InstitutionMention
from .name_words import Word
from .places_gazetteer import gazetteer

ShortForms = Mapping[str, InstitutionMention]

_AFTER_NAME = regex.compile(
    r"(?:['’]s)?,?\s*\((?:(?:hereinafter|hereafter|also|known|referred|to|as|or|the|abbreviated)[ ,:]+)*"
    r"[\"“”'‘’«]?(?:the )?"
    r"([\p{L}\p{N}][\p{L}\p{M}\p{N}&.’'-]*(?: \p{Lu}[\p{L}\p{N}&-]*){0,2})[\"“”'’»]?[),;]"
)


def defined_short_forms(text: str, mentions: Iterable[InstitutionMention]) -> dict[str, InstitutionMention]:
    """Short forms that the text gives institutions in brackets, each with the mention that it stands for."""
    by_end = {mention.end: mention for mention in mentions}
    by_start = {mention.start: mention for mention in by_end.values()}
    short_forms: dict[str, InstitutionMention] = {}
    for end, mention in by_end.items():
        match = _AFTER_NAME.match(text, end)
        if match is not None and _may_be_short(match.group(1)):
            short_forms.setdefault(match.group(1), mention)
    for found in find_definitions(text):
        owner = by_end.get(found.long_start + len(found.long)) or by_start.get(found.long_start)
        if owner is not None and _may_be_short(found.short):
            short_forms.setdefault(found.short, owner)
    return short_forms


def defined_names(text: str) -> Iterator[InstitutionMention]:
    """Names with a head too weak on its own, where the text gives them an acronym ("Northern Health System (NHS)")."""
    for found in find_definitions(text):
        words = found.long.split()
        known = heads().get(words[-1].lower())
        if known is None or not all(word[0].isupper() or word.lower() in {"of", "and", "for", "&"} for word in words):
            continue
        if len(words) > 1 and found.short.isupper() and _may_be_short(found.short):
            end = found.long_start + len(found.long)
            yield InstitutionMention(found.long_start, end, found.long, "name with an acronym in brackets", known.kind)


def _may_be_short(short: str) -> bool:
    if short in column("acronym_stops", "word") or short.replace("’", "'") in gazetteer():
        return False
    return (is_short_form(short) and sum(letter.isupper() for letter in short) >= 2) or short.lower() in heads()


def short_form_uses(text: str, words: Sequence[Word], short_forms: ShortForms) -> Iterator[InstitutionMention]:
    """Every place where a defined short form stands, also as a part of a compound."""
    if not short_forms:
        return
    longest = max(short.count(" ") + 1 for short in short_forms)
    letters = {short[:1] for short in short_forms}
    for index, word in enumerate(words):
        for size in range(min(longest, len(words) - index), 0, -1) if word.text[0] in letters else ():
            name = text[word.start : words[index + size - 1].end]
            if name in short_forms:
                end = words[named_after(words, index + size - 1)].end
                owner = short_forms[name]
                yield InstitutionMention(word.start, end, text[word.start : end], "acronym in brackets", owner.kind)
                break
        if "-" in word.text and word.text not in short_forms:
            yield from _parts(word, short_forms, "acronym in brackets")


def named_after(words: Sequence[Word], last: int) -> int:
    """The end of a "named after …" part that follows the word at `last`, or `last`."""
    named = last + 2 < len(words) and words[last].joined and words[last + 1].lower == "named"
    return named_after_end(words, last) if named else last


def _parts(word: Word, short_forms: ShortForms, found_by: str) -> Iterator[InstitutionMention]:
    start = word.start
    for part in word.text.split("-"):
        owner = short_forms.get(part)
        if owner is not None:
            yield InstitutionMention(start, start + len(part), part, found_by, owner.kind)
        start += len(part) + 1


def acronyms_in_use(
    text: str, words: Sequence[Word], named: Sequence[InstitutionMention]
) -> Iterator[InstitutionMention]:
    """Words in capitals that the initials of an institution named in the text spell ("AMU", "AMU ETC")."""
    spelled = _spelled_by(named)
    stops = column("acronym_stops", "word")
    skip = -1
    for index, word in enumerate(words):
        owner = spelled.get(word.text)
        if index <= skip or owner is None or word.text in stops or word.text in gazetteer():
            continue
        last = index
        if index + 1 < len(words) and word.joined and words[index + 1].text in spelled:
            last = skip = index + 1
        end = words[named_after(words, last)].end
        yield InstitutionMention(word.start, end, text[word.start : end], "acronym of a name in the text", owner.kind)


def _spelled_by(named: Sequence[InstitutionMention]) -> dict[str, InstitutionMention]:
    """The acronyms of at least three letters that the names, or parts of them, can have; whole names come first.

    Two letters are enough only for the whole name of a university ("UX": University of Xanthe).
    """
    spelled: dict[str, InstitutionMention] = {}
    parted = [(mention, _parts_of(mention.text)) for mention in named]
    for part in range(5):
        for mention, phrases in parted:
            shortest = 2 if mention.kind == "university" and part == 0 else 3
            for acronym in initials(phrases[part]):
                if len(acronym) >= shortest:
                    spelled.setdefault(acronym, mention)
    return spelled


def _parts_of(name: str) -> tuple[str, ...]:
    """The name, the name without its first word, both without a complement, and the complement alone."""
    whole = name.split(" named ", maxsplit=1)[0]
    base, _, complement = whole.partition(" of ")
    return whole, whole.partition(" ")[2], base, base.partition(" ")[2], complement
