"""axe on a page as it stands, and on a page at every width."""

from axe_playwright_python.sync_playwright import Axe

#: 320 px is also what 400 % zoom leaves of a screen of 1280 px (WCAG 1.4.10).
WIDTHS = (320, 360, 1280)
#: Between 320 and 640 px nothing changes but room, so that axe finds the same at 360.
LAYOUTS = (320, 1280)
OPEN_EVERYTHING = "document.querySelectorAll('details').forEach(part => { part.open = true })"
RULES = [
    "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice",
]  # fmt: skip
OPTIONS = {
    "runOnly": {"type": "tag", "values": RULES},
    # Off in axe's own defaults.
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}


def violations(page):
    """Return what axe finds, one line each: the rule, where, and why."""
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']} {node['html'][:200]}"
        for violation in found
        for node in violation["nodes"]
    ]


def at_every_width(page, find, widths=WIDTHS):
    """Return what there is to find at each width; nothing, when all is well."""
    found = {}
    for width in widths:
        page.set_viewport_size({"width": width, "height": 800})
        if problems := find(page):
            found[f"at {width} px"] = problems
    return found


def overhang(page):
    """Return how many pixels of a page run off its side."""
    return max(page.evaluate("document.scrollingElement.scrollWidth - innerWidth"), 0)


def look_over(page):
    """Return what is wrong at any width, with the folds of the page as they are."""
    return at_every_width(page, overhang) or at_every_width(page, violations, LAYOUTS)


def find_problems(page):
    """Return what is wrong at any width, with every fold of the page open."""
    page.evaluate(OPEN_EVERYTHING)
    return look_over(page)
