"""What only some commands need: search for a start, benchmark, screenshots, digits in the terminal.

Imports every room below. Hands on one function a command.
"""
