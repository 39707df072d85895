"""The engine for many records and readers: an Elasticsearch server or cluster, 8 or 9."""
