"""A planned site made real: put in place whole or not at all, and checked link by link.

Imports `pages` and below. Hands on `publish` and `check_site`.
"""
