"""Everything that training gives, ready to publish: trained and encoded once, then remembered."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from builder.base.files import read_text
from builder.model.config import NetworkConfig, read_network
from builder.model.picture_files import image_files
from builder.record.bundle import (
    PICTURES,
    SAMPLES,
    encode_all_pictures,
    encode_run,
    encode_samples,
    parse,
    sample_files,
    to_text,
)
from builder.record.exports import to_csv, to_npz
from builder.record.landscape import NAME as LANDSCAPE
from builder.record.landscape import encode_landscape, landscape_of
from builder.record.run import Data, Run, read_data, record
from builder.record.start import encode_start

MAIN = "main"  # the run that pages show first


@dataclass(frozen=True)
class Recorded:
    """Everything that training gives, ready to publish."""

    config: NetworkConfig
    data: Data
    runs: Mapping[str, Run]
    bundles: Mapping[str, str]  # by name, such as main and main-samples: the text of the file
    exports: Mapping[str, bytes]  # by path
    start: str | None  # of the main run, as text, where pages can train on from there

    @property
    def groups(self) -> dict[str, list[str]]:
        """The bundles' names by group, so that a page finds any number of them by one name."""
        groups: dict[str, list[str]] = {}
        for name in self.bundles:
            groups.setdefault(group_of(name), []).append(name)
        return groups


def record_all(content: Path) -> Recorded:
    """Train and encode every run; what has not changed since the last call is not done again."""
    config = read_network(content / "network.toml")
    named = (content / "network.toml", config.training, config.held_out, config.start)
    sources = [source for source in named if source is not None]
    return _record_all(content, tuple(map(_digest_of_source, sources)))


def _digest_of_source(source: Path) -> str:
    """Of a file, or of all files of a folder of pictures."""
    if source.is_dir():
        return digest_of(b"".join(file.read_bytes() for file in image_files(source)))
    return digest_of(read_text(source).encode())


@lru_cache(maxsize=1)
def _record_all(content: Path, digests: tuple[str, ...]) -> Recorded:
    config = read_network(content / "network.toml")
    data = read_data(config)
    runs = {run.name: record(run, config.shape, data) for run in config.runs}
    exports = {}
    for name, run in runs.items():
        exports[f"data/{name}.npz"] = to_npz(run)
        exports[f"data/{name}.csv"] = to_csv(run).encode()
    bundles = dict(_bundles(config, data, runs))
    start = encode_start(runs[MAIN], parse(bundles[MAIN], MAIN))
    return Recorded(config, data, runs, bundles, exports, start)


def _bundles(
    config: NetworkConfig, data: Data, runs: Mapping[str, Run]
) -> Iterator[tuple[str, str]]:
    """The name and the text of every bundle."""
    files = sample_files(len(data.training), config.samples_per_file)
    for name, run in runs.items():
        bundle = encode_run(run, config.pictures, data.held_out, config.samples_per_file)
        yield name, to_text(bundle)
        for end, samples in files.items():
            if run.samples:
                yield name + end, to_text(encode_samples(run, samples))
    yield LANDSCAPE, to_text(encode_landscape(landscape_of(runs[MAIN])))
    if len(files) > 1:
        bundle = encode_all_pictures(data.training, config.shape, config.pictures)
        yield PICTURES, to_text(bundle)


def group_of(bundle: str) -> str:
    """What a bundle is called together with those that differ by a number alone: main-samples-*."""
    return re.sub(rf"(?<={SAMPLES}-)\d+$", "*", bundle)


def digest_of(content: bytes) -> str:
    """SHA-256 of a file's bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()
