"""A record's family: what it was adapted from, what was adapted from it, as a tree."""
