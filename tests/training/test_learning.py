"""Teachers, their labels and the student, with encoders of one small layer; needs PyTorch (the extra `train`)."""

from __future__ import annotations

import json
import math
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import yaml
from advisor import Advised
from batches import collate
from columns import write_columns
from cuts import UNCUT
from examples import labelled_example, marked_example, whole_example
from prepare import Window, build_windows
from shelves import Shelves

from newsextract.model.advice import HINTS
from newsextract.model.labels import LAYERS, LINKS, STATUSES, TAGS
from newsextract.model.pieces import Window as Part
from tiny_recipe import SENTENCES, article
from word_pieces import tiny

torch = pytest.importorskip("torch", reason="the extra `train` is not installed")
transformers = pytest.importorskip("transformers", reason="the extra `train` is not installed")

CONFIG = Path(__file__).resolve().parents[2] / "models" / "training" / "config.yaml"
ADVISED = Advised({"person": [(7, 18)]}, (("holds", [(0, 6)], [(7, 18)]),), SENTENCES)
SMALL = {"hidden_size": 16, "num_hidden_layers": 1, "num_attention_heads": 2, "intermediate_size": 16}
NOTHING: dict[str, Any] = {"mentions": [], "events": [], "people": []}


def _windows(changed: dict[str, Any]) -> list[Window]:
    return build_windows({**article(), **changed}, tiny(), ADVISED, length=8, overlap=2) * 6


WINDOWS = _windows({})
PARTLY = _windows({"layers": ["person"], "events": []})
RELEASES = _windows({"layers": [], **NOTHING})
ARTICLES = build_windows(article(), tiny(), ADVISED, **UNCUT._asdict()) * 3
LABELLED = ("releases-0", "releases-1", "corpora-texts")
NO_SPANS = {"spans": np.zeros((0, 3), dtype=np.int16), "links": np.zeros((0, 4), dtype=np.int16)}
PARTS = Part(0, 9, 0, 8), Part(7, 15, 8, 15)  # of an article; both read pieces 7 and 8


@pytest.fixture
def config(tmp_path: Path) -> dict[str, Any]:
    """The shipped configuration with small encoders and few epochs; its shelves are packed."""
    from transformers import BertConfig, BertModel, MPNetConfig, MPNetModel

    made: dict[str, Any] = yaml.safe_load(CONFIG.read_text(encoding="utf-8"))
    torch.manual_seed(1)
    BertModel(BertConfig(vocab_size=150, **SMALL)).save_pretrained(tmp_path / "bert")
    MPNetModel(MPNetConfig(vocab_size=155, **SMALL)).save_pretrained(tmp_path / "mpnet")
    made["data"]["encoder"] = str(tmp_path / "bert")
    made["teacher"] |= {"encoder": str(tmp_path / "mpnet"), "seeds": [1, 2], "epochs": 3, "pieces_per_batch": 40}
    made["stage_one"] |= {"epochs": 3, "pieces_per_batch": 40}
    made["stage_two"] |= {"passes": 2, "plain": 1, "renamed": [1, 2, 1], "case": 1}
    made["stage_three"] |= {"steps": 12, "case_pieces_per_batch": 20}
    for stage in ("stage_two", "stage_three"):
        made[stage] |= {"pieces_per_batch": 40, "labelled_pieces_per_batch": 60}
    made["windows"]["lengths"] = {5: 2, 8: 2}
    made["renaming"]["versions"], made["releases"]["parts"] = 2, 2
    made["training"]["keep_every"] = 2
    shelves = Shelves(tmp_path / "build")
    for name in ("plain", "renamed-1", "renamed-2", "case"):
        write_columns(shelves.windows_path(name), WINDOWS)
    for name in ("whole", "whole-case"):
        write_columns(shelves.windows_path(name), ARTICLES)
    write_columns(shelves.windows_path("corpora"), PARTLY)
    for name in LABELLED:
        write_columns(shelves.windows_path(name), RELEASES)
    return made


def _weights(path: Path) -> dict[str, Any]:
    kept: dict[str, Any] = torch.load(path, weights_only=True)
    return kept


def _same(one: Path, other: Path) -> bool:
    before, after = _weights(one), _weights(other)
    return before.keys() == after.keys() and all(torch.equal(before[name], after[name]) for name in before)


def _label(config: dict[str, Any], build: Path) -> None:
    from label import labels_of
    from teach import read_teachers

    labels = labels_of(read_teachers(config, build), RELEASES, half=False)
    for name in LABELLED:
        write_columns(Shelves(build).labels_path(name), labels)


