"""Files, folders and archives as entries: which, in what order, under which ids."""

from __future__ import annotations

import gzip
import os
import sys
from pathlib import Path

import pytest

from newsextract import InputError, MissingExtraError
from newsextract.archives.fields import Fields
from newsextract.archives.inputs import input_size, read_inputs

PAGE = """<html><head><title>Rector in Porto | Vila Nova</title>
<meta property="og:title" content="Rector in Porto">
<meta property="article:published_time" content="2019-05-06T09:00:00Z">
</head><body><nav><a href="/">Home</a><a href="/news">News</a></nav><article><h1>Rector in Porto</h1>
<p>Rector Ana Pereira of Vila Nova University visited Porto on Friday and met the mayor of the city there.</p>
<p>The visit had been planned for several months, and both sides were pleased with how it went in the end.</p>
</article><footer>Copyright. All rights reserved.</footer></body></html>"""


def ids(*arguments: Path | str) -> list[str]:
    return [entry.id for entry in read_inputs([str(one) for one in arguments], Fields())]


def put(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(PAGE if ".htm" in name else "Ana came.", encoding="utf-8")
    return folder


def test_a_folder_is_its_texts_and_pages_by_their_paths(tmp_path: Path):
    """Sorted as paths are, whatever the order on disk; other files are passed over."""
    put(tmp_path, "b.txt", "a/z.html", "a/y.htm", "a-b.txt", "a/notes.pdf", "list.csv", "c.txt.gz")
    assert ids(tmp_path) == ["a-b.txt", "a/y.htm", "a/z.html", "b.txt", "c.txt.gz"]
    assert ids(tmp_path) == sorted(ids(tmp_path))


def test_below_several_arguments_ids_are_paths(tmp_path: Path):
    """Two folders may hold files of one name."""
    put(tmp_path, "one/news.txt", "two/news.txt", "visit.txt")
    assert ids(tmp_path / "one", f"{tmp_path}/two/", tmp_path / "visit.txt") == [
        f"{tmp_path}/one/news.txt",
        f"{tmp_path}/two/news.txt",
        "visit.txt",
    ]


def test_links_to_folders_are_not_followed(tmp_path: Path):
    """A link to a folder above would never end."""
    put(tmp_path, "news.txt")
    os.symlink(tmp_path, tmp_path / "loop")
    assert ids(tmp_path) == ["news.txt"]


def test_compressed_texts_are_read(tmp_path: Path):
    """A text may lie in a folder compressed."""
    (tmp_path / "news.txt.gz").write_bytes(gzip.compress("Ana visited Évora.".encode()))
    [entry] = read_inputs([str(tmp_path)], Fields())
    assert entry.article().text == "Ana visited Évora."


def test_a_page_gives_its_article_with_date_and_title(tmp_path: Path):
    """Navigation and footer are left out; date and title are those of the metadata."""
    [entry] = read_inputs([str(put(tmp_path, "page.html") / "page.html")], Fields())
    article = entry.article()
    assert "Rector Ana Pereira of Vila Nova University visited Porto" in article.text
    assert "All rights reserved" not in article.text
    assert (article.id, article.title, article.published) == ("page.html", "Rector in Porto", "2019-05-06")


@pytest.mark.parametrize("page", ["", "<html><body></body></html>", "no page at all"], ids=["empty", "bare", "text"])
def test_a_page_without_an_article_is_an_error(tmp_path: Path, page: str):
    """It is named, and gives no empty record."""
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    [entry] = read_inputs([str(tmp_path)], Fields())
    with pytest.raises(InputError, match=r"page\.html: holds no article"):
        entry.article()


def test_pages_without_trafilatura_stop_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """One line with the command, before anything is extracted."""
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(MissingExtraError, match=r'reading HTML needs trafilatura.*pip install "newsextract\[html\]"'):
        ids(put(tmp_path, "page.html"))


def test_positions_add_up_to_the_size_of_the_input(tmp_path: Path):
    """The bar reaches its end, over folders, files and archives."""
    put(tmp_path, "one/a.txt", "one/b.txt", "c.txt")
    (tmp_path / "d.jsonl").write_text('{"text": "x"}\n' * 10, encoding="utf-8")
    arguments = [str(tmp_path / name) for name in ("one", "c.txt", "d.jsonl")]
    positions = [entry.position for entry in read_inputs(arguments, Fields())]
    assert positions == sorted(positions)
    assert positions[-1] == input_size(arguments) == 3 * 9 + 10 * 14


@pytest.mark.skipif(os.getuid() == 0, reason="root may read everything")
def test_a_folder_that_may_not_be_listed_is_an_error(tmp_path: Path):
    """The folders around it are read."""
    put(tmp_path, "a/news.txt", "b/news.txt")
    (tmp_path / "a").chmod(0)
    closed, open_ = read_inputs([str(tmp_path)], Fields())
    (tmp_path / "a").chmod(0o700)
    with pytest.raises(InputError, match=f"{tmp_path}/a: "):
        closed.article()
    assert open_.article().text == "Ana came."
