"""Links that lead out of the repository: which there are, whether they still lead anywhere."""
