"""Whether a place is ready to do the same: questions made from a record, answered by its reader."""
