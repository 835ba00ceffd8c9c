"""Records inside Ray Data: a dataset of texts in, a dataset of nested records out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from ..extras import import_extra
from .arrow import RECORD_SCHEMA, Columns, Settings, document_from_row, extract_batches, worker_extractor

if TYPE_CHECKING:
    import pyarrow as pa
    from ray.data import Dataset
else:
    pa = import_extra("pyarrow", extra="ray", purpose="newsextract.engines.ray")

__all__ = ["BatchExtractor", "document_from_row", "extract_dataset"]

_ray_data = import_extra("ray.data", extra="ray", purpose="newsextract.engines.ray")


class BatchExtractor:
    """What runs in an actor: it loads the extractor when the actor starts, and keeps it."""

    def __init__(self, columns: Columns, settings: Settings | None = None) -> None:
        self.columns = columns
        self.settings = settings or Settings()
        self.extractor = worker_extractor(self.settings)

    def __call__(self, texts: pa.Table) -> pa.Table:
        """One row of `RECORD_SCHEMA` for each text."""
        records = extract_batches(texts.to_batches(), self.columns, extractor=self.extractor, settings=self.settings)
        return pa.Table.from_batches(list(records), schema=RECORD_SCHEMA)


def extract_dataset(
    dataset: Dataset,
    *,
    text: str = "text",
    id: str | None = None,
    title: str | None = None,
    published: str | None = None,
    exclude: Iterable[str] = (),
    options: Mapping[str, Mapping[str, Any]] | None = None,
    concurrency: int | tuple[int, int] | None = None,
    batch_size: int = 64,
    actor: type[BatchExtractor] = BatchExtractor,
) -> Dataset:
    """One row of `RECORD_SCHEMA` for each row of the dataset; `text`, `id`, `title` and `published` name its columns.

    A document that fails gives a row with `error` and without a record. `concurrency` is the number of actors, or
    the least and the most; without it the pool grows with the work. An actor that dies is started again, and its
    batch is done anew. Ray does not keep the order: give `id` to know which document is which.
    `exclude` and `options` are those of `newsextract.load`, for every actor.
    Raises `InputError` for a column that is not there, at once where Ray knows the columns beforehand, `ValueError`
    for a stage or option that does not exist.
    """
    columns, settings = Columns(text, id, title, published), Settings.checked(exclude, options)
    present = dataset.columns(fetch_if_missing=False)
    if present is not None:
        columns.check(present)
    used = dataset.select_columns(list(dict.fromkeys(columns.given().values())))
    return used.map_batches(
        actor,
        fn_constructor_kwargs={"columns": columns, "settings": settings},
        batch_format="pyarrow",
        batch_size=batch_size,
        compute=_pool(concurrency),
    )


def _pool(concurrency: int | tuple[int, int] | None) -> Any:
    """The actor pool that a number of actors, or a range, asks for."""
    if concurrency is None:
        return _ray_data.ActorPoolStrategy(min_size=1)
    if isinstance(concurrency, int):
        return _ray_data.ActorPoolStrategy(size=concurrency)
    return _ray_data.ActorPoolStrategy(min_size=concurrency[0], max_size=concurrency[1])
