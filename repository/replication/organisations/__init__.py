"""The page of an organisation: what it did, and what it does again of others."""
