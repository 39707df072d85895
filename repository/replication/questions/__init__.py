"""Questions to the team behind a record: asked by anybody, moderated, answered in public."""
