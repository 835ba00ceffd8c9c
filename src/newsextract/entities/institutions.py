"""Institution mentions -> one entity per organisation: full names, acronyms, short forms and word-order variants."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

import regex

from ..mentions.institutions_heads import heads
from ..mentions.mention import InstitutionMention
from ..records.institutions import InstitutionKind
from ..text.acronyms import initials
from .acronyms import is_acronym
from .entity import InstitutionEntity
from .institution_names import head_word, is_first_part, left_out, name_words, spaced, without_bare_heads
from .institution_parents import find_parents

_BRACKET = regex.compile(
    r"[’']?s?,?\s*\(\s*(?:(?:hereinafter|hereafter|the|or|also|known|referred|abbreviated|to|as)[\s,:]+)*"
    r"[\"“”'‘’]?(?:the )?"
)
_ENOUGH = 50  # clusters to look through for a parent; more share a word only in lists of hundreds of bodies
_NAMED_AFTER = frozenset({"association", "government", "parliament", "school"})  # kinds of bodies named after others
_FOUNDATIONS = frozenset({"foundation", "fund", "stiftung", "fundación", "fundação", "fondation"})  # the same
_NEAR = 60  # characters between two bodies that are named side by side
_DASH_OR_DOT = regex.compile(r"[.–-]")
_SENTENCE_END = regex.compile(r"[.!?](?=\s)|\n")
_Key = frozenset[str]


def cluster_institutions(text: str, mentions: Sequence[InstitutionMention]) -> list[InstitutionEntity]:
    """One entity per organisation, in the order of first mention; its name is the fullest form in the text."""
    ordered = sorted(mentions, key=lambda mention: (mention.start, mention.end))
    book = _Book(ordered)
    for before, mention in pairwise(ordered):
        if is_defined(text, before, mention):
            book.join(before, mention, "defined in brackets")
    book.join_acronyms()
    book.join_expanded_names()
    book.join_short_forms()
    book.join_first_words(text)
    entities = [_entity(cluster) for cluster in book.clusters()]
    find_parents(text, ordered, entities)
    return entities


def is_defined(text: str, before: InstitutionMention, mention: InstitutionMention) -> bool:
    """Whether the second name stands in brackets right after the first, as its short form."""
    between = text[before.end : mention.start]
    if len(between) > 40 or "(" not in between or len(mention.text) >= len(before.text):
        return False
    closes = text[mention.end : mention.end + 2].lstrip("\"”’'")[:1] in {")", ",", ";"}
    return closes and _BRACKET.fullmatch(between) is not None


class _Cluster:
    """The mentions that name one organisation so far."""

    def __init__(self) -> None:
        self.mentions: list[InstitutionMention] = []
        self.reasons: list[str] = []
        self._read: tuple[int, list[str]] = (0, [])  # of so many mentions, the forms

    def forms(self) -> list[str]:
        """Every distinct way of writing the name, the full name of a known body included."""
        if self._read[0] != len(self.mentions):
            written = [spaced(mention.text) for mention in self.mentions]
            known = (mention.known_as for mention in self.mentions if mention.known_as)
            self._read = len(self.mentions), list(dict.fromkeys([*written, *known]))
        return self._read[1]

    def sort(self) -> None:
        """Put the mentions in the order of the text."""
        self.mentions.sort(key=lambda mention: (mention.start, mention.end))
        self._read = (0, [])

    def full_forms(self) -> list[str]:
        """The forms that are no acronyms."""
        return [form for form in self.forms() if not is_acronym(form)]


class _Book:
    """Clusters in the making; mentions whose names have the same words start in one cluster."""

    def __init__(self, mentions: Iterable[InstitutionMention]) -> None:
        self._of: dict[InstitutionMention, _Cluster] = {}
        by_key: dict[_Key, _Cluster] = {}
        self._all: list[_Cluster] = []
        for mention in mentions:
            keys = [frozenset(name_words(name)) for name in (mention.text, mention.known_as) if name]
            cluster = next((by_key[key] for key in keys if key in by_key), None)
            if cluster is None:
                cluster = _Cluster()
                self._all.append(cluster)
            for key in keys:
                by_key.setdefault(key, cluster)
            cluster.mentions.append(mention)
            self._of[mention] = cluster

    def clusters(self) -> list[_Cluster]:
        """The clusters that are left, in the order of first mention."""
        left = [cluster for cluster in self._all if cluster.mentions]
        for cluster in left:
            cluster.sort()
        return sorted(left, key=lambda cluster: (cluster.mentions[0].start, cluster.mentions[0].end))

    def join(self, before: InstitutionMention, mention: InstitutionMention, reason: str) -> None:
        """Put the cluster of the second mention into that of the first."""
        self._merge(self._of[before], self._of[mention], reason)

    def _merge(self, into: _Cluster, other: _Cluster, reason: str) -> None:
        if into is other or not other.mentions or not into.mentions:
            return
        into.mentions.extend(other.mentions)
        into.reasons.extend([*other.reasons, reason])
        for mention in other.mentions:
            self._of[mention] = into
        other.mentions = []

    def join_acronyms(self) -> None:
        """Give each undefined acronym to the only organisation whose name it spells, leading words perhaps left out."""
        spelled = _spelled(self.clusters())
        for cluster in self.clusters():
            acronym = _lone_acronym(cluster) or ""
            letters = _DASH_OR_DOT.sub("", acronym)  # "A.M.U." as "AMU"; "M&S" is no "Ministry of Sport"
            owners = [one for one in spelled.get(acronym) or spelled.get(letters, []) if one is not cluster]
            if len(owners) == 1:
                self._merge(owners[0], cluster, "acronym spells the name")

    def join_expanded_names(self) -> None:
        """Join names that are the same once the acronyms in them are written out ("AMU Clinic", "AMU ETC")."""
        written_out = _written_out(self.clusters())
        by_words: dict[_Key, _Cluster] = {}
        for cluster in self.clusters():
            for form in cluster.full_forms():
                by_words.setdefault(frozenset(_expand(form, written_out)), cluster)
        spelled = _units_spelled(by_words, written_out)
        for cluster in self.clusters():
            for form in cluster.forms():
                same_words = by_words.get(frozenset(_expand(form, written_out)))
                owner = spelled.get(_unit_key(form, written_out)) or same_words
                if owner is not None and owner is not cluster and cluster.mentions:
                    self._merge(owner, cluster, "acronym in the name written out")

    def join_short_forms(self) -> None:
        """Join a name that only leaves out a country, the parent body or the complement to the one name it shortens."""
        clusters = self.clusters()
        by_word: dict[str, list[_Cluster]] = defaultdict(list)
        for cluster in clusters:
            for word in dict.fromkeys(word for form in cluster.forms() for word in name_words(form)):
                by_word[word].append(cluster)
        for cluster in sorted(clusters, key=_shortest):
            owner = _longer(cluster, by_word)
            if owner is not None:
                self._merge(owner, cluster, "short form of the name")

    def join_first_words(self, text: str) -> None:
        """Join a name without a head noun to the only longer name that begins with it: "Acme", "Acme Solar Ltd".

        Of several the one that begins all others ("Acme Solar", "Acme Solar Trading") is as good as the only one. Two
        that are named side by side ("Acme and Acme Energy") are two.
        """
        clusters = self.clusters()
        begun: dict[tuple[str, ...], dict[_Cluster, None]] = defaultdict(dict)
        for cluster in clusters:
            for full in cluster.full_forms():
                words = () if _is_named_after_another(full) else name_words(full)
                for size in range(1, len(words)):
                    begun[words[:size]][cluster] = None
        for cluster in sorted(clusters, key=_shortest, reverse=True):
            owners = [one for one in begun.get(_first_part(cluster), ()) if one is not cluster and one.mentions]
            owner = _shortest_of_all(owners, begun)
            if owner is not None and not _side_by_side(text, cluster, owner):
                self._merge(owner, cluster, "first words of the name")


def _first_part(cluster: _Cluster) -> tuple[str, ...]:
    """The words of the only form of a cluster, if a longer name may begin so; else none."""
    forms = cluster.forms()
    alike = len({name_words(form) for form in forms}) == 1
    return name_words(forms[0]) if alike and is_first_part(forms[0]) else ()


def _is_named_after_another(name: str) -> bool:
    """Whether a body is a unit, a union, an office or a fund, so that the first words of its name may name another."""
    word = head_word(name)
    head = heads().get(word or "")
    return head is not None and (head.unit == "unit" or head.kind in _NAMED_AFTER or word in _FOUNDATIONS)


def _side_by_side(text: str, one: _Cluster, other: _Cluster) -> bool:
    """Whether mentions of the two stand near each other in one sentence."""
    marked = sorted(
        (mention.start, mention.end, owner) for owner, of in ((0, one), (1, other)) for mention in of.mentions
    )
    return any(
        left[2] != right[2] and right[0] - left[1] <= _NEAR and _SENTENCE_END.search(text, left[1], right[0]) is None
        for left, right in pairwise(marked)
    )


def _shortest_of_all(
    clusters: Sequence[_Cluster], begun: Mapping[tuple[str, ...], Mapping[_Cluster, None]]
) -> _Cluster | None:
    """The one of some clusters with whose name the names of all others begin; `begun` says which begin how."""
    shortest = min(clusters, key=_shortest, default=None)
    if shortest is None:
        return None
    names = [name_words(form) for form in shortest.full_forms()]
    others = (one for one in clusters if one is not shortest)
    return shortest if all(any(one in begun.get(words, ()) for words in names) for one in others) else None


def _shortest(cluster: _Cluster) -> int:
    return min(len(name_words(form)) for form in cluster.forms())


def _lone_acronym(cluster: _Cluster) -> str | None:
    """The acronym, where a cluster has no other name."""
    forms = cluster.forms()
    base = forms[0].split(" named ")[0]
    return base if is_acronym(base) and all(is_acronym(form.split(" named ")[0]) for form in forms) else None


def _spelled(clusters: Sequence[_Cluster]) -> dict[str, list[_Cluster]]:
    """For each acronym the clusters whose names it spells; a match that leaves no word out rules out others."""
    spelled: dict[str, list[_Cluster]] = {}
    for skipped in range(3):
        found: dict[str, dict[_Cluster, None]] = defaultdict(dict)
        for cluster in clusters:
            for form in cluster.full_forms():
                words = form.split(" named ")[0].split()
                for acronym in initials(" ".join(words[skipped:])) if len(words) > skipped + 1 else ():
                    found[acronym][cluster] = None
        for acronym, owners in found.items():
            spelled.setdefault(acronym, list(owners))
    return spelled


def _written_out(clusters: Sequence[_Cluster]) -> dict[str, tuple[str, ...]]:
    """Each acronym of the document with the words of the name that it stands for."""
    written: dict[str, tuple[str, ...]] = {}
    for cluster in clusters:
        full = cluster.full_forms()
        for form in cluster.forms():
            if is_acronym(form) and full:
                written.setdefault(form.casefold(), name_words(max(full, key=len)))
    spelled = _spelled(clusters)
    for token in dict.fromkeys(word for one in clusters for form in one.full_forms() for word in form.split()):
        owners = spelled.get(token, [])
        if is_acronym(token) and len(owners) == 1:
            written.setdefault(token.casefold(), name_words(max(owners[0].full_forms(), key=len)))
    return written


def _expand(form: str, written_out: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The words of a name with its acronyms written out."""
    words = name_words(form)
    if len(words) < 2:
        return words
    return tuple(part for word in words for part in written_out.get(word, (word,)))


