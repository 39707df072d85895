"""What leaves for machines: citations, metadata, harvesting, the API, feeds, exports."""
