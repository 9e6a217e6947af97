"""The fictional town of `make demo`: data from marketplace/demo, built through the verbs of the packages.

`data` reads, `mark` guards the database, `town`, `people`, `shops`, `goods`, `lessons` and `trade` build, `building` says in which order.
"""
