"""Whole archives -> records in input order: reading as a stream, a pool of processes, a journal to resume from."""
