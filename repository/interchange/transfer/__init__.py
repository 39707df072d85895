"""A whole public site as one open file, and an empty installation made of it.

`exporting` and `importing` are the two ways; `archive` is the file. What never leaves is declared
in `leaving` and `withheld`. Rows are written from the models' own fields, with names for keys.
"""