def _unit_key(form: str, written_out: dict[str, tuple[str, ...]]) -> tuple[_Key, str]:
    """For "AMU ETC": the words of AMU, and "etc", which spells a unit of it."""
    words = name_words(form)
    if len(words) == 2 and words[0] in written_out and form.isupper():
        return frozenset(written_out[words[0]]), words[1]
    return frozenset(), ""


def _units_spelled(
    by_words: dict[_Key, _Cluster], written_out: dict[str, tuple[str, ...]]
) -> dict[tuple[_Key, str], _Cluster]:
    """For each body with an acronym and each unit of it: what the other words of the unit's name spell."""
    by_first: dict[str, list[_Key]] = defaultdict(list)
    for owner in dict.fromkeys(written_out.values()):
        by_first[owner[0]].append(frozenset(owner))
    spelled: dict[tuple[_Key, str], _Cluster] = {}
    for cluster in dict.fromkeys(by_words.values()):
        for form in cluster.full_forms():
            words = _expand(form, written_out)
            for owner_words in (owner for word in words for owner in by_first.get(word, ())):
                if owner_words < set(words):
                    rest = "".join(word[0] for word in words if word not in owner_words)
                    spelled.setdefault((owner_words, rest), cluster)
    return spelled


def _longer(cluster: _Cluster, by_word: dict[str, list[_Cluster]]) -> _Cluster | None:
    """The one cluster with a longer form of a name in `cluster`; of several the one that adds the fewest words."""
    sizes: dict[_Cluster, int] = {}
    for brief in map(without_bare_heads, cluster.full_forms()):
        words = name_words(brief)
        if not words:
            continue
        rarest = min((by_word.get(word, []) for word in words), key=len)
        for owner in rarest:
            if owner is cluster or not owner.mentions:
                continue
            fits = [full for full in owner.full_forms() if _shortens(brief, full, by_word)]
            if fits:
                added = min(len(name_words(full)) for full in fits) - len(words)
                sizes[owner] = min(added, sizes.get(owner, added))
    least = min(sizes.values(), default=0)
    best = [owner for owner, size in sizes.items() if size == least]
    return best[0] if len(best) == 1 else None


