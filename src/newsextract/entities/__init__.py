"""Mentions -> entities: one per person, institution, group, place and date of the document."""
