"""The pages that frame the records: home, lists, priority areas, information; and concerns."""

from home.models.concern import Concern
from home.models.home_page import HomePage
from home.models.information_page import InformationPage
from home.models.priority_area_page import PriorityAreaIndexPage, PriorityAreaPage
from home.models.record_index_page import RecordIndexPage

__all__ = [
    "Concern",
    "HomePage",
    "InformationPage",
    "PriorityAreaIndexPage",
    "PriorityAreaPage",
    "RecordIndexPage",
]
