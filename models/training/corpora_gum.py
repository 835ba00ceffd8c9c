"""GUM: documents with syntax and nested entities, of which only proper names are mentions in our sense."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from partial_labels import UNKNOWN, Span, is_doubtful, partial_article

LAYERS = {  # what is a name there in our sense; court hearings are left out: "Petitioner" and "the Court" are names
    "news": ("person", "institution", "place"),
    "interview": ("person", "institution", "place"),
    "bio": ("person", "institution", "place"),
    "academic": ("person", "institution", "place"),
    "voyage": ("place",),  # its persons are peoples, its organisations shops
}
KINDS = {"person": "person", "organization": "institution", "place": "place"}
LINKERS = frozenset({"of", "for", "and", "&", "the", "de", "du", "des", "la", "-", "–", "'s", "’s"})
BORDER = re.compile(r"\((?P<opened>[^()]+)(?P<closes>\))?|(?P<closed>[^()]+)\)")


@dataclass(frozen=True)
class Token:
    """A word with its syntax; `head` is the number of its head in the document, or -1."""

    form: str
    upos: str
    xpos: str
    relation: str
    head: int
    start: int
    end: int


@dataclass(frozen=True)
class Entity:
    """What GUM marks: its type, first token and the token after its last."""

    type: str
    first: int
    after: int


@dataclass
class Document:
    """A document as it is read."""

    key: str
    text: str = ""
    tokens: list[Token] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)


@dataclass(frozen=True)
class Fused:
    """Words written as one, "don't": the last of them in the sentence, and the remarks on the whole."""

    last: int = 0
    remarks: str = ""

    def gap_after(self, number: int, remarks: str) -> str:
        """What stands between this word of the sentence and the next."""
        if number < self.last:
            return ""
        return "" if "SpaceAfter=No" in (self.remarks if number == self.last else remarks) else " "


def read_gum(folder: Path) -> list[dict[str, Any]]:
    """News, interviews, lives, papers and travel guides, each document an article."""
    articles = []
    for genre, layers in LAYERS.items():
        documents = list(_documents(folder / "gum" / f"{genre}.conllu"))
        places = frozenset(_words(d, e.first, e.after) for d in documents for e in d.entities if e.type == "place")
        articles += [_article(document, f"gum-{genre}", places, layers) for document in documents]
    return articles


def _documents(path: Path) -> Iterator[Document]:
    document: Document | None = None
    opened: dict[str, list[tuple[str, int]]] = {}
    base, gap = 0, ""
    fused = Fused()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newdoc id = "):
            if document:
                yield document
            document, opened, gap = Document(line.removeprefix("# newdoc id = ")), {}, ""
        elif line.startswith("# newpar") and document and document.text:
            gap = "\n\n"
        elif line.startswith("# sent_id"):
            fused = Fused()
        columns = line.split("\t")
        if document and columns[0].isdigit():
            if columns[0] == "1":
                base = len(document.tokens)
            _add_token(document, columns, base=base, gap=gap)
            _add_borders(document, columns[9], opened)
            gap = fused.gap_after(int(columns[0]), columns[9])
        elif "-" in columns[0] and columns[0][0].isdigit():
            fused = Fused(int(columns[0].split("-")[1]), columns[9])
    if document:
        yield document


def _add_token(document: Document, columns: list[str], *, base: int, gap: str) -> None:
    document.text += gap
    start = len(document.text)
    document.text += columns[1]
    head = base + int(columns[6]) - 1 if columns[6] != "0" else -1
    document.tokens.append(Token(columns[1], columns[3], columns[4], columns[7], head, start, start + len(columns[1])))


def _add_borders(document: Document, remarks: str, opened: dict[str, list[tuple[str, int]]]) -> None:
    """The entities that open and close at the last token."""
    marked = re.search(r"(?:^|\|)Entity=([^|]*)", remarks)
    here = len(document.tokens)
    for border in BORDER.finditer(marked[1] if marked else ""):
        if border["opened"]:
            number, kind = border["opened"].split("-")[:2]
            opened.setdefault(number, []).append((kind, here - 1))
        if border["closes"] or border["closed"]:
            number = border["closed"] or border["opened"].split("-")[0]
            if opened.get(number):
                document.entities.append(Entity(*opened[number].pop(), here))


def _words(document: Document, first: int, after: int) -> str:
    return " ".join(token.form for token in document.tokens[first:after])


def _article(document: Document, source: str, places: frozenset[str], layers: tuple[str, ...]) -> dict[str, Any]:
    """Names that are sure are mentions; any other proper noun inside an entity of our kinds is unknown."""
    tokens = document.tokens
    spans: list[Span] = []
    doubted, sure = set[int](), set[int]()
    for entity in document.entities:
        inside = range(entity.first, entity.after)
        kind = KINDS.get(entity.type, UNKNOWN)
        if kind in layers:
            doubted.update(n for n in inside if tokens[n].upos == "PROPN" or _is_article(tokens, n))
        sure.update(n for n in inside if entity.type == "time" or tokens[n].relation == "nmod:desc")
        name = _name(document, entity, kind) if entity.type != "time" else None
        if name and (kind in layers or name[1] - name[0] > 1):
            words = [token.form for token in tokens[slice(*name)]]
            known = kind in layers and not is_doubtful(kind, words, place_names=places)
            spans.append(Span(kind if known else UNKNOWN, tokens[name[0]].start, tokens[name[1] - 1].end))
    unknown = [(tokens[n].start, tokens[n].end) for n in sorted(doubted - sure)]
    return partial_article(document.key, source, document.text, spans=spans, unknown=unknown, layers=layers)


def _is_article(tokens: list[Token], number: int) -> bool:
    """Whether a "The" stands here that may belong to the name after it."""
    return tokens[number].form == "The" and tokens[number + 1].form[0].isupper()


def _name(document: Document, entity: Entity, kind: str) -> tuple[int, int] | None:
    """The first token of the entity's proper name, and the one after it; None if its head is no proper noun."""
    tokens = document.tokens
    inside = range(entity.first, entity.after)
    head = next((n for n in inside if tokens[n].head not in inside), entity.first)
    if kind == "person":
        return _person(tokens, entity, head)
    if tokens[head].upos != "PROPN":
        return None
    if any(tokens[n].relation == "conj" and tokens[n].head == head for n in inside):
        return None  # several names, each with an entity of its own
    return _capitals(document, entity, head)


