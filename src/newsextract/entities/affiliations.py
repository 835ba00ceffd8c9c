"""Where people hold their posts: the institution or country in, before or behind their title, or behind their name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import regex

from ..mentions.institutions_heads import heads
from ..mentions.mention import Mention, TitleMention
from ..records.institutions import InstitutionKind
from ..resources.lexicons import mapping
from .entity import HeldTitle, InstitutionEntity, PersonEntity, PlaceEntity
from .institution_names import head_word
from .institutions import by_head_word, nearest_of_kind

Body = InstitutionEntity | PlaceEntity
_BEHIND = regex.compile(r"\s*\(?[,–-]?\s*(?:(?:of|at|from|in|for|with|to|on)\s+)?(?:[Tt]he\s+)?")
_BEHIND_NAME = regex.compile(
    r"\s*(?:\(|,\s*|,?\s+(?:of|from|at|with|representing|(?:(?:who|and) )?(?:also )?"
    r"(?:represents|chairs|heads|leads|directs|runs|(?:sits|serves) (?:on|in)|works (?:at|for)))\s+(?:[Tt]he\s+)?)"
)
_COMMA = regex.compile(r", ?")
_OF_OWNER = regex.compile(r"(?<!\b(?:north|south|east|west|region|part|parts|people|rest)) of (?:the )?$")
_OFFICE = regex.compile(r"\b(?:minister|secretary|ministers)\b", regex.IGNORECASE)
_COMMA_OF_WHOLE = regex.compile(r", ?(?:at )?(?:[Tt]he )?| (?:of|at) (?:[Tt]he )?")
_LINE_END = regex.compile(r"[ \t;.]*(?:\r?\n|$)")
_PARTY_TAG = regex.compile(r"[\s,]*\(?(?:[RDI]|Rep|Dem)\.?[-–, ]\s*")
_BEFORE = regex.compile(r"['’]?s?['’]?[ \u00a0]+(?:new\s+|first\s+|then\s+|former\s+)?")
_SETTING = regex.compile(r"\b(?:at|in)\s(?:the\s)?$")  # "received at Bayan Hall Ambassador Roe"
_PLURAL_BODY = regex.compile(r" of (?:the |both |two |their )*(\p{Ll}{3,})$")
_CHARGE = regex.compile(r" (?:to|for|accredited|on) ")
_GENERIC = regex.compile(r"\b(?:of|at) (?:the )(\p{L}+)$")
_MINISTRY = regex.compile(r"\b(?:ministry|department|secretariat)\b", regex.IGNORECASE)
_TOPIC = regex.compile(r"\b(?:minister|secretary|ministers)(?: in charge)? (?:of|for) (?:the )?(.+)$", regex.IGNORECASE)
_FIELD = regex.compile(r"(\p{L}+) (?:minister|secretary)$", regex.IGNORECASE)
_OWN = regex.compile(r"\b(?:its|the (?:university|ministry|hospital|company|bank|agency|institute)['’]s)\s+$")


_KIND_OF_POST: dict[str, InstitutionKind] = {
    "rector": "university",
    "prorector": "university",
    "pro-rector": "university",
    "chancellor": "university",
    "provost": "university",
    "physician": "health",
    "nurse": "health",
}


class Bodies:
    """The institutions and places of a document by where they are mentioned."""

    def __init__(
        self,
        text: str,
        institutions: Sequence[InstitutionEntity],
        places: Sequence[PlaceEntity],
        titles: Sequence[TitleMention] = (),
    ) -> None:
        self.text = text
        self._title_starts = sorted(title.start for title in titles)
        self._title_ends = {title.start: title.end for title in titles}
        self.institutions = institutions
        self.places = places
        everybody: list[tuple[Mention, Body]] = [(m, one) for one in institutions for m in one.mentions]
        everybody += [(m, one) for one in places for m in one.mentions]
        self._mentions = sorted(everybody, key=lambda pair: (pair[0].start, -pair[0].end))
        self._starts = [mention.start for mention, _ in self._mentions]
        self._of_kind: dict[InstitutionKind, tuple[list[int], list[InstitutionEntity]]] = {}
        self.ministries = [
            (frozenset(_topic_words(body.name)), body) for body in institutions if _MINISTRY.search(body.name)
        ]
        self.by_head = by_head_word(institutions)

    def within(self, start: int, end: int, *, before: int | None = None) -> list[Body]:
        """The institutions inside a stretch, outermost mentions only; places only where it has no institution.

        With `before`, only those that start before that offset.
        """
        stop = bisect_left(self._starts, end if before is None else before)
        inside = [pair for pair in self._mentions[bisect_left(self._starts, start) : stop] if pair[0].end <= end]
        outer = [
            pair
            for pair in inside
            if not any(other is not pair and other[0].covers(pair[0]) and other[0] is not pair[0] for other in inside)
        ]
        bodies: list[Body] = [body for _, body in outer if isinstance(body, InstitutionEntity)]
        return list(dict.fromkeys(bodies or [body for _, body in outer]))

    def owners(self, title: TitleMention) -> list[Body]:
        """The country whose office a title is, told at its end: "Minister for Ports of Norway"."""
        if not _OFFICE.search(title.text):
            return []
        names = mapping("countries", "name", "code")
        inside = self._mentions[bisect_left(self._starts, title.start) : bisect_left(self._starts, title.end)]
        return [
            body
            for mention, body in inside
            if mention.end == title.end
            and isinstance(body, PlaceEntity)
            and mention.text in names
            and _OF_OWNER.search(self.text, title.start, mention.start)
        ]

    def behind(self, offset: int, gap: regex.Pattern[str], *, reach: int) -> Body | None:
        """What is named first behind an offset, if only `gap` lies between."""
        at = bisect_left(self._starts, offset)
        if at >= len(self._mentions):
            return None
        mention, body = self._mentions[at]
        if mention.start - offset > reach or not gap.fullmatch(self.text, offset, mention.start):
            return None
        if self.in_title(mention.start) or self.in_title(mention.end):
            return None
        return body

    def in_title(self, offset: int) -> bool:
        """Whether the offset lies in a title, or a title starts on the same line within the next two characters."""
        reach = 2 if "\n" not in self.text[offset : offset + 2] else 0
        at = bisect_right(self._title_starts, offset + reach) - 1
        return at >= 0 and offset < self._title_ends[self._title_starts[at]]

    def before(self, offset: int) -> Body | None:
        """What is named right before an offset, as its owner ("Finland's") or as a modifier."""
        at = bisect_right(self._starts, offset) - 1
        for mention, body in reversed(self._mentions[max(0, at - 3) : at + 1]):
            if (
                mention.end <= offset
                and offset - mention.end < 14
                and _BEFORE.fullmatch(self.text, mention.end, offset)
                and not _SETTING.search(self.text, max(0, mention.start - 9), mention.start)
            ):
                return body
        return None

    def ends_line(self, place: Mention) -> bool:
        """Whether the line ends with the place, or with the larger place that it lies in ("Chattanooga, TN")."""
        found = _LINE_END.match(self.text, place.end)
        if found is not None:
            return True
        larger = self.behind(place.end, _COMMA, reach=2)
        ends = {one.end for one in larger.mentions} if isinstance(larger, PlaceEntity) else set()
        return any(place.end < end <= place.end + 24 and _LINE_END.match(self.text, end) for end in ends)

    def country(self, code: str) -> PlaceEntity | None:
        """The country with that code, if the document names it."""
        names = mapping("countries", "name", "code")
        return next((place for place in self.places if place.country == code and names.get(place.name) == code), None)

    def last_institution(self, start: int, end: int) -> InstitutionEntity | None:
        """The institution that is mentioned last in a stretch."""
        inside = self._mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return next((body for _, body in reversed(inside) if isinstance(body, InstitutionEntity)), None)

    def last_of_kind(self, kind: InstitutionKind, offset: int) -> InstitutionEntity | None:
        """The institution of a kind, itself or as parent, named last before the offset; else the first after."""
        at = bisect_left(self._starts, offset)
        if kind not in self._of_kind:
            self._of_kind[kind] = self._all_of_kind(kind)
        places, found = self._of_kind[kind]
        after = bisect_left(places, at)
        if after and places[after - 1] >= at - 200:
            return found[after - 1]
        return found[after] if after < len(places) and places[after] < at + 50 else None

    def _all_of_kind(self, kind: InstitutionKind) -> tuple[list[int], list[InstitutionEntity]]:
        """Which mentions are of an institution of the kind, itself or as parent, and which institution that is."""
        found = {
            at: one
            for at, (_, body) in enumerate(self._mentions)
            for one in ((body.parent, body) if isinstance(body, InstitutionEntity) else ())
            if one is not None and one.kind == kind
        }
        return list(found), list(found.values())

    def named_last(self, kind: InstitutionKind, offset: int, *, count: int) -> list[InstitutionEntity]:
        """The `count` institutions of a kind that are named last before the offset, in the order of the text."""
        found: list[InstitutionEntity] = []
        for _, body in reversed(self._mentions[: bisect_left(self._starts, offset)]):
            if isinstance(body, InstitutionEntity) and body.kind == kind and body not in found:
                found.insert(0, body)
            if len(found) == count:
                return found
        return []


def distribute(people: Sequence[PersonEntity], bodies: Bodies) -> None:
    """Give each of several holders of a plural title his own institution: "The rectors of universities, A and B"."""
    shared: dict[TitleMention, list[PersonEntity]] = {}
    for person in people:
        for title in (mention for held in person.titles for mention in held.mentions if mention.plural):
            shared.setdefault(title, []).append(person)
    for title, holders in shared.items():
        kind = _shared_kind(title)
        ordered = sorted(
            holders, key=lambda person: min((m.start for m in person.mentions if m.start > title.start), default=0)
        )
        owners = bodies.named_last(kind, title.start, count=len(holders)) if kind is not None else []
        for person, body in zip(ordered, owners, strict=False):
            held = next(held for held in person.titles if title in held.mentions)
            held.institution = held.institution or body
            person.affiliations.append(body)


def _shared_kind(title: TitleMention) -> InstitutionKind | None:
    """The kind of institution that a plural title speaks of, if it names none ("rectors of universities")."""
    found = _PLURAL_BODY.search(title.text)
    if found is not None:
        word = found.group(1)
        known = heads().get(f"{word.removesuffix('ies')}y" if word.endswith("ies") else word.removesuffix("s"))
        return known.kind if known is not None else None
    return _KIND_OF_POST.get(title.text.lower().removesuffix("s"))


def affiliate(text: str, people: Sequence[PersonEntity], bodies: Bodies, sentences: Sequence[tuple[int, int]]) -> None:
    """Fill where each title is held, and each person's affiliations."""
    starts = [start for start, _ in sentences]
    distribute(people, bodies)
    for person in people:
        found: list[Body] = []
        for held in person.titles:
            of_title = [body for mention in held.mentions for body in _of_title(bodies, held, mention, starts)]
            held.institution = held.institution or next(
                (body for body in of_title if isinstance(body, InstitutionEntity)), None
            )
            found.extend(of_title)
            nations = dict.fromkeys(_demonym(bodies, mention) for mention in held.mentions)
            person.nations.extend(nation for nation in nations if nation is not None and nation in of_title)
        for mention in person.mentions:
            behind = bodies.behind(mention.end, _PARTY_TAG, reach=8) or _named_behind(bodies, mention)
            found.extend([behind] if behind is not None else [])
        person.affiliations.extend(body for body in dict.fromkeys(found) if body not in person.affiliations)