def _stop_each_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every course is interrupted before its sixth step, the first time that it comes there."""
    from learning import Course

    take, begun = Course._step, Counter[Path]()

    def stop(course: Course, seed: int, batch: dict[str, Any]) -> Any:
        begun[course._checkpoint] += 1
        if begun[course._checkpoint] == 6:
            raise KeyboardInterrupt
        return take(course, seed, batch)

    monkeypatch.setattr(Course, "_step", stop)


def test_a_student_that_was_stopped_ends_with_the_same_weights(
    config: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Teachers, labels and all stages in a row; stopped between two checkpoints and started again, nothing differs."""
    from teach import teach
    from train import train

    build = tmp_path / "build"
    for seed in config["teacher"]["seeds"]:
        teach(config, build, seed)
    assert not _same(build / "teachers/1.pt", build / "teachers/2.pt")
    _label(config, build)
    train(config, build)
    runs = ("stage_one", "stage_two", "stage_three-12", "stage_three-13")
    assert not _same(build / "stage_three-12.pt", build / "stage_three-13.pt")
    made = (*(f"{run}.pt" for run in runs), "stage_three.pt", "network.pt")
    for path in made:
        (build / path).rename(build / f"whole-{path}")
    _stop_each_once(monkeypatch)
    for run in runs:
        with pytest.raises(KeyboardInterrupt):
            train(config, build)
        assert (build / f"{run}.checkpoint").exists()
    train(config, build)
    for path in made:
        assert _same(build / path, build / f"whole-{path}"), path
    assert not list(build.glob("**/*.checkpoint"))
    assert json.loads((build / "network.json").read_text(encoding="utf-8")) == config["student"]


def test_processes_that_make_batches_change_no_weights(config: dict[str, Any], tmp_path: Path) -> None:
    """A teacher whose batches two of them made is the one that learns alone."""
    from teach import teach

    for workers, folder in ((0, "alone"), (2, "together")):
        config["training"]["workers"] = workers
        teach(config, tmp_path / "build", 1)
        (tmp_path / "build/teachers").rename(tmp_path / folder)
    assert _same(tmp_path / "alone/1.pt", tmp_path / "together/1.pt")


def test_without_teachers_the_student_learns_from_annotations_alone(config: dict[str, Any], tmp_path: Path) -> None:
    """Stage one is then the whole training."""
    from train import train

    config["teacher"]["encoder"] = ""
    build = tmp_path / "build"
    train(config, build)
    assert _same(build / "network.pt", build / "stage_one.pt")
    assert not (build / "stage_two.pt").exists()


@pytest.mark.parametrize(("later", "before"), [("stage_two", "stage_one"), ("stage_three-13", "stage_two")])
def test_weights_of_a_later_stage_do_not_outlive_those_they_came_from(
    config: dict[str, Any], tmp_path: Path, later: str, before: str
) -> None:
    """One line names the file that would be kept in silence, also that of one run of several."""
    from train import train

    (tmp_path / "build" / f"{later}.pt").touch()
    with pytest.raises(SystemExit, match=rf"{later}\.pt is there, but not .*{before}\.pt"):
        train(config, tmp_path / "build")


def test_without_labels_stage_two_ends_with_one_line(config: dict[str, Any], tmp_path: Path) -> None:
    """It says which commands write them."""
    from train import learn

    with pytest.raises(SystemExit, match=r"releases-0\.xz is not there; run teach\.py and label\.py"):
        learn(config, tmp_path / "build", "stage_two", start=None, end=tmp_path / "build" / "network.pt")


