"""Taking words out of frozen versions, for the law's reasons alone, and saying that it was done."""
