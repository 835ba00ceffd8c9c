"""Options of the test run."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """--update-snapshots: rewrite fixtures/snapshots with what the program prints now."""
    parser.addoption(
        "--update-snapshots", action="store_true", help="rewrite fixtures/snapshots instead of comparing with it"
    )


@pytest.fixture(scope="session")
def update_snapshots(request: pytest.FixtureRequest) -> bool:
    """Whether snapshots are to be rewritten."""
    return bool(request.config.getoption("--update-snapshots"))
