"""A training run as values (`Run`) and as files: bundles, exports, and their verification.

Imports `model` and below. Hands on `Recorded`, everything that training gives.
"""
