"""What only some commands need: search for a start, benchmark, screenshots, digits in the terminal.

Imports `serve` and below. Hands on what each of those commands needs, and a browser to drive.
"""
