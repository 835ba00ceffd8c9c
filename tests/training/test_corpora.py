"""Open corpora are read as articles that are marked in part."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from corpora import read_corpora
from corpora_conll import read_crossner, read_government, read_wikigold
from corpora_gum import read_gum
from corpora_re3d import SOURCES, read_re3d

WIKIGOLD = """\
-DOCSTART- O

Ada I-PER
Lind I-PER
runs O
the O
Lake I-ORG
Board I-ORG
( O
LB I-ORG
) O
in O
Norvik I-LOC
. O

The I-ORG
Reed I-ORG
Society I-ORG
and O
Dr. I-PER
Ek I-PER
like O
Norvik I-ORG
. O
"""

CROSSNER = """\
Ada	B-politician
Lind	I-politician
's	O
New	B-politicalparty
Party	I-politicalparty
beat	O
Danish	B-misc
rivals	O
in	O
Norvik	B-country
.	O

Bo	B-person
=	O
ref	O
.	O
"""

GOVERNMENT = """\
the O\r
Ministry B-ORG\r
of I-ORG\r
Reeds I-ORG\r
wrote O\r
to O\r
Hon B-PER\r
. I-PER\r
Ek I-PER\r
in O\r
Norvik B-LOC\r
. O\r
\r
TABLE O\r
12 B-MISC\r
"""

GUM = """\
# newdoc id = invented_one
# newpar
# sent_id = invented_one-1
1	The	the	DET	DT	_	2	det	_	Entity=(1-person-new
2	engineer	engineer	NOUN	NN	_	5	nsubj	_	_
3	Ada	Ada	PROPN	NNP	_	2	flat	_	_
4	Lind	Lind	PROPN	NNP	_	2	flat	_	Entity=1)
5	left	leave	VERB	VBD	_	0	root	_	_
6-7	Norvik's	_	_	_	_	_	_	_	_
6	Norvik	Norvik	PROPN	NNP	_	9	nmod:poss	_	Entity=(2-organization-new(3-place-new
7	's	's	PART	POS	_	6	case	_	Entity=3)
8	Reed	Reed	PROPN	NNP	_	9	compound	_	_
9	Society	Society	PROPN	NNP	_	5	obj	_	Entity=2)|SpaceAfter=No
10	.	.	PUNCT	.	_	5	punct	_	_

