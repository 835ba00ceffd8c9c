"""Where output goes: a file or a folder that appears under its final name only when it is whole."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from ..errors import OutputError
from ..outputs.writer import Format, Writer

ERRORS = "errors.jsonl"


@dataclass(frozen=True, slots=True)
class Target:
    """A file, or a folder, of one format; what is not whole yet lies in a hidden folder beside it."""

    path: Path
    format: Format
    is_folder: bool

    @property
    def working_folder(self) -> Path:
        """Where the journal and the output lie while the run is under way."""
        return self.path.parent / f".{self.path.name}.unfinished"

    @property
    def errors_path(self) -> Path:
        """Where the documents that failed are listed, if any did: in the folder, or beside the file."""
        return self.path / ERRORS if self.is_folder else self.path.with_name(f"{self.path.stem}.{ERRORS}")

    @property
    def _staged(self) -> Path:
        return self.working_folder / "output"

    @property
    def staged_errors(self) -> Path:
        """Where the documents that failed are listed meanwhile."""
        return self._staged / self.errors_path.name

    def prepare(self) -> None:
        """Make the hidden folder. Raises `OutputError` where that is not possible, and for a device or a pipe."""
        if self.path.exists() and not (self.path.is_file() or self.path.is_dir()):
            raise OutputError(str(self.path), "is no ordinary file", "leave --output out and redirect what is printed")
        try:
            self.working_folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            problem = f"cannot be written ({error.strerror})"
            raise OutputError(str(self.path), problem, "choose another --output") from error

    def open_writer(self) -> Writer:
        """The writer of the output, begun anew and not yet under its final name."""
        shutil.rmtree(self._staged, ignore_errors=True)
        self._staged.mkdir()
        if self.is_folder:
            return self.format.open_folder(self._staged)
        return self.format.open(self._staged / self.path.name)

    def publish(self) -> None:
        """Put the output under its final name and remove the hidden folder.

        A new folder appears at once; in one that is there already, and beside a file, files are replaced one by one.
        """
        self.errors_path.unlink(missing_ok=True)
        if self.is_folder and not self.path.exists():
            self._staged.rename(self.path)
        else:
            final = self.path if self.is_folder else self.path.parent
            for staged in sorted(self._staged.iterdir()):
                os.replace(staged, final / staged.name)
        shutil.rmtree(self.working_folder)

    def abandon(self) -> None:
        """Remove the hidden folder of a run that has nothing to resume."""
        shutil.rmtree(self.working_folder, ignore_errors=True)
