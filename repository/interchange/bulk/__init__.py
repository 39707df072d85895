"""Everything that may be re-used, as files."""
