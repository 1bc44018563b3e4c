"""The start of a run: what a page trains again, and the checksum of what must come of it."""

from __future__ import annotations

import json
import zlib
from dataclasses import replace
from itertools import islice

import numpy as np

from builder.model.training import train
from builder.record.bundle import encode_run
from builder.record.start import MOST_WORK, checksum, encode_start
from builder.record.vlq import from_vlq, whole_numbers
from tests import project

RUN = project.run("main")


def encoded(run=RUN) -> str | None:
    return encode_start(run, encode_run(run, project.network().pictures, project.data().held_out))


def test_training_from_the_start_gives_the_record_that_its_checksum_names():
    text = encoded()
    assert text is not None
    q = json.loads(text)["arrays"]["q"]
    start = from_vlq(whole_numbers(q["start"]))
    rule, pictures = RUN.config, RUN.training
    states = train(RUN.shape, start, pictures.x, pictures.y, rule.learning_rate, rule.update)
    trained = np.stack([state.q for state in islice(states, q["shape"][0])])
    assert checksum(trained) == q["crc32"]
    assert checksum(trained + 1) != q["crc32"]


def test_a_checksum_is_that_of_the_epochs_checksums():
    rows = [zlib.crc32(b"1,-2"), zlib.crc32(b"3,4")]
    assert checksum(np.array([[1, -2], [3, 4]])) == zlib.crc32(",".join(map(str, rows)).encode())


def test_a_run_that_takes_long_to_train_or_stores_few_epochs_has_no_start():
    assert encoded(project.run("long")) is None
    many = MOST_WORK // (RUN.q.shape[1] * len(RUN.training)) + 1
    long = replace(RUN, epoch=np.arange(many), q=np.repeat(RUN.q[:1], many, axis=0))
    assert encode_start(long, json.loads(encoded() or "")) is None
