"""The shipped model: refused when damaged, loaded lazily and once, the same answers however it is run.

The files are replaced by better trained ones from time to time: no test here asks for a score.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsextract
from newsextract import Extractor, ResourceError
from newsextract.model.encoder import Encoder, load_encoder, shipped_folder
from newsextract.model.reading import Reading
from newsextract.text.layout import read_layout

FILES = ("encoder.onnx", "labels.json", "links.npz", "tokenizer.json")
ARTICLE = (
    "Oakdale University hosts a delegation\n\n"
    "OAKDALE, 3 May 2019 – Rector Ana Pereira of Oakdale University met Ambassador Bo Lind of Norway in Lisbon.\n\n"
    "They signed an agreement on the exchange of students. Mr. Lind will visit the Ministry of Health on 5 May."
)
LAST = "\n\nProfessor Ilva Tamm of Harrow University visited Tallinn on 9 June 2021.\n"
ODD = {
    "nothing": "",
    "one letter": "a",
    "one mark": ".",
    "white space": " \n\t ",
    "no spaces": "a" * 100_000,
    "brackets": "(" * 2_000,
    "Chinese": "大学校长访问里斯本" * 100,
    "Arabic": "زار رئيس الجامعة المدينة",
    "Korean in pieces": "한국대학교",
    "emoji": "😀👩\u200d👩\u200d👧 Ana Pereira 🇳🇴",
    "combining marks": "A\u0301na Pere\u0301ira" + "\u0301" * 50,
    "zeros": "\0Ana\0 Pereira\0",
    "ligatures and dotted capitals": "ﬁne İstanbul ẞ Ǆ",
    "the marks of the vocabulary": "[CLS] Ana [SEP] Pereira [UNK] ##eira [PAD] [MASK]",
    "high planes": "\U0001d400na \U0010ffff Pereira",
    "soft hyphens and zero widths": "Ana\u00ad Per\u200beira \ufeff met",
    "right-to-left marks": "\u202eAna\u202c \u2066Pereira\u2069",
}


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    """The model of the package."""
    return load_encoder(shipped_folder())


def _read(encoder: Encoder, text: str) -> Reading:
    return encoder.read(text, sentences=read_layout(text).sentences, mentions={"person": [(0, min(3, len(text)))]})


def _same(one: Reading, other: Reading) -> bool:
    arrays = ((one.chances, other.chances), (one.statuses, other.statuses))
    return one.spans == other.spans and all(np.array_equal(left, right) for left, right in arrays)


# Files that are missing or damaged.


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the model's folder, of links to files where they are not changed."""
    for name in (*FILES, "checksums.json"):
        (tmp_path / name).symlink_to(shipped_folder() / name)
    return tmp_path


def _damage(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.unlink()
    path.write_bytes(content)


def _write(content: bytes) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.unlink()
        path.write_bytes(content)

    return write


def _refusal(folder: Path) -> str:
    with pytest.raises(ResourceError) as refused:
        Encoder(folder)
    message = str(refused.value)
    assert "\n" not in message
    assert "reinstall newsextract" in message
    assert "exclude=['newsextract_model']" in message
    return message


@pytest.mark.parametrize("name", FILES)
def test_missing_file_is_named_with_the_remedy(copied: Path, name: str) -> None:
    """A file that is not there is named in one line, with what to do."""
    (copied / name).unlink()
    assert _refusal(copied).startswith(f"{copied / name}: model: is missing")


@pytest.mark.parametrize("name", FILES)
def test_damaged_file_is_named_with_the_remedy(copied: Path, name: str) -> None:
    """A file in which one bit differs is named in one line, with what to do."""
    _damage(copied / name)
    assert _refusal(copied).startswith(f"{copied / name}: model: is damaged")


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (Path.unlink, "cannot be read"),
        (_write(b""), "cannot be read"),
        (_write(b'{"encoder.onnx": '), "cannot be read"),
        (_write(b"\xff\xfe{}"), "cannot be read"),
        (_write(b"[]"), "does not list"),
        (_write(b"{}"), "does not list"),
        (_write(b'"encoder.onnx"'), "does not list"),
        (_write(b'{"encoder.onnx": "00"}'), "does not list"),
    ],
    ids=["missing", "empty", "cut off", "no UTF-8", "a list", "lists none", "a string", "lists one"],
)
def test_checksums_that_mean_nothing_are_refused(copied: Path, change: Callable[[Path], None], problem: str) -> None:
    """Without the sums of all its files a model is not loaded unchecked."""
    change(copied / "checksums.json")
    assert _refusal(copied).startswith(f"{copied / 'checksums.json'}: model: {problem}")


