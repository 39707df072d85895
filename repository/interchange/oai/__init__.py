"""OAI-PMH 2.0: how libraries and other repositories harvest this one (`/oai/`)."""
