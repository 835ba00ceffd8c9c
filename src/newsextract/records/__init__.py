"""What comes out: frozen pydantic models of one document's record; they know nothing of spaCy or of rules."""
