"""Titles of people: those attached to a name, and offices that stand for their holder."""

from __future__ import annotations

from collections.abc import Sequence

import regex
from spacy.tokens import Doc

from ..text.doc_text import text_of
from .mention import TitleMention
from .name_evidence import is_forename, is_name_word, is_surname, is_topic, particles, share, suffix_kinds
from .name_tokens import Token, read_tokens
from .title_complement import institution_heads
from .title_grammar import TitlePhrase, title_phrases
from .title_lexicon import head_at
from .title_offices import Candidate, attach_offices

_DETERMINER = (
    r"(?:the|a|an|its|his|her|their|our|this|that|then|former|current|acting|newly[- ]appointed|new|late|also)"
)
_AFTER_NAME = regex.compile(
    rf"\)?[,;:]?[ \n]*(?:[–—-] ?)?\(?"
    rf"(?:who (?:is|was|has been|serves as|served as) )?(?:currently |also )?(?:{_DETERMINER} ){{0,2}}",
    regex.IGNORECASE,
)
_OWNER = regex.compile(r"(?:,|–|—|\() ?(?:\p{Lu}[\p{L}.-]*[ ]){0,3}\p{Lu}[\p{L}.-]*(?:['’]s|s['’]) (?:then |former )?$")
_PREDICATE = regex.compile(
    r"\b(?:is|was|became|become|appointed|elected|named|as|served as|nominated|remains|to be|of)"
    r"(?: (?:the|a|an|its|their|his|her))?"
    r"(?: (?:new|first|former|current))? $"
)
_LINK = regex.compile(r"\)?,? (?:and |& )?(?:also )?(?:the )?|, |; ?", regex.IGNORECASE)
_COMMA = regex.compile(r"\)?,? (?:\()?")


_BRACKETED = frozenset(
    {"retd", "ret", "ret'd", "ret’d", "dr", "mrs", "mr", "ms", "rtd", "d-r", "prof", "eng", "retired"}
)


class TitleFinder:
    """Finds titles by their grammar and keeps those that belong to somebody."""

    def find(self, doc: Doc) -> list[TitleMention]:
        """The title mentions in the order of the text; none overlap."""
        text = text_of(doc)
        tokens = read_tokens(text)
        candidates = [Candidate(phrase) for phrase in title_phrases(tokens)]
        _attach_before_names(tokens, candidates)
        _attach_after_names(text, tokens, candidates)
        attach_offices(text, tokens, candidates)
        return [_mention(text, tokens, one) for one in candidates if one.reason]


def _mention(text: str, tokens: Sequence[Token], one: Candidate) -> TitleMention:
    start, end = tokens[one.phrase.first].start, tokens[one.phrase.last].end
    if tokens[one.phrase.last].gap.startswith(")") and "(" in text[tokens[one.phrase.head].end : end]:
        end += text[start : end + 1].count("(") > text[start:end].count(")")
    found_by = f"title-{one.reason} {one.phrase.noun}"
    return TitleMention(start, end, text[start:end], found_by, one.phrase.kind, one.phrase.plural)


def _attach_before_names(tokens: Sequence[Token], candidates: list[Candidate]) -> None:
    """Mark the titles that a name follows, from the last one on, so that stacked titles share it."""
    following: Candidate | None = None
    for one in reversed(candidates):
        if _name_follows(tokens, one.phrase) or (
            following is not None
            and following.reason == "before name"
            and _stacked(tokens, one.phrase, following.phrase)
        ):
            one.reason = "before name"
        following = one


def _stacked(tokens: Sequence[Token], one: TitlePhrase, following: TitlePhrase) -> bool:
    """Whether two titles stand before the same name ("Minister of Defence Gen.", "Rector, Academician", "A and B")."""
    if following.first == one.last + 1:
        gap = tokens[one.last].gap
        if gap == " (" and _behind_bracket(tokens, one.last) > one.last:
            return True
        return tokens[one.last].joined or (gap == ", " and (one.complemented or following.kind != "post"))
    if following.first != one.last + 2 or tokens[one.last + 1].lower not in {"and", "&"}:
        return False
    return tokens[one.last].joined and following.kind == one.kind == "post" and not one.plural


