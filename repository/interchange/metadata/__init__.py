"""Records described for machines: schema.org, Dublin Core, DataCite, tags in the heads of pages."""
