"""Typed event records from institutional news: who, what, where, when, each traceable to the words that justify it."""
