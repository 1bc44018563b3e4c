"""Recomputes the published record from the starting numbers and compares every value.

A file that is not the one a build writes is read as far as it goes all the same, so that the report
can say where the damage is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from builder.base.errors import BuildError
from builder.model.config import NetworkConfig
from builder.record.bundle import (
    PICTURES,
    encode_all_pictures,
    encode_run,
    encode_samples,
    sample_files,
)
from builder.record.comparison import Comparison, Report, RunReport
from builder.record.exports import to_csv, to_npz
from builder.record.landscape import NAME as LANDSCAPE
from builder.record.landscape import encode_landscape, landscape_of
from builder.record.run import Data, Run, digest, record
from builder.record.runs import MAIN


def verify_site(folder: Path, config: NetworkConfig, data: Data) -> Report:
    """Compare the record in `folder`/data with the one that the content leads to.

    Raises BuildError when there is no such folder; all other faults are in the report.
    """
    published = folder / "data"
    if not published.is_dir():
        raise BuildError("no published record is here; build the site first", published)
    return Report(tuple(_verify(published, config, data)))


def _verify(folder: Path, config: NetworkConfig, data: Data) -> Iterator[RunReport]:
    for rule in config.runs:
        run = record(rule, config.shape, data)
        yield verify_run(folder, run, config, data)
        if run.name == MAIN:
            yield verify_landscape(folder, run)


def verify_run(folder: Path, run: Run, config: NetworkConfig, data: Data) -> RunReport:
    """Compare the published files of one run with the recomputed run."""
    comparison = Comparison(run)
    bundle = encode_run(run, config.pictures, data.held_out, config.samples_per_file)
    arrays = {"epoch": run.epoch, "q": run.q, "loss": run.loss, "hits": run.hits}
    comparison.bundle(folder / f"{run.name}.json", bundle, arrays)
    if run.samples:
        _compare_samples(comparison, folder, run, config)
    comparison.export(folder / f"{run.name}.npz", to_npz(run))
    comparison.export(folder / f"{run.name}.csv", to_csv(run).encode())
    return comparison.report()


def _compare_samples(comparison: Comparison, folder: Path, run: Run, config: NetworkConfig) -> None:
    """The intermediates, file by file, and the pictures that stand in a file of their own."""
    files = sample_files(len(run.training), config.samples_per_file)
    for end, samples in files.items():
        bundle = encode_samples(run, samples)
        comparison.samples(folder / f"{run.name}{end}.json", bundle, samples)
    if len(files) > 1:
        bundle = encode_all_pictures(run.training, run.shape, config.pictures)
        comparison.bundle(folder / f"{PICTURES}.json", bundle, {})


def verify_landscape(folder: Path, run: Run) -> RunReport:
    """Compare the published landscape with that around the recomputed run."""
    land = landscape_of(run)
    arrays = {"centre": land.centre, "directions": land.directions, "loss": land.loss}
    comparison = Comparison(run)
    comparison.bundle(folder / f"{LANDSCAPE}.json", encode_landscape(land), arrays)
    return replace(comparison.report(), name=LANDSCAPE, digest=digest(*arrays.values()))
