"""What in a person's story could say who they are: words in, findings out. No Django, no HTTP."""
