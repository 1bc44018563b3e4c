"""The kinds of live figures: what an author may set, what the script is given, the still picture.

Imports `facts` and below. Hands on `KINDS`; the script of each is `js/live/<kind>.js`.
"""
