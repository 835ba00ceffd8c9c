"""The command line: one file per command; each parses, calls the library and prints."""

from .main import main

__all__ = ["main"]
