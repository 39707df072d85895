"""The site's vocabulary, for people and as SKOS."""
