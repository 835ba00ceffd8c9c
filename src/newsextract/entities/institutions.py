"""Institution mentions -> one entity per organisation: full names, acronyms, short forms and word-order variants."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from ..mentions.institutions_heads import heads
from ..mentions.mention import InstitutionMention
from ..mentions.places_gazetteer import plain
from .acronyms import is_acronym, may_stand_for
from .entity import InstitutionEntity

_SPACE = regex.compile(r"\s+")
_WORD = regex.compile(r"[\p{L}\p{N}]+(?:['.&][\p{L}\p{N}]+)*")
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "to", "at", "a", "an", "named", "after", "s"})
_BRACKET_GAP = regex.compile(r"[’']?s?\s*\(\s*(?:(?:hereinafter|hereafter|the|or|also|referred|to|as)\s+)*[\"“”'‘’]?(?:the )?")


def cluster_institutions(text: str, mentions: Sequence[InstitutionMention]) -> list[InstitutionEntity]:
    """One entity per organisation, in the order of first mention; its name is the fullest form in the text."""
    book = _Book()
    ordered = sorted(mentions, key=lambda mention: (mention.start, mention.end))
    for before, mention in zip([None, *ordered], ordered, strict=False):
        if before is not None and is_defined(text, before, mention):
            book.join(before, mention, "defined in brackets")
        else:
            book.add(mention)
    book.resolve_acronyms()
    book.resolve_short_forms()
    return book.entities(text)


def is_defined(text: str, before: InstitutionMention, mention: InstitutionMention) -> bool:
    """Whether the second name stands in brackets right after the first, as its short form."""
    between = text[before.end : mention.start]
    closes = text[mention.end : mention.end + 2].lstrip("\"”’'")[:1] in {")", ",", ";"}
    return closes and _BRACKET_GAP.fullmatch(between) is not None and len(mention.text) < len(before.text)


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name that tell it apart, in lower case and without diacritics."""
    folded = plain(_SPACE.sub(" ", name).replace("’", "'")).casefold().replace("u.s.", "us").replace("u s ", "us ")
    words = (word.removesuffix("'s") for word in _WORD.findall(folded))
    return tuple(word for word in words if word not in _SMALL)


def head_word(name: str) -> str | None:
    """The head noun of a name: the last one before its first "of" or "for"."""
    base = regex.split(r" (?:of|for|on|named|to|in) ", _SPACE.sub(" ", name), maxsplit=1)[0]
    known = [word.casefold() for word in regex.split(r"[\s/-]+", base) if word.casefold() in heads()]
    return known[-1] if known else None


class _Cluster:
    """The mentions that name one organisation so far."""

    def __init__(self, mention: InstitutionMention) -> None:
        self.mentions = [mention]
        self.reasons: list[str] = []
        self.known_as = mention.known_as

    def forms(self) -> list[str]:
        return list(dict.fromkeys(_SPACE.sub(" ", mention.text) for mention in self.mentions))

    def full_forms(self) -> list[str]:
        return [form for form in self.forms() if not is_acronym(form)] + ([self.known_as] if self.known_as else [])

    def absorb(self, other: _Cluster, reason: str) -> None:
        self.mentions.extend(other.mentions)
        self.reasons.extend([*other.reasons, reason])
        self.known_as = self.known_as or other.known_as


