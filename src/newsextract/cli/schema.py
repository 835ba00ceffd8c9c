"""`newsextract schema`: the JSON Schema of a document record."""

from __future__ import annotations

import json

import click

from ..records.document import Document


@click.command()
def schema() -> None:
    """Print the JSON Schema of the document record."""
    click.echo(json.dumps(Document.model_json_schema(mode="serialization"), indent=2, ensure_ascii=False))
