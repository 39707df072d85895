"""The admin's screen for a new group of synonyms, which another screen may have begun."""

from wagtail.snippets.views.snippets import CreateView

from repository.taxonomy.models import SynonymGroup
from repository.taxonomy.synonyms import LONGEST_TERM


class AddSynonymGroupView(CreateView):
    """Starts with the name that the address gives: `?label=`."""

    def get_initial_form_instance(self) -> SynonymGroup:
        """Return the group to begin with."""
        return SynonymGroup(label=self.request.GET.get("label", "")[:LONGEST_TERM])
