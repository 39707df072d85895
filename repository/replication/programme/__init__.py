"""The programme at a glance: areas, sites, adoption and age, in the numbers that search gives."""
