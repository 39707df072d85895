"""The forms of files in the admin: what came of reading a document, what ails a picture."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

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


class PictureField(WagtailImageField):
    """A picture; one that is cut off is refused, where Wagtail's field would break."""

    def to_python(self, data: Any) -> Any:
        """Say that a picture is broken, wherever in it that shows."""
        try:
            return super().to_python(data)
        except (OSError, SyntaxError) as error:
            raise ValidationError(
                self.error_messages["invalid_image"], code="invalid_image"
            ) from error


class ImageForm(BaseImageForm):
    """Wagtail's form, with a field for the file that bears any file."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if given := self.fields.get("file"):
            self.fields["file"] = PictureField(
                label=given.label,
                required=given.required,
                widget=given.widget,
                max_length=given.max_length,
            )
