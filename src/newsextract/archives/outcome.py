"""What became of a document: its record, or the reason why there is none; as it travels and as the journal keeps it."""

from __future__ import annotations

import json

from pydantic import BaseModel, ConfigDict

from ..records.document import Document


class Outcome(BaseModel):
    """The document's place in the input, where it stands, and either its record or a reason in one line."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int
    id: str
    where: str
    words: int = 0
    reason: str | None = None
    record: Document | None = None

    def error_line(self) -> str:
        """The line of `errors.jsonl` for a document that failed."""
        fields = {"document_number": self.number, "id": self.id, "where": self.where, "reason": self.reason}
        return json.dumps(fields, ensure_ascii=False) + "\n"
