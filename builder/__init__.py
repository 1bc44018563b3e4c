"""Builds the site: trains the network, records the run, renders the article around it."""

import os

__version__ = "1.0.0"

# Before numpy is imported: more threads only wait for each other on matrices as small as ours.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