def test_no_folder_is_refused(tmp_path: Path) -> None:
    """A folder that is not there is an error of the same kind."""
    assert str(tmp_path / "nowhere") in _refusal(tmp_path / "nowhere")


def test_a_copy_of_the_files_is_the_model(copied: Path, encoder: Encoder) -> None:
    """What is not damaged is loaded from any folder and gives the same answers."""
    assert _same(_read(Encoder(copied), ARTICLE), _read(encoder, ARTICLE))


def test_checksums_are_of_all_files() -> None:
    """The shipped sums are those of all files that are read, and of no others."""
    assert sorted(json.loads((shipped_folder() / "checksums.json").read_text())) == sorted(FILES)


# Loading.

_LAZY = """
import sys
from pathlib import Path
import newsextract
from newsextract.model import encoder
made = []
inner = encoder.onnxruntime.InferenceSession
encoder.onnxruntime.InferenceSession = lambda *args, **options: made.append(1) or inner(*args, **options)
extractor = newsextract.load()
assert not made, "a session was made by loading"
newsextract.load(exclude=["newsextract_model"]).extract("Ana Pereira visited Lisbon.")
assert not made, "a session was made where the model is left out"
extractor.extract("Ana Pereira visited Lisbon.")
extractor.extract("Ana Pereira left.")
newsextract.load().extract("Ana Pereira left.")
assert made == [1], f"{len(made)} sessions were made"
"""


def test_model_is_loaded_at_the_first_text_and_once() -> None:
    """Importing and `load()` do not open the model, the first text does, and further extractors share it."""
    finished = subprocess.run([sys.executable, "-c", _LAZY], capture_output=True, text=True, check=False)
    assert finished.returncode == 0, finished.stderr


def test_loading_twice_gives_one_object(encoder: Encoder) -> None:
    """However it is asked for, the model of a folder is loaded once."""
    folder = shipped_folder()
    assert load_encoder(folder) is encoder
    assert load_encoder(folder, 1) is encoder
    assert load_encoder(folder, threads=1) is encoder


def test_a_model_that_was_refused_is_tried_again(copied: Path) -> None:
    """A refusal is not kept: with the file put back the model loads in the same process."""
    (copied / "links.npz").unlink()
    with pytest.raises(ResourceError):
        load_encoder(copied)
    (copied / "links.npz").symlink_to(shipped_folder() / "links.npz")
    assert load_encoder(copied).layers


def test_model_loads_in_well_under_a_second() -> None:
    """Loading, with the check of all files, takes a fraction of a second of a processor."""
    began = time.process_time()
    Encoder(shipped_folder())
    assert time.process_time() - began < 1


def test_the_shipped_folder_holds_the_files() -> None:
    """The model lies where it is looked for."""
    assert all((shipped_folder() / name).is_file() for name in FILES)


# The same answers.


def test_threads_change_nothing(encoder: Encoder) -> None:
    """One thread or two, the answers are the same."""
    two = load_encoder(shipped_folder(), threads=2)
    assert two is not encoder
    for text in (ARTICLE, ARTICLE * 6, *list(ODD.values())[-6:]):
        assert _same(_read(encoder, text), _read(two, text))


def test_threads_can_be_set_by_the_user() -> None:
    """The number of threads is an option of the stage, and no record depends on it."""
    two = newsextract.load(options={"newsextract_model": {"threads": 2}})
    assert two.extract(ARTICLE).to_json() == newsextract.extract(ARTICLE).to_json()


TEXTS = [ARTICLE, LAST, *ODD.values(), ARTICLE + LAST, "Dr. Ana Pereira left.", ARTICLE[:200]]
SHORT = [text for text in TEXTS if len(text) < 5_000]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """All stages."""
    return newsextract.load()


@pytest.fixture(scope="module")
def alone(extractor: Extractor) -> list[str]:
    """The records of the texts, each read by itself."""
    return [extractor.extract(text).to_json() for text in SHORT]


@pytest.mark.parametrize("batch_size", [1, 3, 64])
def test_batches_change_nothing(extractor: Extractor, alone: list[str], batch_size: int) -> None:
    """In batches of any size, and in any order, each text has the record that it has alone."""
    assert [one.to_json() for one in extractor.pipe(SHORT, batch_size=batch_size)] == alone
    turned = [doc._.newsextract.to_json() for doc in extractor.nlp.pipe(SHORT[::-1], batch_size=batch_size)]
    assert turned[::-1] == alone


def test_what_was_read_before_changes_nothing(encoder: Encoder) -> None:
    """A text has the same answers first and after others."""
    first = _read(encoder, ARTICLE)
    for text in SHORT:
        _read(encoder, text)
    assert _same(_read(encoder, ARTICLE), first)


# Long and odd texts.