def _person(tokens: list[Token], entity: Entity, head: int) -> tuple[int, int] | None:
    """The head and the names that hang flat on it: "Ada Lind", "the linguist Ada Lind". Peoples and offices are none.

    Titles before a name hang otherwise, and stay outside.
    """
    inside = range(entity.first, entity.after)
    heads = [head] if tokens[head].upos == "PROPN" else []
    parts = [*heads, *(n for n in inside if tokens[n].head == head and tokens[n].relation == "flat")]
    if not parts or tokens[min(parts)].upos != "PROPN":
        return None
    first, after = min(parts), max(parts) + 1
    while after + 1 < entity.after and _is_hyphenated(tokens, after):
        after += 2
    others = [tokens[n] for n in (first - 1, after) if n in inside]
    has_article = bool(heads) and any(tokens[n].head == head and tokens[n].upos == "DET" for n in inside)
    is_part = any(token.upos == "PROPN" and token.relation in {"compound", "flat"} for token in others)
    if has_article or is_part or any(token.xpos == "NNPS" for token in tokens[first:after]):
        return None
    return first, after


def _is_hyphenated(tokens: list[Token], number: int) -> bool:
    """Whether a hyphen stands here that joins its neighbours: "Ka-ki"."""
    before, here, after = tokens[number - 1 : number + 2]
    return here.form == "-" and before.end == here.start and here.end == after.start


def _capitals(document: Document, entity: Entity, head: int) -> tuple[int, int]:
    """The capitalised words around the head with the small words that link them, owners and articles left out."""
    tokens = document.tokens
    first, after = head, head + 1
    owners = {e.after for e in document.entities if e.type in KINDS and e != entity and e.first >= entity.first}
    for number in range(head - 1, entity.first - 1, -1):
        if number + 1 in owners and tokens[number].xpos == "POS":
            break
        if _is_capital(tokens[number]):
            first = number
        elif tokens[number].form not in LINKERS:
            break
    for number in range(head + 1, entity.after):
        if _is_capital(tokens[number]):
            after = number + 1
        elif tokens[number].form not in LINKERS:
            break
    if tokens[first].form == "The" and after - first > 1:
        first += 1
    return first, after


def _is_capital(token: Token) -> bool:
    return token.form[0].isupper() or (token.form[0].isdigit() and token.form[-1].isalpha())
