"""Finding records: what is asked, what is stored, how engines answer, how results look."""
