"""What is exported answers as the network that was trained; needs PyTorch and ONNX (the extra `train`)."""

from __future__ import annotations

import pytest

from newsextract.model.advice import HINTS

torch = pytest.importorskip("torch", reason="the extra `train` is not installed")
transformers = pytest.importorskip("transformers", reason="the extra `train` is not installed")
pytest.importorskip("onnx", reason="the extra `train` is not installed")


@pytest.mark.parametrize("heads", [2, 3, 4, 8])
def test_attention_of_a_few_heads_at_a_time_is_that_of_all(heads: int) -> None:
    """Whether or not the heads can be shared out evenly, tags, statuses and what links are read from are the same."""
    from export import Shipped
    from network import Network

    torch.manual_seed(heads)
    shape = {"hidden_size": 4 * heads, "num_attention_heads": heads, "num_hidden_layers": 2, "intermediate_size": 16}
    encoder = transformers.BertModel(transformers.BertConfig(vocab_size=50, **shape), add_pooling_layer=False)
    for weights in encoder.parameters():
        torch.nn.init.normal_(weights, std=0.5)  # so that what a piece attends to matters
    network = Network(encoder, link_size=4, dropout=0.0).eval()
    torch.nn.init.normal_(network.advised.weight)
    ids, shapes, hints = torch.randint(1, 50, (1, 9)), torch.randint(0, 4, (1, 9)), torch.rand(1, 9, HINTS)
    with torch.no_grad():
        hidden = network.encoded(ids, shapes, hints, torch.ones_like(ids))
        tags, statuses, _, _ = network.heads(hidden, hints)
        shipped = Shipped(network)(ids, shapes, hints)
    for one, other in zip(shipped, (tags, statuses, network.mixer(hidden)), strict=True):
        torch.testing.assert_close(one, other, atol=1e-4, rtol=1e-4)
