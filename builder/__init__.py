"""Builds the site: trains the network, records the run, renders the article around it."""

__version__ = "1.0.0"
