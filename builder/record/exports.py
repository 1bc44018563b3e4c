"""The same record for notebooks and spreadsheets: `.npz` and `.csv`."""

from __future__ import annotations

import io

import numpy as np

from builder.model.grid import DECIMALS, to_float
from builder.model.network import Shape, unflatten
from builder.record.run import Run


def to_npz(run: Run) -> bytes:
    """Arrays by name, stored uncompressed; the parts of a run that were not recorded are absent."""
    parameters = unflatten(to_float(run.q), run.shape)
    arrays = {
        "q": run.q,
        **parameters._asdict(),
        "epoch": run.epoch,
        "loss": to_float(run.loss),
        "accuracy": run.hits / len(run.training),
    }
    if run.samples:
        arrays |= {"x": run.training.x, "y": run.training.y}
        arrays |= {name: to_float(array) for name, array in run.samples.items()}
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, **arrays)
    return file.getvalue()


def to_csv(run: Run) -> str:
    """One row a parameter and epoch: epoch, parameter, value with six decimals."""
    names = parameter_names(run.shape)
    rows = ["epoch,parameter,value"]
    for epoch, values in zip(run.epoch.tolist(), to_float(run.q).tolist(), strict=True):
        rows += [
            f"{epoch},{name},{value:.{DECIMALS}f}"
            for name, value in zip(names, values, strict=True)
        ]
    return "\n".join(rows) + "\n"


def to_table(run: Run) -> str:
    """One row an epoch: epoch, loss and accuracy (0 to 1) with six decimals."""
    accuracy = run.hits / len(run.training)
    columns = (run.epoch.tolist(), to_float(run.loss).tolist(), accuracy.tolist())
    rows = [
        f"{epoch},{loss:.{DECIMALS}f},{share:.{DECIMALS}f}"
        for epoch, loss, share in zip(*columns, strict=True)
    ]
    return "\n".join(["epoch,loss,accuracy", *rows]) + "\n"


def parameter_names(shape: Shape) -> list[str]:
    """The 235 names in flat order: `w1[0][0]`, …, `b2[2]`."""
    return [
        block + "".join(f"[{index}]" for index in position)
        for block, size in shape.blocks.items()
        for position in np.ndindex(*size)
    ]
