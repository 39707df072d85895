"""How records, versions, statements and their references are cited: on pages and as files."""
