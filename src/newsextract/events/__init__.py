"""Entities -> events: event types declared as data, read by one engine that knows no type by name."""
