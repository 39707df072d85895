"""DOIs of submissions, registered with DataCite where a site has an account there."""
