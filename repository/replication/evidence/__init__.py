"""How sure a reader can be of what a record says happened: rubric, raters, what is shown of it."""
