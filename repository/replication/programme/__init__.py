"""The programme at a glance: areas, sites, evidence, adoption and age, as search counts them."""