def _name_follows(tokens: Sequence[Token], phrase: TitlePhrase) -> bool:
    at = _behind_bracket(tokens, phrase.last) + 1
    if at >= len(tokens) or _named_after(tokens, phrase) or _names_institution(tokens, phrase.last):
        return False
    if phrase.noun.startswith(("counterpart", "member")) and phrase.first == phrase.last:
        return False
    if at > phrase.last + 1:
        return opens_name(tokens, at)
    gap, token = tokens[phrase.last].gap, tokens[at]
    if phrase.kind == "degree" and not phrase.complemented and tokens[phrase.last].text[0] not in "ED":
        return tokens[phrase.last].joined and opens_name(tokens, at)
    if tokens[phrase.last].joined or gap in {" “", ' "', ") ", ": "}:
        return (gap != ": " or phrase.complemented) and opens_name(tokens, at)
    if (
        gap == ", "
        and phrase.kind == "post"
        and (phrase.complemented or _with_article(tokens, phrase))
        and token.capital
    ):
        return opens_full_name(tokens, at)
    return False


def _behind_bracket(tokens: Sequence[Token], last: int) -> int:
    """The index of a short word in brackets behind the title ("Major General (Retd) Lind"), else of the title's end."""
    if tokens[last].gap != " (" or last + 2 >= len(tokens):
        return last
    inner = tokens[last + 1]
    return last + 1 if inner.gap in {") ", ".) "} and inner.lower.rstrip(".") in _BRACKETED else last


def _names_institution(tokens: Sequence[Token], last: int) -> bool:
    """Whether title and name are the beginning of an institution's name ("Bishop Lind University")."""
    for index in range(last + 1, min(last + 5, len(tokens))):
        if not tokens[index - 1].joined or not tokens[index].capital:
            return False
        if tokens[index].lower in institution_heads() or tokens[index].lower == "memorial":
            return index > last + 1
        if not (is_name_word(tokens[index]) or is_topic(tokens[index])):
            return False
    return False


def _named_after(tokens: Sequence[Token], phrase: TitlePhrase) -> bool:
    """Whether something is named after the holder ("University named after Academician Lind")."""
    before = [token.lower for token in tokens[max(0, phrase.first - 3) : phrase.first]]
    return "named" in before and before[-1] in {"after", "for", "the", "in"}


def _with_article(tokens: Sequence[Token], phrase: TitlePhrase) -> bool:
    return phrase.first > 0 and tokens[phrase.first - 1].lower in {"the", "its", "their", "our"}


def opens_name(tokens: Sequence[Token], index: int) -> bool:
    """Whether a person's name can start at this token, given that a title stands before it."""
    token = tokens[index]
    if head_at(tokens, index) is not None and not (is_forename(token) or is_surname(token)):
        return False
    if token.lower in {"al", "el", "von", "van", "de", "ben", "bin", "della", "da", "ould", "ter"} and token.joined:
        after = index + 1 + (index + 2 < len(tokens) and tokens[index + 1].lower in particles())
        return after < len(tokens) and tokens[after].capital
    following = tokens[index + 1] if token.joined and index + 1 < len(tokens) else None
    if is_forename(token) and following is not None and is_name_word(following):
        return True
    if not is_name_word(token):
        more = following is not None and following.capital and is_name_word(following)
        return token.capital and share(token) < 0.7 and more and not token.text[0].isdigit()
    return not (token.text.isupper() and len(token.text) > 1 and "." not in token.text and share(token) > 0.0)


def opens_full_name(tokens: Sequence[Token], index: int) -> bool:
    """Whether a name of at least two words starts at this token."""
    token = tokens[index]
    if not (is_name_word(token) and token.joined and index + 1 < len(tokens)):
        return False
    following = tokens[index + 1]
    known = is_forename(token) or token.initial or is_surname(following)
    return (is_name_word(following) or following.lower in particles()) and (known or not following.text.isupper())


