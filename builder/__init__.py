"""Builds the site: trains the network, records the run, renders the article around it."""

__version__ = "0.1.0"
