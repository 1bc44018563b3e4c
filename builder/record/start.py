"""The start of a run, for pages: they train on from it, and need not be sent what comes of that.

Training is exact on the grid of millionths, so that a page which trains from the same start arrives
at the record. A checksum of the record tells it whether it did; where it did not, it asks for the
record itself. site_assets/js/record/start.js reads what is written here.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable

import numpy as np

from builder.model.grid import Integers
from builder.record.bundle import Bundle
from builder.record.run import Run
from builder.record.vlq import to_vlq

NAME = "/start"  # behind a run's name: no run can be called so
MOST_WORK = 1_000_000  # epochs × pictures × parameters: some milliseconds of a phone


def encode_start(run: Run, bundle: Bundle) -> str | None:
    """A run's bundle as text, with its start alone; None where training takes too long.

    The bundle holds every picture, and the run every epoch.
    """
    every_epoch = np.array_equal(run.epoch, np.arange(len(run.epoch)))
    complete = len(bundle["pictures"]["labels"]) == len(run.training)
    if not (every_epoch and complete) or run.q.size * len(run.training) > MOST_WORK:
        return None
    q = {"shape": list(run.q.shape), "start": to_vlq(run.q[0]), "crc32": checksum(run.q)}
    content = {**bundle, "arrays": {**bundle["arrays"], "q": q}}
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def checksum(q: Integers) -> int:
    """CRC-32 of the CRC-32s of all epochs (E, P), each of numbers with commas between."""
    return _crc32(_crc32(row) for row in q.tolist())


def _crc32(numbers: Iterable[int]) -> int:
    return zlib.crc32(",".join(map(str, numbers)).encode())
