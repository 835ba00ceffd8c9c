"""A file or string -> text, its layout and its sentences; offsets are never lost."""
