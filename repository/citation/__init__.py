"""Citation formats: a CSL-JSON item in, text of a format out. No Django, no HTTP."""
