"""A real Elasticsearch for development and tests: put together once, started when needed."""
