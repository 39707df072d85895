"""Statistics of improvement: numbers in, dataclasses and SVG out. No Django, no HTTP."""
