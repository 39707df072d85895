"""Adoptions as people meet them: told, confirmed, moderated, shown, and followed up."""
