"""The network: its arithmetic on the grid of millionths, its pictures, start and configuration.

Imports `base`. Hands on `NetworkConfig`, `Dataset`, and `train`, which yields a state an epoch.
"""
