"""A case study that fills every field: long words, wide tables, many steps. All made up."""

from datetime import date

GROUPS = "Black or Black British: African\tWhite: British"
MONTHS = [
    f"{month} 2025"
    for month in (
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    )
]  # fmt: skip
#: Twelve months by two groups, as pasted from a spreadsheet.
TABLE = "\n".join(
    [f"Period\t{GROUPS}"]
    + [
        f"{month}\t{28 - number}/{340 + number}\t{31 - number}/{900 - number}"
        for number, month in enumerate(MONTHS)
    ]
)
DRIVER_DIAGRAM = {
    "aim": "Halve severe bleeding after birth among Black African women by December 2025",
    "primary_drivers": [
        {
            "title": "Bleeding is seen early",
            "secondary_drivers": [
                {
                    "title": "Blood loss is measured",
                    "change_ideas": ["Weigh every swab", "Keep scales in each room"],
                },
                {"title": "Women are believed", "change_ideas": ["Ask and write down her words"]},
            ],
        },
        {
            "title": "Help comes quickly",
            "secondary_drivers": [
                {"title": "Everyone may call", "change_ideas": ["One number for all wards"]}
            ],
        },
    ],
}
CYCLES = [
    {
        "title": "Scales on one shift",
        "scale": "One midwife, one shift",
        "start": date(2025, 1, 6),
        "end": date(2025, 1, 7),
        "plan": "<p>Try the scales at <b>every</b> birth on one shift.</p>",
        "prediction": "Measured loss will be higher than the estimate.",
        "do": "<p>Six births; one was missed.</p>",
        "study": "<p>Estimates were a third too low.</p><ul><li>An interpreter was late</li></ul>",
        "act": "adapt",
        "act_notes": "Keep the scales in the room.",
    },
    {
        "title": "Scales in every room",
        "start": date(2025, 2, 3),
        "plan": "<p>One pair of scales in each room for a week.</p>",
        "act": "adopt",
    },
]
MEASURES = [
    {
        "name": "Bleeding of 1,500 ml or more",
        "kind": "outcome",
        "definition": "Measured blood loss within 24 hours of birth.",
        "numerator": "Women who lost 1,500 ml or more",
        "denominator": "All women who gave birth here",
        "unit": "% of births",
        "direction": "lower",
        "target": "2.9%",
        "source": "Maternity records",
        "scheme": "2001",
        "table": TABLE,
        "annotations": [{"period": "February 2025", "text": "Scales in every room"}],
        "reported": [
            {
                "group": "Black African women",
                "baseline": "3.9% (28/340)",
                "result": "2.9%",
                "period": "2025",
                "source": "Own figures",
            },
            {"result": "2.1%"},
        ],
    },
    {"name": "Swabs weighed", "kind": "process", "reported": [{"result": "96% of births"}]},
]
STEPS = [
    {
        "title": "Agree where the scales are kept",
        "detail": "<p>Walk the ward with <i>two</i> midwives and a mother.</p>",
        "role": "Labour ward lead",
        "time": "Two weeks",
        "materials": "Two pairs of scales",
        "prerequisites": "Somebody who may buy scales",
        "cost": "low",
        "part": "core",
    },
    {"title": "Print the poster in your languages", "part": "adaptable"},
    {"title": "Tell everyone how it went"},
]
REFERENCES = [
    {
        "authors": [{"family": "Example", "given": "AB"}, {"family": "Made-Up", "given": "C"}],
        "others": True,
        "title": "Weighing swabs in one example hospital",
        "container": "Journal of Examples",
        "volume": "12",
        "issue": "3",
        "pages": "45–52",
        "year": 2025,
        "doi": "10.5555/example.12345678901234567890123456789012345678901234567890",
        "verified": True,
    },
    {
        "authors": [{"family": "Example Trust", "given": ""}],
        "title": "Annual report",
        "publisher": "Example Trust",
        "year": 2024,
        "url": "https://example.org/a/very/long/address/that/does/not/break/anywhere/at/all.html",
        "verified": False,
        "note": "Year estimated",
    },
]
#: Longer than any line of a phone, and without a place to break it.
LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
PROSE = (
    "<h3>What we saw</h3><p>Staff judged blood loss by eye. See <a href='https://example.org/'>the "
    "method</a>.</p><ul><li>Late calls</li><li>No interpreter at night</li></ul><ol><li>Weigh</li>"
    f"<li>Add up</li></ol><p>{LONG_WORD} is one long word.</p>"
)
#: Every rich text field of the page.
PROSE_FIELDS = (
    "problem", "team", "context", "approach", "results", "equity_impact", "what_did_not_work",
    "lessons", "cost_and_resources", "replication_notes",
)  # fmt: skip
FIELDS = {
    "plain_summary": "<p>Midwives weighed swabs. Fewer women bled badly.</p>",
    "inequality": "<p>Black African women lost more blood before anyone called for help.</p>",
    "care_settings": ["labour-and-birth", "postnatal"],
    "audience": [("who", "midwives"), ("who", "labour ward leads")],
    "place": "Exampletown, North West",
    "year": 2025,
    "years_text": "January to December 2025",
    "source_note": "The scales were lent by their maker.",
    "limits": "<p>One hospital, one year.</p>",
    "source_licence": "Crown copyright",
    "last_reviewed": date(2026, 1, 12),
    "review_due": date(2028, 1, 12),
    "aim_what": "Bleeding of 1,500 ml or more",
    "aim_from": "3.9%",
    "aim_to": "2.9%",
    "aim_by_when": "December 2025",
    "aim_for_whom": "Black African women",
    "outcome_direction": "better",
    "stage": "sustained",
    "cost": "medium",
    "replication_notes_are_ours": True,
    "driver_diagram": [("driver_diagram", DRIVER_DIAGRAM)],
    "pdsa_cycles": [("pdsa_cycle", cycle) for cycle in CYCLES],
    "measures": [("measure", measure) for measure in MEASURES],
    "core_parts": [("part", "Weigh every swab"), ("part", "Call at 500 ml")],
    "adaptable_parts": [("part", "Who keeps the tally")],
    "prerequisites": [("part", "Scales that read to the gram")],
    "steps": [("step", step) for step in STEPS],
    "references": [("reference", reference) for reference in REFERENCES],
    "sources_read": [("address", "https://example.org/what-we-read")],
    **dict.fromkeys(PROSE_FIELDS, PROSE),
}