def _named_behind(bodies: Bodies, mention: Mention) -> Body | None:
    body = bodies.behind(mention.end, _BEHIND_NAME, reach=26)
    between = bodies.text[mention.end : mention.end + 2]
    if isinstance(body, InstitutionEntity) or body is None or between not in {", ", " ("}:
        return body
    place = min((one for one in body.mentions if one.start > mention.end), key=lambda one: one.start)
    fills = bodies.text[place.end : place.end + 1] == ")" if between == " (" else bodies.ends_line(place)
    return body if fills else None


def _of_title(bodies: Bodies, held: HeldTitle, title: TitleMention, starts: Sequence[int]) -> list[Body]:
    """Where one mention of a title says that it is held."""
    if held.kind in {"courtesy", "degree"} or (title.plural and held.institution is not None):
        return []
    found = bodies.within(title.start, title.end, before=_before_charge(title)) or _in_charge(bodies, title)
    found = found or bodies.owners(title)
    if found:
        return [*found, *_whole(bodies, title, found)]
    owner = _demonym(bodies, title) or bodies.before(title.start) or _generic(bodies, title)
    if owner is not None:
        return [owner, *_ministry(bodies, title)]
    ministry = _ministry(bodies, title)
    if ministry:
        return ministry
    behind = bodies.behind(title.end, _BEHIND, reach=14)
    if isinstance(behind, InstitutionEntity) or (behind is not None and bodies.text[title.end : title.end + 1] != ","):
        return [behind]
    return _own(bodies, title, starts) or _of_kind(bodies, title)


