"""Dates and ranges, usable alone: recognise the words, compose them into an expression, resolve it to ISO ends."""
