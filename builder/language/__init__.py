"""The languages of a site: texts, marks in numbers, and the catalogues they come from.

Imports `base`. Hands on `Language`; `t` says a text in the one that is spoken.
"""
