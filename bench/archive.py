"""Throughput, memory and resumption over an archive, as the tables of docs/scaling.md:

    python bench/archive.py archive.jsonl.gz              # all of it, with one process and with two
    python bench/archive.py archive.jsonl.gz --every 20   # each twentieth document

Runs `newsextract ARCHIVE -o out/ --format parquet` with --jobs 1 and --jobs 2, samples the memory of each process
through /proc (Linux), then kills a run in the middle, resumes it and compares all files.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import os
import platform
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

COMMAND = [sys.executable, "-c", "from newsextract.cli import main; main()"]
POINTS = 10  # of the memory curve
PAUSE = 1.0  # seconds between two samples
MIB = 1 << 20


@dataclass
class Run:
    """What was measured of one run: its duration, processor time, summary, and the memory of each process over time."""

    jobs: int
    seconds: float = 0.0
    processor: float = 0.0
    said: str = ""
    memory: dict[int, list[int]] = field(default_factory=dict)


def cut(archive: Path, every: int, folder: Path) -> Path:
    """An archive of each so many documents."""
    chosen = folder / "archive.jsonl.gz"
    with gzip.open(archive, "rb") as lines, gzip.open(chosen, "wb", compresslevel=1) as sink:
        sink.writelines(islice(lines, 0, None, every))
    return chosen


def start(archive: Path, output: Path, *options: str) -> subprocess.Popen[str]:
    arguments = [*COMMAND, str(archive), "-o", str(output), "--format", "parquet", *options]
    return subprocess.Popen(arguments, stderr=subprocess.PIPE, text=True)


def measure(archive: Path, output: Path, jobs: int) -> Run:
    """A whole run."""
    run, begun, before = Run(jobs), time.monotonic(), _processor_time()
    process = start(archive, output, "--jobs", str(jobs))
    while process.poll() is None:
        for pid in [process.pid, *_children(process.pid)]:
            run.memory.setdefault(pid, []).append(_memory(pid))
        time.sleep(PAUSE)
    run.seconds, run.processor = time.monotonic() - begun, _processor_time() - before
    run.said = process.stderr.read().strip() if process.stderr else ""
    if process.returncode not in (0, 1):
        raise SystemExit(run.said)
    return run


def kill_and_resume(archive: Path, output: Path, seconds: float) -> str:
    """Kill a run after so many seconds, resume it, and return what it says in the end."""
    process = start(archive, output, "--jobs", "2")
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    resumed = start(archive, output, "--jobs", "2", "--resume")
    _, said = resumed.communicate()
    return said.strip()


def digests(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def curve(samples: list[int]) -> list[int]:
    """The memory of a process at so many points of its life, in MiB: the largest sample of each stretch."""
    size = max(1, len(samples) / POINTS)
    stretches = (samples[round(n * size) : max(round(n * size) + 1, round((n + 1) * size))] for n in range(POINTS))
    return [max(stretch) // MIB for stretch in stretches if stretch]


def report(runs: list[Run], words: int) -> Iterator[str]:
    yield "| processes | seconds | words/s | words per processor second | against one |"
    yield "|---|---|---|---|---|"
    for run in runs:
        speed, thrift, gain = words / run.seconds, words / run.processor, runs[0].seconds / run.seconds
        yield f"| {run.jobs} | {run.seconds:,.0f} | {speed:,.0f} | {thrift:,.0f} | {gain:.2f} |"
    yield ""
    yield "| MiB at each tenth of the run | " + " | ".join(f"{n + 1}" for n in range(POINTS)) + " |"
    yield "|---" * (POINTS + 1) + "|"
    for run in runs:
        for number, samples in enumerate(one for one in run.memory.values() if len(one) > POINTS):
            name = "main" if number == 0 else f"worker {number}"
            yield f"| --jobs {run.jobs}, {name} | " + " | ".join(map(str, curve(samples))) + " |"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("archive", type=Path)
    parser.add_argument("--every", type=int, default=1, help="take each so many documents")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archive = cut(options.archive, options.every, folder) if options.every > 1 else options.archive
        runs = [measure(archive, folder / f"jobs-{jobs}", jobs) for jobs in (1, 2)]
        words = int(runs[0].said.split(" words,")[0].split()[-1].replace(",", ""))
        resumed = kill_and_resume(archive, folder / "resumed", runs[1].seconds / 2)
        whole, *others = (digests(folder / one) for one in ("jobs-1", "jobs-2", "resumed"))
        machine = f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
        ends = [f"killed and resumed: {resumed}", f"identical files: {all(one == whole for one in others)}"]
        print(machine, "", *(run.said for run in runs), "", *report(runs, words), "", *ends, sep="\n")  # noqa: T201


def _processor_time() -> float:
    """Seconds that ended children have used."""
    used = os.times()
    return used.children_user + used.children_system


def _memory(pid: int) -> int:
    """Bytes of memory that a process occupies; 0 where it is gone."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


def _children(pid: int) -> list[int]:
    """The workers of a process; Python's own helper process is not counted."""
    try:
        found = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
        return [int(one) for one in found if b"resource_tracker" not in Path(f"/proc/{one}/cmdline").read_bytes()]
    except OSError:
        return []


if __name__ == "__main__":
    main()
