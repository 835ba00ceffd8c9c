"""Whether a full stop, question mark or ellipsis ends a sentence."""

from __future__ import annotations

import regex

from ..resources.lexicons import column, mapping

CLOSERS = "\"'”’»)\\]}›“‘"
OPENERS = "\"'“‘”’«(\\[{‹¿¡"
_LAST_STOP = regex.compile(rf"[.!?…。！？](?:\[\d{{1,3}}\]|[{CLOSERS}]){{0,6}}$")
_STOP = regex.compile(rf"[.!?…。！？]++(?:\[\d{{1,3}}\]|[{CLOSERS}])*+(?P<space>\s*+)")
_QUOTES = "\"“‘«'"
_WORD_BEFORE = regex.compile(r"(?r)[\p{L}\p{M}](?:[\p{L}\p{M}.]{0,14}[\p{L}\p{M}])?$")
# An initial or the last letter of an acronym; two letters, or none that is a vowel, of which the first is a capital.
_SHORTENED = regex.compile(r"\p{Lu}|\p{Lu}\p{Ll}|[\p{Lu}--[AEIOUYÀ-Ý]][\p{Ll}--[aeiouyà-ÿ]]{2,4}", regex.VERSION1)
_ENTRY = regex.compile(r"[(\[]?(?:\d{1,3}|[ivxIVX]{1,4}|\p{L})")
_NEXT = regex.compile(rf"(?:[{OPENERS}\u2013\u2014-]\s?){{0,4}}(?P<word>[\p{{L}}\p{{N}}][\p{{L}}\p{{M}}’']{{0,30}})")


def ends_sentence(line: str) -> bool:
    """Whether a line's last mark is one that sentences end with, quotes and brackets after it allowed."""
    return _LAST_STOP.search(line[-12:]) is not None


def opens_sentence(word: str) -> bool:
    """Whether a word that is written with a capital in mid-text can only have it from a sentence that starts there."""
    return word in column("sentence_openers", "word")


def is_abbreviation(word: str) -> bool:
    """Whether the full stop at the end of a word is that of an abbreviation ("Ltd.") or acronym ("U.S.")."""
    return word.endswith(".") and _kind(word[:-1]) is not None


def sentence_starts(text: str, start: int, end: int) -> list[int]:
    """The offsets at which sentences start in text[start:end], a paragraph; `start` is the first."""
    starts = [start]
    for stop in _STOP.finditer(text, start, end):
        if stop.end() < end and not text[stop.end()].islower() and _parts(text, starts[-1], stop.start(), stop):
            starts.append(stop.end())
    return starts


def _parts(text: str, sentence: int, at: int, stop: regex.Match[str]) -> bool:
    """Whether the mark at `at` ends the sentence that began at `sentence`."""
    following = _NEXT.match(text, stop.end(), min(len(text), stop.end() + 60))
    if following is None or following["word"][0].islower():
        return False
    word = following["word"]
    if not stop["space"]:
        return _glued(text, sentence, at, word)
    if text[at] != "." or text.startswith("..", at):
        return True
    if _numbers_an_entry(text, sentence, at):
        return False
    before = _word_before(text, sentence, at)
    if text.startswith(".", following.end("word")):
        word += "."  # "I. I. Popov": an initial, not the word that opens a sentence
    quoted = following.start("word") > following.start() and text[stop.end()] in _QUOTES
    return before is None or _after_word(before, word, quoted=quoted)


def _word_before(text: str, sentence: int, at: int) -> str | None:
    """The word, with its inner stops, that ends at `at`; null for a number or a unit ("1.5°C")."""
    before = _WORD_BEFORE.search(text, max(sentence, at - 16), at)
    if before is None or (before.start() > sentence and text[before.start() - 1] in "°%0123456789"):
        return None
    return before.group()


def _after_word(before: str, word: str, *, quoted: bool) -> bool:
    """Whether a full stop between these two words ends a sentence; `quoted` if a quotation opens between them."""
    kind = _kind(before)
    if kind is None and before.isupper() and (word.isupper() or word[0].isnumeric()):
        kind = _kind(before.capitalize())  # in a line of capitals "ST." is "St."; "the DRS. The" is an acronym
    if kind is None:
        return True
    if kind in {"name", "inside"}:
        return False
    if kind == "number":
        return not word[0].isnumeric() and (before.islower() or opens_sentence(word))
    return quoted or opens_sentence(word)


def _kind(before: str) -> str | None:
    """What kind of abbreviation a word is, if any."""
    kinds = mapping("abbreviations", "abbreviation", "kind")
    last = before.rsplit(".", 1)[-1]
    return kinds.get(before) or kinds.get(last) or ("end" if _SHORTENED.fullmatch(last) else None)


def _numbers_an_entry(text: str, sentence: int, at: int) -> bool:
    """Whether the stop follows the number or letter that opens an entry of a list ("3. The Council …")."""
    return at - sentence <= 4 and _ENTRY.fullmatch(text, sentence, at) is not None


def _glued(text: str, sentence: int, at: int, word: str) -> bool:
    """Whether a stop with no space after it ends a sentence: "… in Baku.The delegation …", not "I.M.Lind"."""
    before = _word_before(text, sentence, at)
    if text[at] not in ".!?" or before is None or not opens_sentence(word):
        return False
    return len(before) > 2 and before[-3:].islower() and "." not in before and _kind(before) is None
