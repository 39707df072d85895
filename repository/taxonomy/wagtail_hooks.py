from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from repository.taxonomy.models import PriorityArea, SeparateTerms, SynonymGroup, Theme
from repository.taxonomy.synonym_views import AddSynonymGroupView
from repository.taxonomy.synonyms import LISTED


class PriorityAreaViewSet(SnippetViewSet):
    model = PriorityArea
    icon = "tasks"
    menu_label = "Priority areas"
    list_display = ["name", "slug"]
    search_fields = ["name"]


class ThemeViewSet(SnippetViewSet):
    model = Theme
    icon = "tag"
    menu_label = "Themes"
    list_display = ["name", "slug"]
    search_fields = ["name"]


class SynonymGroupViewSet(SnippetViewSet):
    model = SynonymGroup
    add_view_class = AddSynonymGroupView
    icon = "search"
    menu_label = "Search synonyms"
    list_display = ["label", "exact"]
    search_fields = ["label", *LISTED]
    list_per_page = 50


class SeparateTermsViewSet(SnippetViewSet):
    model = SeparateTerms
    icon = "cross"
    menu_label = "Terms kept apart"
    list_display = ["first", "second", "reason"]
    search_fields = ["first", "second"]


class TaxonomyViewSetGroup(SnippetViewSetGroup):
    items = (PriorityAreaViewSet, ThemeViewSet, SynonymGroupViewSet, SeparateTermsViewSet)
    menu_label = "Subjects"
    menu_icon = "tag"
    menu_order = 300


register_snippet(TaxonomyViewSetGroup)
