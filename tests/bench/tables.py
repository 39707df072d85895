"""Findings as Markdown tables, ready for docs/performance.md. Pure."""

from tests.bench.figures import Budget
from tests.bench.finding import API, FIRST_TIME, FLOOR, LIST, NARROWED, WORDS

THROUGHPUT = Budget(0.6, " ×", at_least=True)
REBUILT = Budget(500, " a second", at_least=True)
VISIBLE = Budget(2, " s")
ADMIN = Budget(1_000, " ms")
#: 10,000 in two minutes.
GENERATED = Budget(83, " a second", at_least=True)
STARTED = Budget(15, " s")
#: Only what was asked in turn with the floor may be compared with it.
ASKED_WITH_FLOOR = frozenset({WORDS, FIRST_TIME, NARROWED, API, LIST})


def render(columns, rows):
    """Return a table."""
    lines = [columns, ["---"] * len(columns), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def find_budget(profile, size):
    """Return what the search page may take beside the floor, and which of its figures."""
    if profile == "server" and size >= 10_000:
        return Budget(1.5, " ×"), ("median", "p95")
    if profile == "embedded" and size == 10_000:
        return Budget(1, " ×"), ("median",)
    return None, ()


def render_times(findings):
    """Return the times of each kind of request beside the floor's."""
    columns = ["profile", "records", "what", "median", "p95", "p99", "× floor", "p95 ×", "budget"]
    rows = [row for finding in findings for row in _list_times(finding)]
    return render(columns, rows)


def _list_times(finding):
    budget, asked = find_budget(finding.profile, finding.size)
    for name, times in finding.times.items():
        row = [finding.profile, f"{finding.size:,}", name]
        row += [f"{taken:,.1f} ms" for taken in (times.median, times.p95, times.p99)]
        if name == FLOOR:
            yield [*row, "1", "1", ""]
            continue
        if name not in ASKED_WITH_FLOOR:
            yield [*row, "", "", ""]
            continue
        over = times.over(finding.floor)
        judged = budget is not None and name in {WORDS, FIRST_TIME, NARROWED}
        verdict = budget.judge(*(getattr(over, part) for part in asked)) if judged else ""
        yield [*row, f"{over.median:.2f}", f"{over.p95:.2f}", verdict]


def render_rest(findings):
    """Return what else was measured, a column for each profile and size."""
    columns = ["what", *(f"{each.profile}, {each.size:,}" for each in findings)]
    lines = [
        ("Floor, 8 readers at once", lambda f: f"{f.floor_rate:,.0f} a second"),
        ("Search page, 8 readers, two processes", _show_throughput),
        ("Index rebuilt", lambda f: f"{f.rebuilt:,.0f} records/s; {REBUILT.judge(f.rebuilt)}"),
        ("Published → found, p95", _show_visible),
        *((f"{name}, p95", _show_admin(name)) for name in findings[0].admin),
        ("Records generated", lambda f: f"{f.generated:,.0f}/s; {GENERATED.judge(f.generated)}"),
        ("Second start, to the first page", _show_start),
        ("Memory of two web processes", lambda f: f"{f.web:,.0f} MB"),
        ("Memory of Elasticsearch", _show_elasticsearch),
        ("Index on disk", lambda f: f"{f.index:,.0f} MB"),
        ("Database on disk", lambda f: f"{f.database:,.0f} MB"),
    ]
    return render(columns, [[name, *(show(f) for f in findings)] for name, show in lines])


def _show_throughput(finding):
    part = finding.page_rate / finding.floor_rate
    rate = f"{finding.page_rate:,.0f} a second, {part:.2f} × the floor"
    return f"{rate}; {THROUGHPUT.judge(part)}" if finding.size >= 10_000 else rate


def _show_visible(finding):
    return f"{finding.visible.p95:.2f} s; {VISIBLE.judge(finding.visible.p95)}"


def _show_admin(name):
    def show(finding):
        slowest = finding.admin[name].p95
        return f"{slowest:,.0f} ms; {ADMIN.judge(slowest)}"

    return show


def _show_start(finding):
    return f"{finding.started:.1f} s; {STARTED.judge(finding.started)}"


def _show_elasticsearch(finding):
    if finding.profile == "embedded":
        return "none"
    return "elsewhere" if finding.elasticsearch is None else f"{finding.elasticsearch:,.0f} MB"


def render_stock(times, floor):
    """Return the times of stock Wagtail's search beside the floor's."""
    over = times.over(floor)
    row = [f"{taken:,.0f} ms" for taken in (times.median, times.p95, times.p99)]
    columns = ["stock Wagtail on PostgreSQL", "median", "p95", "p99", "× floor", "p95 ×"]
    what = "20 pages, their number and nine facets, without a page made of them"
    return render(columns, [[what, *row, f"{over.median:.1f}", f"{over.p95:.1f}"]])
