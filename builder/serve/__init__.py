"""The site served from memory while it is written; every save reloads the open page.

Imports `output` and below. Hands on `serve`, and `hosted`, which measurements and tests use.
"""
