from repository.records.choices import PolicyStatus
from repository.records.models import PolicyRecommendationPage
from tests.factories.record_page import RecordPageFactory


class PolicyRecommendationFactory(RecordPageFactory):
    """Two statements of a body."""

    class Meta:
        model = PolicyRecommendationPage

    statements = [
        ("statement", {"text": "<p>Record ethnicity at booking.</p>"}),
        ("statement", {"text": "<p>Offer an interpreter.</p>"}),
    ]
    policy_status = PolicyStatus.CURRENT
