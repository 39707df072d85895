"""The re-identification check and the named review, as editors meet them.

`repository.reidentification` is pure; here a page is read for it, what was decided is kept, and
publication waits until everything has been looked at.
"""
