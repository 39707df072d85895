"""Where a change has gone: by region, by integrated care system, on a map and over time."""