class _Book:
    """Clusters in the making, by what their names are written like."""

    def __init__(self) -> None:
        self.clusters: list[_Cluster] = []
        self._by_key: dict[object, _Cluster] = {}

    def _keys(self, mention: InstitutionMention) -> list[object]:
        keys: list[object] = [frozenset(name_words(mention.text)) or mention.text]
        if mention.known_as:
            keys.append(frozenset(name_words(mention.known_as)))
        return keys

    def add(self, mention: InstitutionMention) -> _Cluster:
        found = next((self._by_key[key] for key in self._keys(mention) if key in self._by_key), None)
        if found is None:
            found = _Cluster(mention)
            self.clusters.append(found)
        else:
            found.mentions.append(mention)
            found.known_as = found.known_as or mention.known_as
        for key in self._keys(mention):
            self._by_key.setdefault(key, found)
        return found

    def join(self, before: InstitutionMention, mention: InstitutionMention, reason: str) -> None:
        """Put the second name into the cluster of the first."""
        cluster = self.add(before) if not any(before in one.mentions for one in self.clusters) else self._of(before)
        other = next((self._by_key[key] for key in self._keys(mention) if key in self._by_key), None)
        if other is None or other is cluster:
            cluster.mentions.append(mention)
            cluster.reasons.append(reason)
        else:
            other.mentions.append(mention)
            self.merge(cluster, other, reason)
        for key in self._keys(mention):
            self._by_key[key] = cluster

    def _of(self, mention: InstitutionMention) -> _Cluster:
        return next(one for one in self.clusters if any(mention is other for other in one.mentions))

    def merge(self, into: _Cluster, other: _Cluster, reason: str) -> None:
        if into is other:
            return
        into.absorb(other, reason)
        self.clusters.remove(other)
        for key, cluster in self._by_key.items():
            if cluster is other:
                self._by_key[key] = into

    def resolve_acronyms(self) -> None:
        """Give each undefined acronym to the only organisation whose name it spells."""
        for cluster in list(self.clusters):
            acronym = cluster.forms()[0]
            if cluster.full_forms() or not is_acronym(acronym):
                continue
            owners = [one for one in self.clusters if one is not cluster and any(may_stand_for(acronym, form) for form in one.full_forms())]
            if len(owners) == 1:
                self.merge(owners[0], cluster, "acronym spells the name")

    def resolve_short_forms(self) -> None:
        """Give each name whose words all occur in one longer name with the same head to that organisation."""
        for cluster in sorted(self.clusters, key=lambda one: min(len(name_words(form)) for form in one.forms())):
            if cluster not in self.clusters or not cluster.full_forms():
                continue
            owners = [one for one in self.clusters if one is not cluster and _shortens(cluster, one)]
            if len(owners) == 1:
                self.merge(owners[0], cluster, "short form of the name")

    def entities(self, text: str) -> list[InstitutionEntity]:
        made = [_entity(cluster) for cluster in self.clusters]
        return sorted(made, key=lambda entity: (entity.mentions[0].start, entity.mentions[0].end))


def _shortens(short: _Cluster, long: _Cluster) -> bool:
    """Whether a form of one cluster is a shorter form of a name in the other."""
    return any(_is_short_form(brief, full) for brief in short.full_forms() for full in long.full_forms())


def _is_short_form(brief: str, full: str) -> bool:
    few, many = set(name_words(brief)), set(name_words(full))
    return few < many and head_word(brief) is not None and head_word(brief) == head_word(full)


def _entity(cluster: _Cluster) -> InstitutionEntity:
    mentions = sorted(cluster.mentions, key=lambda mention: (mention.start, mention.end))
    full = cluster.full_forms()
    forms = cluster.forms()
    in_text = [form for form in forms if not is_acronym(form)] or forms
    name = max(in_text, key=lambda form: (not (form.isupper() and len(form) > 8), len(form)))
    kind = next((mention.kind for mention in mentions if mention.kind != "other"), "other")
    return InstitutionEntity(
        name=name,
        mentions=mentions,
        kind=kind,
        acronyms=[form for form in forms if is_acronym(form) and (full or form != name)],
        linked_by="; ".join(dict.fromkeys(cluster.reasons)),
    )


def nearest_of_kind(
    entities: Sequence[InstitutionEntity], head: str, before_offset: int
) -> InstitutionEntity | None:
    """The organisation with that head noun ("university") that was named last before the offset."""
    wanted = head.casefold()
    named = [
        (mention.start, index)
        for index, entity in enumerate(entities)
        if any(head_word(form) == wanted for form in {entity.name, *(mention.text for mention in entity.mentions)})
        for mention in entity.mentions
        if mention.start < before_offset
    ]
    return entities[max(named)[1]] if named else None