def test_long_text_loses_nothing(extractor: Extractor, encoder: Encoder) -> None:
    """In a text of many windows, the names of the last paragraph are found as in the first."""
    text = ARTICLE + "\n\nThe two sides spoke about the plans of the faculty for the coming year." * 300 + LAST
    reading = _read(encoder, text)
    assert len(reading.pieces) > 8 * 508
    assert len(reading.chances) == len(reading.statuses) == len(reading.mixed) == len(reading.pieces)
    names = [text[slice(*reading.place_of(one))] for one in reading.spans if one.layer == "person"]
    assert "Ilva Tamm" in names
    record = extractor.extract(text)
    assert {"Ana Pereira", "Bo Lind", "Ilva Tamm"} <= {person.name for person in record.people}
    assert "Harrow University" in {one.name for one in record.institutions}


def test_one_sentence_of_many_windows_loses_nothing(encoder: Encoder) -> None:
    """A sentence longer than a window is read in windows that overlap, to its last word."""
    text = "Rector Ana Pereira met " + "and ".join(["the students of the faculty "] * 400) + "and Professor Ilva Tamm."
    reading = _read(encoder, text)
    assert len(reading.pieces) > 3 * 508
    assert len(set(reading.sentences.tolist())) == 1
    names = [text[slice(*reading.place_of(one))] for one in reading.spans if one.layer == "person"]
    assert names[0] == "Ana Pereira"
    assert names[-1].endswith("Tamm")  # of so odd a sentence the model may cut the name itself in two


def _promises(text: str, reading: Reading) -> None:
    pieces = reading.pieces
    assert len(reading.chances) == len(reading.statuses) == len(reading.mixed) == len(pieces)
    for span in reading.spans:
        start, end = reading.place_of(span)
        assert 0 <= start < end <= len(text)
        assert text[start:end].strip() == text[start:end]
        assert 0 <= span.score <= 1
        assert 0 <= reading.support(span.layer, start, end) <= 1
    assert list(reading.spans) == sorted(reading.spans, key=lambda one: (one.first, one.last, one.layer))


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_no_text_is_too_odd(encoder: Encoder, text: str) -> None:
    """Any text has a reading and a record, all spans of which say what stands in it."""
    _promises(text, _read(encoder, text))
    _valid(text)


def test_empty_text_has_an_empty_reading(encoder: Encoder) -> None:
    """Nothing is found where nothing is written, with rules or without."""
    for mentions in (None, {}, {"person": []}):
        reading = encoder.read("", sentences=[], mentions=mentions)
        assert reading.spans == ()
        assert len(reading.pieces) == 0


def test_rules_change_what_the_model_reads(encoder: Encoder) -> None:
    """The model is told of the rules' mentions: its answers are others than without them."""
    sentences = read_layout(ARTICLE).sentences
    unasked = encoder.read(ARTICLE, sentences=sentences)
    told = encoder.read(ARTICLE, sentences=sentences, mentions={"person": [(0, 7)]})
    assert not np.array_equal(unasked.chances, told.chances)


def test_hints_of_mentions_outside_the_words_are_harmless(encoder: Encoder) -> None:
    """A mention over white space or past the end tells nothing."""
    sentences = read_layout(ARTICLE).sentences
    nothing = encoder.read(ARTICLE, sentences=sentences, mentions={})
    beyond = encoder.read(ARTICLE, sentences=sentences, mentions={"person": [(len(ARTICLE) + 5, len(ARTICLE) + 9)]})
    assert _same(nothing, beyond)


def _valid(text: str) -> None:
    record = newsextract.extract(text)
    assert newsextract.extract(text).to_json() == record.to_json()
    entities = (*record.people, *record.institutions, *record.places, *record.groups, *record.dates)
    found = [span for one in entities for span in one.mentions]
    found += [span for one in record.events for span in (*one.triggers, *one.evidence)]
    for span in found:
        assert text[span.start : span.end] == span.text
        assert 0 <= span.start < span.end <= len(text)


_WORDS = st.sampled_from(
    (
        *("Rector ", "Dr.", "Ana Pereira ", "visited ", "met ", "signed an agreement ", "Lisbon", "on 3 May "),
        *("Oakdale University ", "12-member delegation ", " students ", "of ", "and ", "UN", ". ", ", ", "(", "”"),
        *("\n", "\n\n", "\r\n", "\0", "\u00a0", "\u200b", "\u0301", "²", "①", "İ", "한", "😀", "ﬁ"),
    )
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_WORDS, max_size=30).map("".join) | st.text(max_size=40))
def test_any_text_has_valid_spans_and_the_same_bytes_twice(text: str) -> None:
    """Whatever is written, every span of the record is what stands there, and a second reading differs in no byte."""
    if not any("\ud800" <= char <= "\udfff" for char in text):
        _valid(text)
