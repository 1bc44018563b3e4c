"""What every room stands on: errors with a place, files read with clear refusals, the terminal.

Imports nothing of the project. Hands on `BuildError`, `read_text` and `TomlFile`.
"""
