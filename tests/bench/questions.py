"""What is asked: one list of words for the floor and for every page."""

#: More than are asked of any kind.
MOST_REQUESTS = 1_000
WORDS = (
    "bleeding after birth", "interpreter", "preterm birth steroid", "listening to women",
    "ethnicity recording audit", "glucose", "continuity carer", "depression screening phone",
    "midwife training racism", "haemorrhage", "triage escalation", "neonatal mother baby scan",
)  # fmt: skip
FACETS = ("theme=listening", "priority_area=haemorrhage", "setting=antenatal", "year_from=2020")
SEARCHES = tuple(f"/search/?q={words.replace(' ', '+')}" for words in WORDS)
#: Each without another word that no record holds: no server remembers what it found.
FIRST_TIME = tuple(
    f"{SEARCHES[number % len(SEARCHES)]}+-unasked{number}" for number in range(MOST_REQUESTS)
)
NARROWED = tuple(f"{path}&{FACETS[n % len(FACETS)]}" for n, path in enumerate(SEARCHES))
LISTS = ("/case-studies/", "/tools/", "/policy-recommendations/?page=3", "/voices/", "/search/")
API = tuple(path.replace("/search/", "/api/search/") for path in SEARCHES)