def _attach_after_names(text: str, tokens: Sequence[Token], candidates: list[Candidate]) -> None:
    """Mark the titles that follow a name ("…, Head of …", "… (Rector)", "…, who is the director of …")."""
    before: Candidate | None = None
    for one in candidates:
        if not one.reason:
            if _follows_name(text, tokens, one.phrase) or (
                before is not None
                and before.reason in {"after name", "predicate"}
                and _chained(text, tokens, before.phrase, one.phrase)
            ):
                one.reason = "after name"
            elif _predicated(text, tokens, one.phrase):
                one.reason = "predicate"
        before = one


def _follows_name(text: str, tokens: Sequence[Token], phrase: TitlePhrase) -> bool:
    """Whether a name stands before the title, with a comma, dash or bracket and perhaps an article between."""
    if phrase.kind == "courtesy" or phrase.plural:
        return False
    start = tokens[phrase.first].start
    if phrase.kind in {"degree", "honour"} and _letters_after_name(tokens, phrase):
        return True
    at = _last_before(tokens, phrase.first)
    if at is None or not _closes_name(tokens, at, with_article=tokens[phrase.first - 1].lower in {"a", "an", "the"}):
        return False
    between = text[tokens[at].end : start]
    if not between.strip(" \n") or not _AFTER_NAME.fullmatch(between):
        return bool(_OWNER.match(between))
    return between[0] != "." and between[:1] not in {";", ":"}


def _letters_after_name(tokens: Sequence[Token], phrase: TitlePhrase) -> bool:
    """Whether a degree or order stands right behind a name ("Edwin Lind SC", "Ann Roe, Ph.D.")."""
    at = phrase.first - 1
    if at < 1 or tokens[at].gap not in {" ", ", "} or not is_name_word(tokens[at]):
        return False
    written = tokens[phrase.first].text
    behind = tokens[at - 1]
    named = behind.joined and (is_name_word(behind) or head_at(tokens, at - 1) is not None)
    return named and (written.isupper() or "." in written or (len(written) < 5 and written[1:].lower() != written[1:]))


def _last_before(tokens: Sequence[Token], first: int) -> int | None:
    """The nearest word before the title that is no article, "who is" or owner ("Singapore's")."""
    for index in range(first - 1, max(first - 9, -1), -1):
        token = tokens[index]
        if token.gap[:2].lower() in {"'s", "’s"}:
            continue
        if token.capital and token.lower not in {"the", "a", "an", "former"}:
            if token.joined and index + 1 < first and tokens[index + 1].gap[:2].lower() in {"'s", "’s"}:
                continue
            return index
    return None


def _closes_name(tokens: Sequence[Token], index: int, *, with_article: bool) -> bool:
    """Whether a person's name can end at this token."""
    token = tokens[index]
    if suffix_kinds().get(token.lower.replace(".", "")) is not None and index > 0:
        return tokens[index - 1].capital
    if not is_name_word(token) or (token.joined and index + 1 < len(tokens) and tokens[index + 1].capital):
        return False
    if index == 0 or not tokens[index - 1].joined:
        return is_surname(token) or (with_article and share(token) == 0.0)
    first = tokens[index - 1]
    return (
        first.capital and (is_name_word(first) or head_at(tokens, index - 1) is not None)
    ) or first.lower in particles()


def _chained(text: str, tokens: Sequence[Token], before: TitlePhrase, one: TitlePhrase) -> bool:
    if one.kind == "courtesy":
        return False
    return _LINK.fullmatch(text[tokens[before.last].end : tokens[one.first].start]) is not None


def _predicated(text: str, tokens: Sequence[Token], phrase: TitlePhrase) -> bool:
    """Whether somebody is said to be or become what the title says ("was appointed Rector of …")."""
    if phrase.kind not in {"post", "rank", "honour"} or phrase.plural:
        return False
    start = tokens[phrase.first].start
    before = text[max(0, start - 40) : start]
    found = _PREDICATE.search(before)
    if found is None or found.group().startswith("of"):
        return False
    if not tokens[phrase.head].capital:
        return phrase.complemented and tokens[phrase.last].capital
    return phrase.complemented or phrase.last > phrase.first
