"""The form of a document in the admin: says whether search can read the file."""

from typing import Any

from wagtail.documents.forms import BaseDocumentForm

from repository.media.models import DocumentText
from repository.media.reading import kind_of


class DocumentForm(BaseDocumentForm):
    """Tells an editor what came of reading the file, beside the file."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and kind_of(self.instance) and "file" in self.fields:
            text = DocumentText.objects.filter(document=self.instance).only("state").first()
            self.fields["file"].help_text = (
                text.get_state_display() if text else "Search has not read this file yet."
            )