def _shortens(brief: str, full: str, by_word: dict[str, list[_Cluster]]) -> bool:
    """Whether `brief` leaves out no more of `full` than the name of another body of the text, its parent."""
    missing = left_out(brief, full)
    if missing is None:
        return False
    many, head = set(name_words(full)), head_word(full)
    return all(
        any(
            set(name_words(form)) < many and head_word(form) != head
            for one in by_word[word][:_ENOUGH]
            for form in one.forms()
        )
        for word in missing
    )


def _entity(cluster: _Cluster) -> InstitutionEntity:
    forms = list(dict.fromkeys(spaced(mention.text) for mention in cluster.mentions))
    full = [form for form in forms if not is_acronym(form)]
    name = max(full or forms, key=lambda form: (not (form.isupper() and len(form) > 8), len(form)))
    known = any(mention.known_as for mention in cluster.mentions)
    return InstitutionEntity(
        name=name,
        mentions=cluster.mentions,
        kind=_kind(cluster),
        acronyms=[form for form in forms if is_acronym(form) and (full or known)],
        linked_by="; ".join(dict.fromkeys(cluster.reasons)),
    )


def _kind(cluster: _Cluster) -> InstitutionKind:
    """The kind most of its mentions have, "other" counting only where there is nothing else."""
    counted = Counter(mention.kind for mention in cluster.mentions if mention.kind != "other")
    return counted.most_common(1)[0][0] if counted else "other"


_Places = tuple[list[int], list[InstitutionEntity]]  # where in the text, and who is named there


def by_head_word(entities: Sequence[InstitutionEntity]) -> dict[str, _Places]:
    """For each head noun ("university") every place where an organisation is named one of whose names has it."""
    named: dict[str, list[tuple[int, int, InstitutionEntity]]] = defaultdict(list)
    for at, entity in enumerate(entities):
        for head in {head_word(name) for name in (entity.name, *{mention.text for mention in entity.mentions})}:
            if head is not None:
                named[head].extend((mention.start, -at, entity) for mention in entity.mentions)
    ordered = {head: sorted(found, key=lambda one: one[:2]) for head, found in named.items()}
    return {head: ([one[0] for one in found], [one[2] for one in found]) for head, found in ordered.items()}


def nearest_of_kind(by_head: Mapping[str, _Places], head: str, before_offset: int) -> InstitutionEntity | None:
    """The organisation with that head noun ("university") that was named last before the offset."""
    starts, entities = by_head.get(head_word(head) or head.casefold(), ([], []))
    at = bisect_left(starts, before_offset)
    return entities[at - 1] if at else None
