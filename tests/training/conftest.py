"""The recipe is no package: its modules are found by their folder, as its commands find them."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).resolve().parents[2] / "models" / "training"))
