"""An experiment as a bundle: what the lab gives away, and whether it is what its text says.

It is a run's bundle with `experiment`, the text, and what the experiment holds back; it holds all
the pictures, so that sample numbers stay. site_assets/js/lab/bundle.js writes the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from builder.base.errors import BuildError
from builder.base.files import read_text
from builder.model.config import NetworkConfig
from builder.record.bundle import Bundle, encode_run, parse
from builder.record.changes import ExperimentError
from builder.record.comparison import Comparison, Report, RunReport
from builder.record.experiment import MOST_EPOCHS, Experiment, read_experiment
from builder.record.run import Data, Run, recorder

NAME = "experiment"  # of its run


class ForkBundle(Bundle, total=False):
    """What a bundle of an experiment says besides."""

    experiment: str
    left_out: list[int]  # samples
    silent: list[int]  # hidden units
    held: list[int]  # parameters, by their places in flat order


def encode_experiment(
    experiment: Experiment, run: Run, config: NetworkConfig, data: Data
) -> ForkBundle:
    """The bundle of what an experiment has trained."""
    named = replace(run.config, name=NAME, title=experiment.text)
    whole = replace(run, config=named, training=experiment.all_pictures)
    bundle = encode_run(whole, config.pictures, data.held_out)
    return {
        **bundle,
        "experiment": experiment.text,
        "left_out": list(experiment.left_out),
        "silent": list(experiment.restraint.silent),
        "held": list(experiment.held),
    }


def verify_files(files: Sequence[Path], config: NetworkConfig, data: Data) -> Report:
    """Train the experiments of bundles again, and compare everything that the files say.

    Raises BuildError for a file that is no bundle of an experiment, or of one that cannot be done.
    """
    return Report(tuple(_verify(file, config, data) for file in files))


def _verify(file: Path, config: NetworkConfig, data: Data) -> RunReport:
    found = parse(read_text(file), str(file))
    text, shape = found.get("experiment"), found["arrays"].get("epoch", {}).get("shape")
    epochs = shape[0] - 1 if isinstance(shape, list) and shape and type(shape[0]) is int else -1
    if not isinstance(text, str) or not 0 <= epochs <= MOST_EPOCHS:
        raise BuildError("this is no bundle of an experiment; save one in the lab", file)
    try:
        experiment = read_experiment(text, recorder(config, data))
        run = experiment.run(epochs)
    except ExperimentError as error:
        raise BuildError(error.message, file) from None
    comparison = Comparison(replace(run, config=replace(run.config, name=file.name)))
    arrays = {"epoch": run.epoch, "q": run.q, "loss": run.loss, "hits": run.hits}
    expected = encode_experiment(experiment, run, config, data)
    comparison.contents(file, found, expected, arrays)
    return comparison.report()
