"""An adoption grows into a case study: a draft with what the adopter has told already."""
