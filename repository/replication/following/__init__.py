"""Following a record by e-mail: who may, what is news, and how it is told once."""
