"""FAIR Signposting: typed links that lead programs from pages to metadata and files, and back."""
