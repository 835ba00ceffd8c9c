"""Resolve: expressions + frame -> inclusive ISO ends, granularity, and in words what was read from where."""

from __future__ import annotations

from .values import evaluate

__all__ = ["evaluate"]
