"""The results of a search as a file: which formats there are, what stands in each, who sends it."""