def _whole(bodies: Bodies, title: TitleMention, units: Sequence[Body]) -> list[Body]:
    """The institution that the units named in a title are of, named behind ("Dean of the Law School, X College")."""
    if not all(isinstance(body, InstitutionEntity) and _is_unit(body) for body in units):
        return []
    behind = bodies.behind(title.end, _COMMA_OF_WHOLE, reach=10)
    return [behind] if isinstance(behind, InstitutionEntity) else []


def _is_unit(body: InstitutionEntity) -> bool:
    known = heads().get(head_word(body.name) or "")
    return known is not None and (known.unit == "unit" or known.kind == "school")


def _of_kind(bodies: Bodies, title: TitleMention) -> list[Body]:
    """The university of a rector, the hospital of a chief physician: the one of that kind named last before."""
    words = title.text.lower().replace("vice-", "").split()
    kind = next((_KIND_OF_POST[word] for word in words if word in _KIND_OF_POST), None)
    body = bodies.last_of_kind(kind, title.start) if kind is not None else None
    return [body] if body is not None else []


def _before_charge(title: TitleMention) -> int:
    """The end of the part of a title that can say where it is held: "Ambassador of X | to Y", "Envoy | for Z"."""
    charge = _CHARGE.search(title.text)
    return title.start + (charge.start() if charge is not None else len(title.text))


