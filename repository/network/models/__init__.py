"""Organisations, and the pages of the network: sites with their plans, learning sessions."""

from repository.network.models.context_figure import ContextFigure
from repository.network.models.learning_session_page import LearningSessionPage
from repository.network.models.network_page import NetworkPage
from repository.network.models.organisation import Organisation
from repository.network.models.site_page import SitePage, SiteTeamMember

__all__ = [
    "ContextFigure",
    "LearningSessionPage",
    "NetworkPage",
    "Organisation",
    "SitePage",
    "SiteTeamMember",
]
