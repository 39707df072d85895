from repository.records.choices import Outcome, Stage
from repository.records.models import CaseStudyPage
from tests.factories.record_page import RecordPageFactory

MEASURE = {
    "name": "Bleeding of 1,500 ml or more",
    "kind": "outcome",
    "unit": "% of births",
    "direction": "lower",
    "reported": [{"baseline": "3.9%", "result": "2.9%", "period": "2025"}],
}


class CaseStudyFactory(RecordPageFactory):
    """A complete case study that a site submitted."""

    class Meta:
        model = CaseStudyPage

    problem = "<p>Severe bleeding was noticed late.</p>"
    aim_what = "Bleeding of 1,500 ml or more"
    aim_for_whom = "Black women"
    approach = "<p>We weighed every swab.</p>"
    measures = [("measure", MEASURE)]
    outcome_direction = Outcome.BETTER
    equity_impact = "<p>The gap narrowed.</p>"
    inequality = "<p>Black women bled more.</p>"
    stage = Stage.IMPLEMENTED