def _in_charge(bodies: Bodies, title: TitleMention) -> list[Body]:
    """The institution that a post is for ("Finance Minister for the Coast Authority"); an envoy is sent to others."""
    charge = _CHARGE.search(title.text)
    if charge is None or charge.group() != " for ":
        return []
    return [body for body in bodies.within(title.start, title.end) if isinstance(body, InstitutionEntity)]


def _demonym(bodies: Bodies, title: TitleMention) -> PlaceEntity | None:
    """The country whose demonym opens the title ("Mongolian Foreign Minister")."""
    codes = mapping("demonyms", "demonym", "code")
    code = next((codes[word] for word in title.text.split()[:2] if word in codes), None)
    return bodies.country(code) if code is not None else None


def _generic(bodies: Bodies, title: TitleMention) -> InstitutionEntity | None:
    """The institution that "the University" in the title points back to."""
    found = _GENERIC.search(title.text)
    return nearest_of_kind(bodies.by_head, found.group(1), title.start) if found is not None else None


def _ministry(bodies: Bodies, title: TitleMention) -> list[Body]:
    """The ministry that a minister's field is the name of ("Minister of Health": the Ministry of Health)."""
    found = _TOPIC.search(title.text) or _FIELD.search(title.text)
    if found is None:
        return []
    topic = set(_topic_words(found.group(1)))
    named = next((body for words, body in bodies.ministries if topic and topic <= words), None)
    return [named] if named is not None else []


def _topic_words(name: str) -> list[str]:
    return [word for word in regex.findall(r"\p{L}{3,}", name.lower()) if word not in {"the", "and", "for", "affairs"}]


def _own(bodies: Bodies, title: TitleMention, starts: Sequence[int]) -> list[Body]:
    """The institution of "its director": the one named last before in the sentence."""
    if not _OWN.search(bodies.text, max(0, title.start - 30), title.start):
        return []
    at = bisect_right(starts, title.start) - 1
    body = bodies.last_institution(starts[at] if at >= 0 else 0, title.start)
    return [body] if body is not None else []
