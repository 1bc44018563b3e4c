"""What prose may name: expressions, numbers in print and addresses over the recorded runs.

Imports `record` and below. Hands on `Facts`.
"""
