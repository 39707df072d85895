from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from repository.taxonomy.models import PriorityArea, Theme


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


class TaxonomyViewSetGroup(SnippetViewSetGroup):
    items = (PriorityAreaViewSet, ThemeViewSet)
    menu_label = "Subjects"
    menu_icon = "tag"
    menu_order = 300


register_snippet(TaxonomyViewSetGroup)
