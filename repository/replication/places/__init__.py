"""Places like mine: records ranked by how like the reader's unit their place is."""
