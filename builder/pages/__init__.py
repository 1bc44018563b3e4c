"""Chapters to pages: templates, still pictures, styles, scripts, and the plan of the whole site.

Imports `prose` and below. Hands on `Plan`, every file of the site by its path.
"""
