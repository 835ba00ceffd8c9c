"""Tokens of a corpus -> running text as a press office would set it, with the place of each token."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

NO_SPACE_BEFORE = frozenset({",", ".", ";", ":", "?", "!", ")", "]", "}", "%", "...", "..", "’", "”", "°", "s"})
NO_SPACE_AFTER = frozenset({"(", "[", "{", "$", "£", "€", "#", "‘", "“"})
CONTRACTIONS = frozenset({"s", "t", "d", "m", "re", "ll", "ve"})
APOSTROPHES = frozenset({"'", "’"})
DASHES = {"--": "–", "---": "–"}
LONGEST_ELISION = 2  # the letters before an apostrophe in O'Neill, d'Arc, l'Heure


def detokenise(tokens: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """The text of one sentence and the half-open offsets of each token in it.

    >>> detokenise(["Ann", "'s", "aunt", "(", "Bea", ")", "said", ",", '"', "No", ".", '"'])[0]
    'Ann\\'s aunt (Bea) said, "No."'
    """
    glued = _glued_to_next(tokens)
    text, offsets = "", []
    for number, token in enumerate(tokens):
        if number and not glued[number - 1]:
            text += " "
        word = DASHES.get(token, token)
        offsets.append((len(text), len(text) + len(word)))
        text += word
    return text, offsets


def lay_out(sentences: Iterable[Sequence[str]], *, per_paragraph: int) -> tuple[str, list[list[tuple[int, int]]]]:
    """Sentences as paragraphs of `per_paragraph` sentences, an empty line between; the offsets of all tokens."""
    text, places = "", []
    for number, tokens in enumerate(sentences):
        sentence, offsets = detokenise(tokens)
        if number:
            text += "\n\n" if number % per_paragraph == 0 else " "
        places.append([(start + len(text), end + len(text)) for start, end in offsets])
        text += sentence
    return text, places


def _glued_to_next(tokens: Sequence[str]) -> list[bool]:
    """For each token, whether the next one follows without a space."""
    opens = _quotes(tokens)
    glued = [False] * len(tokens)
    for number in range(len(tokens) - 1):
        left, right = tokens[number], tokens[number + 1]
        glued[number] = (
            left in NO_SPACE_AFTER
            or opens.get(number, False)
            or not opens.get(number + 1, True)
            or (right in NO_SPACE_BEFORE)
            or "/" in (left, right)
            or _continues(left, right)
            or (left in APOSTROPHES and right in CONTRACTIONS)
            or (left == "-" and number > 0 and _is_range(tokens[number - 1], right))
            or (right == "-" and number + 2 < len(tokens) and _is_range(left, tokens[number + 2]))
        )
    return glued


def _quotes(tokens: Sequence[str]) -> dict[int, bool]:
    """The straight quotes and apostrophes of a sentence: True where one opens, False where it hangs on the left."""
    opens: dict[int, bool] = {}
    inside = {'"': False, "'": False}
    for number, token in enumerate(tokens):
        if token == '"' or (token == "'" and not _is_apostrophe(tokens, number, inside=inside["'"])):
            opens[number] = not inside[token]
            inside[token] = opens[number]
        elif token == "'":
            opens[number] = False
    return opens


def _is_apostrophe(tokens: Sequence[str], number: int, *, inside: bool) -> bool:
    """Whether a lone ' belongs to the word before it and quotes nothing."""
    before = tokens[number - 1] if number else ""
    after = tokens[number + 1] if number + 1 < len(tokens) else ""
    return after in CONTRACTIONS or (not inside and (before.endswith("s") or "'" not in tokens[number + 1 :]))


def _continues(left: str, right: str) -> bool:
    """Whether `right` is the rest of the word `left`: "'s", "n't", "'Neill" after "O", "-based", ".18"."""
    if len(right) < 2:
        return False
    if right == "n't" or (right[0] in APOSTROPHES and right[1:] in CONTRACTIONS):
        return True
    if right[0] in APOSTROPHES and right[1].isupper():
        return len(left) <= LONGEST_ELISION and left.isalpha()
    return (right[0] == "-" and right[1].isalpha()) or (right[0] == "." and right[1].isdigit())


def _is_range(left: str, right: str) -> bool:
    """Whether a hyphen between the two joins numbers: "1914 - 1918"."""
    return left.isdigit() and right.isdigit()
