"""Markdown chapters to checked HTML: notation, glossary, figures, questions, listings.

Imports `live` and below. Hands on `Article`, its chapters in reading order.
"""