# newpar
# sent_id = invented_one-2
1	Mr.	Mr.	PROPN	NNP	_	2	nmod:desc	_	Entity=(4-person-new
2	Ek	Ek	PROPN	NNP	_	3	nsubj	_	Entity=4)
3	met	meet	VERB	VBD	_	0	root	_	_
4	the	the	DET	DT	_	5	det	_	Entity=(5-person-new
5	President	president	PROPN	NNP	_	3	obj	_	Entity=5)
"""


def _found(article: dict[str, Any]) -> list[tuple[str, str]]:
    assert all(article["text"][m["start"] : m["end"]] == m["text"] for m in article["mentions"])
    return [(m["type"], m["text"]) for m in article["mentions"]]


def _unknown(article: dict[str, Any]) -> list[str]:
    return [article["text"][start:end] for start, end in article["unknown"]]


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    """A folder with a small invented sample of each corpus."""
    _write(tmp_path / "wikigold/CONLL-format/data/wikigold.conll.txt", WIKIGOLD)
    for field in ("politics", "science", "ai"):
        for part in ("train", "dev", "test"):
            _write(tmp_path / "crossner" / field / f"{part}.txt", CROSSNER if (field, part) == ("ai", "dev") else "")
    _write(tmp_path / "multiner_gov/x/Final_English.txt", GOVERNMENT)
    for genre in ("news", "interview", "bio", "academic", "voyage"):
        _write(tmp_path / "gum" / f"{genre}.conllu", GUM if genre == "news" else "")
    text = "Ada Lind of the Lake Board told Minister Ek that we left Norvik."
    marks = [("Person", "Ada Lind", 1), ("Organisation", "the Lake Board", 1), ("Person", "Minister Ek", 1)]
    marks += [("Organisation", "we", 1), ("Location", "Norvik", 0.95), ("Person", "Norvik", 0)]
    for source in SOURCES:
        own = source == "UK Government"
        document = {"_id": "D1", "text": text}
        entities = [
            {"documentId": "D1", "type": kind, "value": words, "confidence": confidence}
            | {"begin": text.index(words), "end": text.index(words) + len(words)}
            for kind, words, confidence in marks
        ]
        _write(tmp_path / "re3d" / source / "documents.json", json.dumps(document) if own else "")
        _write(tmp_path / "re3d" / source / "entities.json", "\n".join(map(json.dumps, entities)) if own else "")
    return tmp_path


def test_wikigold_articles_are_the_documents(corpora: Path) -> None:
    """Articles and titles in front are left out or unknown, and a team with the name of a place is unknown."""
    [article] = read_wikigold(corpora)
    assert article["text"] == "Ada Lind runs the Lake Board (LB) in Norvik. The Reed Society and Dr. Ek like Norvik."
    assert _found(article) == [
        ("person", "Ada Lind"),
        ("institution", "Lake Board"),
        ("institution", "LB"),
        ("place", "Norvik"),
        ("institution", "Reed Society"),
    ]
    assert _unknown(article) == ["The", "Dr. Ek", "Norvik"]
    assert article["layers"] == ["person", "institution", "place"]


def test_crossner_labels_are_ours(corpora: Path) -> None:
    """The fine labels become ours, mixed ones are unknown, and a line of markup is left out."""
    [article] = read_crossner(corpora)
    assert article["text"] == "Ada Lind's New Party beat Danish rivals in Norvik."
    assert _found(article) == [("person", "Ada Lind"), ("institution", "New Party"), ("place", "Norvik")]
    assert _unknown(article) == ["Danish"]


def test_government_tables_are_left_out(corpora: Path) -> None:
    """Only sentences are read; a person with a title in the span is unknown."""
    [article] = read_government(corpora)
    assert article["text"] == "the Ministry of Reeds wrote to Hon. Ek in Norvik."
    assert _found(article) == [("institution", "Ministry of Reeds"), ("place", "Norvik")]
    assert _unknown(article) == ["Hon. Ek"]


def test_gum_gives_proper_names_alone(corpora: Path) -> None:
    """Names lose their descriptions, titles and owners; an office called by its name alone is unknown."""
    [article] = read_gum(corpora)
    assert article["text"] == "The engineer Ada Lind left Norvik's Reed Society.\n\nMr. Ek met the President"
    assert _found(article) == [
        ("person", "Ada Lind"),
        ("place", "Norvik"),
        ("institution", "Reed Society"),
        ("person", "Ek"),
    ]
    assert _unknown(article) == ["President"]


def test_re3d_descriptions_are_no_mentions(corpora: Path) -> None:
    """Sure names are mentions, a name with its title is unknown, a pronoun is neither."""
    [article] = read_re3d(corpora)
    assert _found(article) == [("person", "Ada Lind"), ("institution", "Lake Board"), ("place", "Norvik")]
    assert _unknown(article) == ["Minister", "Ek"]


def test_known_texts_are_left_out(corpora: Path) -> None:
    """An article that tells a text of `without`, under another headline and spacing, does not come."""
    everything = [article["source"] for article in read_corpora(corpora, without=[])]
    gold = "A HEADLINE\nAda Lind runs the Lake Board (LB) in Norvik.\n\nThe Reed Society and Dr. Ek like Norvik."
    rest = [article["source"] for article in read_corpora(corpora, without=[gold])]
    assert everything == ["re3d-uk-government", "gum-news", "wikigold", "crossner-ai", "multiner-gov"]
    assert rest == [source for source in everything if source != "wikigold"]