def test_a_run_does_not_go_on_under_other_settings(
    config: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A checkpoint of other rates is refused."""
    from teach import teach

    _stop_each_once(monkeypatch)
    with pytest.raises(KeyboardInterrupt):
        teach(config, tmp_path / "build", 1)
    config["teacher"]["head_rate"] *= 2
    with pytest.raises(SystemExit, match="other settings"):
        teach(config, tmp_path / "build", 1)


def test_a_run_does_not_go_on_from_other_weights_or_windows(
    config: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As many other windows, or a stage begun anew from other weights, are not taken for the same run."""
    from network import write_weights
    from train import fresh_student, learn

    build = tmp_path / "build"
    _stop_each_once(monkeypatch)
    with pytest.raises(KeyboardInterrupt):
        learn(config, build, "stage_one", start=None, end=build / "stage_one.pt")
    plain = Shelves(build).windows_path("plain")
    write_columns(plain, [replace(window, ids=window.ids + 1) for window in WINDOWS])
    with pytest.raises(SystemExit, match="weights or windows"):
        learn(config, build, "stage_one", start=None, end=build / "stage_one.pt")
    write_columns(plain, WINDOWS)
    other = fresh_student(config, "stage_one")
    torch.nn.init.zeros_(other.bias)
    write_weights(other, build / "other.pt")
    with pytest.raises(SystemExit, match="weights or windows"):
        learn(config, build, "stage_one", start=build / "other.pt", end=build / "stage_one.pt")


def test_labels_are_the_mean_of_the_teachers(config: dict[str, Any], tmp_path: Path) -> None:
    """Tags of two teachers together are the mean of each alone, and every pair of the spans they make has its link."""
    from label import labels_of
    from teach import read_teachers, teach

    for seed in (1, 2):
        teach(config, tmp_path / "build", seed)
    teachers = read_teachers(config, tmp_path / "build")
    both, one, other = (labels_of(some, RELEASES, half=False) for some in (teachers, teachers[:1], teachers[1:]))
    for window, mean, a, b in zip(RELEASES, both, one, other, strict=True):
        assert np.abs(mean.tags - (a.tags.astype(float) + b.tags) / 2).max() <= 1.01
        assert len(labelled_example(window, mean).pairs) == len(mean.links)
    assert any(len(mean.spans) for mean in both)


def test_links_of_a_window_are_the_mean_of_the_networks(config: dict[str, Any], tmp_path: Path) -> None:
    """Asked together with other windows, each has the mean chances of its own pairs."""
    from asking import mean_links
    from network import Network, bare_encoder

    networks = [Network(bare_encoder(tmp_path / "bert"), link_size=4, dropout=0.0) for _ in range(2)]
    for network in networks:
        torch.nn.init.normal_(network.distance, std=3.0)
    examples = [marked_example(window) for window in WINDOWS[:3]]
    together = mean_links(networks, examples, half=False)
    for example, chances in zip(examples, together, strict=True):
        one, other = (mean_links([network], [example], half=False)[0] for network in networks)
        assert np.abs(one - other).max() > 0.1
        assert chances == pytest.approx((one + other) / 2, abs=1e-5)


def test_a_stage_goes_on_from_the_weights_before(config: dict[str, Any], tmp_path: Path) -> None:
    """Where stages learn nothing, weights stay as they were."""
    from teach import teach
    from train import train

    build = tmp_path / "build"
    config["teacher"]["seeds"] = [1]
    for stage in ("stage_two", "stage_three"):
        config[stage] |= {"encoder_rate": 0.0, "head_rate": 0.0, "fact_rate": 0.0}
    teach(config, build, 1)
    _label(config, build)
    train(config, build)
    assert _same(build / "stage_one.pt", build / "stage_two.pt")
    assert _same(build / "stage_one.pt", build / "network.pt")


def test_the_mean_of_networks_has_the_mean_of_their_weights(tmp_path: Path) -> None:
    """Weight by weight, in full precision."""
    from network import write_mean

    for name, value in (("one", 1.0), ("other", 4.0)):
        torch.save({"a": torch.full((2, 3), value), "b": torch.tensor([value])}, tmp_path / f"{name}.pt")
    write_mean([tmp_path / "one.pt", tmp_path / "other.pt"], tmp_path / "mean.pt")
    mean = torch.load(tmp_path / "mean.pt", weights_only=True)
    assert {name: weights.flatten().tolist() for name, weights in mean.items()} == {"a": [2.5] * 6, "b": [2.5]}


def test_windows_that_an_article_is_read_in_tell_runs_apart(config: dict[str, Any], tmp_path: Path) -> None:
    """A run over an article that is cut otherwise is another run."""
    from learning import digest_of
    from network import Network, bare_encoder

    network = Network(bare_encoder(tmp_path / "bert"), link_size=4, dropout=0.0)
    whole = whole_example(ARTICLES[0])
    digests = {digest_of(network, [[replace(whole, parts=parts)]]) for parts in ((), PARTS, PARTS[:1])}
    assert len(digests) == 3


@pytest.mark.parametrize("kind", ["bert", "mpnet"])
def test_a_network_reads_the_words_of_its_encoder(config: dict[str, Any], tmp_path: Path, kind: str) -> None:
    """Each word piece is looked up under the number of that word in the encoder's vocabulary."""
    from network import Network, read_encoder

    network = Network(read_encoder(tmp_path / kind, dropout=0.0), link_size=4, dropout=0.0)
    asked: list[Any] = []
    words = network.encoder.embeddings.word_embeddings
    words.register_forward_pre_hook(lambda _, given: asked.append(given[0].tolist()))
    ids = torch.tensor([[101, 5, 102, 0]])
    network(ids, torch.zeros_like(ids), torch.zeros(1, 4, HINTS), torch.tensor([[1, 1, 1, 0]]))
    assert asked == [{"bert": [[101, 5, 102, 0]], "mpnet": [[0, 9, 2, 1]]}[kind]]
    assert "numbers" not in network.state_dict()


def test_the_loss_of_sure_answers_is_that_of_tags_statuses_and_links(config: dict[str, Any], tmp_path: Path) -> None:
    """With all logits 0, each tag costs log 3, a status log 4, a pair log 2."""
    from learning import loss_of, on_device
    from network import Network, bare_encoder

    network = Network(bare_encoder(tmp_path / "bert"), link_size=4, dropout=0.0)
    for weights in network.parameters():
        torch.nn.init.zeros_(weights)
    examples = [marked_example(window) for window in WINDOWS[:2]]
    loss = loss_of(network, on_device(collate(examples), torch.device("cpu")), half=False, link_weight=2.0)
    pairs, pieces = sum(len(one.pairs) for one in examples), sum(len(one.window.ids) for one in examples)
    links = 2 * math.log(2) * pairs / pieces
    assert loss.item() == pytest.approx(len(LAYERS) * math.log(len(TAGS)) + 0.2 * math.log(len(STATUSES)) + links)


def test_a_link_between_two_parts_is_learned_from_both(config: dict[str, Any], tmp_path: Path) -> None:
    """A pair's score is that of its ends as the parts that decide them read them, each part for itself."""
    from learning import answers_of, on_device
    from network import Network, bare_encoder

    network = Network(bare_encoder(tmp_path / "bert"), link_size=4, dropout=0.0).eval()
    torch.nn.init.normal_(network.source.weight)
    whole = replace(whole_example(ARTICLES[0]), parts=PARTS)
    scores = answers_of(network, on_device(collate([whole]), torch.device("cpu")), half=False).links.tolist()
    read = []
    for part in PARTS:
        own = slice(part.start, part.end)
        fields = {name: getattr(whole.window, name)[own] for name in ("ids", "shapes", "hints", "tags", "statuses")}
        batch = on_device(collate([marked_example(replace(ARTICLES[0], **fields, **NO_SPANS))]), torch.device("cpu"))
        _, _, *ends = network(batch["ids"], batch["shapes"], batch["hints"], batch["mask"])
        read.append([end[0, 1 + part.first - part.start : 1 + part.last - part.start] for end in ends])
    left, right = (torch.cat(side).view(15, len(LINKS), 4) for side in zip(*read, strict=True))
    across = 0
    for score, (link, a1, a2, b1, b2, *_) in zip(scores, whole.pairs.tolist(), strict=True):
        ends = (left[a1 - 1, link] + left[a2 - 1, link]) * (right[b1 - 1, link] + right[b2 - 1, link])
        assert score == pytest.approx(ends.sum().item() / 2 - 3, abs=1e-4)  # all facts are 0 but the bias
        across += (a1 <= PARTS[0].last) != (b1 <= PARTS[0].last)
    assert across


def test_single_windows_are_learned_as_before(config: dict[str, Any], tmp_path: Path) -> None:
    """With both ends in one window the loss is that of this window's own scores, and so it is of an article in one."""
    from learning import loss_of, on_device
    from network import Network, bare_encoder

    network = Network(bare_encoder(tmp_path / "bert"), link_size=4, dropout=0.0).eval()
    examples = [marked_example(window) for window in (*WINDOWS[:2], ARTICLES[0])]
    batch = on_device(collate(examples), torch.device("cpu"))
    tags, statuses, source, target = network(batch["ids"], batch["shapes"], batch["hints"], batch["mask"])
    wanted = batch["tags"].view(*batch["ids"].shape, -1, 3)
    loss = -(wanted * tags.view_as(wanted).log_softmax(-1)).sum() / batch["mask"].new_tensor(_pieces(examples))
    triggers = batch["statuses"].sum()
    loss = loss - 0.2 * (batch["statuses"] * statuses.log_softmax(-1)).sum() / triggers
    for row, example in enumerate(examples):
        left, right = source[row].view(-1, len(LINKS), 4), target[row].view(-1, len(LINKS), 4)
        for (link, a1, a2, b1, b2, *_), linked in zip(example.pairs.tolist(), example.linked.tolist(), strict=True):
            score = ((left[a1, link] + left[a2, link]) * (right[b1, link] + right[b2, link])).sum() / 2 - 3
            loss = loss + 2.0 * torch.nn.functional.softplus(score * (1 - 2 * linked)) / _pieces(examples)
    read_at_once = [*examples[:2], replace(examples[2], parts=(Part(0, 15, 0, 15),))]
    for some in (examples, read_at_once):
        given = loss_of(network, on_device(collate(some), torch.device("cpu")), half=False, link_weight=2.0)
        assert given.item() == pytest.approx(loss.item(), rel=1e-5)


@pytest.mark.parametrize(("like", "groups"), [(0, 5), (3, 3), (99, 1)])
def test_rows_are_learned_alike_in_any_groups(
    config: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, like: int, groups: int
) -> None:
    """On a CPU rows of like length are read together; loss and gradients are those of all rows read at once."""
    import learning
    from network import Network, bare_encoder

    torch.manual_seed(3)
    network = Network(bare_encoder(tmp_path / "bert"), link_size=4, dropout=0.0).eval()
    whole = ARTICLES[0]
    fields = ("ids", "shapes", "hints", "tags", "statuses")
    cut = [replace(whole, **NO_SPANS, **{name: getattr(whole, name)[:end] for name in fields}) for end in (9, 4, 11, 6)]
    batch = learning.on_device(collate([marked_example(one) for one in (*cut, whole)]), torch.device("cpu"))
    assert batch["mask"].sum(1).tolist() == [11, 6, 13, 8, 17]

    def learned(size: int) -> tuple[int, Any, list[Any]]:
        monkeypatch.setattr(learning, "_LIKE", size)
        read: list[int] = []
        encoded = Network.encoded
        monkeypatch.setattr(
            Network, "encoded", lambda self, *rows: (read.append(len(rows[0])), encoded(self, *rows))[1]
        )
        loss = learning.loss_of(network, batch, half=False, link_weight=2.0)
        monkeypatch.setattr(Network, "encoded", encoded)
        gradients = torch.autograd.grad(loss, list(network.parameters()), allow_unused=True)
        assert sum(read) == 5
        return len(read), loss, [one for one in gradients if one is not None]

    _, loss, gradients = learned(10**6)
    in_groups = learned(like)
    assert in_groups[0] == groups
    assert torch.allclose(in_groups[1], loss, rtol=1e-5)
    assert len(gradients) == len(in_groups[2]) > 20
    assert all(torch.allclose(*pair, atol=1e-5) for pair in zip(gradients, in_groups[2], strict=True))
    assert sum(one.abs().sum() for one in gradients) > 0


def _pieces(examples: list[Any]) -> int:
    return sum(len(one.window.ids) for one in examples)


def test_links_are_scored_as_at_run_time(config: dict[str, Any], tmp_path: Path) -> None:
    """One pair of spans of two windows by hand: both ends of each, scaled, and the facts of the pair."""
    from learning import link_scores
    from network import Network, bare_encoder

    network = Network(bare_encoder(tmp_path / "bert"), link_size=4, dropout=0.0)
    for number, facts in enumerate((network.distance, network.sentences, network.advice)):
        torch.nn.init.constant_(facts, number + 1.0)
    source, target = torch.rand(2, 9, len(LINKS) * 4), torch.rand(2, 9, len(LINKS) * 4)
    scores = link_scores(network, source, target, torch.tensor([[1, 0, 3, 2, 4, 6, 7, 0, 3, 2]]))
    own = slice(3 * 4, 4 * 4)
    product = ((source[1, 2, own] + source[1, 4, own]) * (target[0, 6, own] + target[0, 7, own])).sum() / 2
    assert scores.tolist() == pytest.approx([product.item() + 1 + 2 + 3 - 3])


def test_parameters_have_the_names_of_the_shipped_network(config: dict[str, Any], tmp_path: Path) -> None:
    """Weights of earlier runs can be read, and the export finds each part."""
    from network import Network, bare_encoder

    network = Network(bare_encoder(tmp_path / "bert"), link_size=4, dropout=0.0)
    own = {name.split(".")[0] for name in network.state_dict()} - {"encoder"}
    facts = {"shapes", "hints", "advised", "distance", "sentences", "advice", "bias"}
    assert own == {"tagger", "status", "mixer", "source", "target"} | facts
    assert {name.split(".")[1] for name in network.state_dict() if name.startswith("encoder.")} == {
        "embeddings",
        "encoder",
    }
