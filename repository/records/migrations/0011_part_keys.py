import json
from collections.abc import Iterator
from typing import Any

import wagtail.fields
from django.db import migrations, models
from wagtail.blocks import StreamValue

#: Model → its streams: field, letter of its keys, counter of its keys.
STREAMS = {
    "casestudypage": (
        ("core_parts", "c", "last_core_part_number"),
        ("adaptable_parts", "a", "last_adaptable_part_number"),
        ("prerequisites", "p", "last_prerequisite_number"),
        ("steps", "t", "last_step_number"),
    ),
    "toolpage": (("steps", "t", "last_step_number"),),
}


def give_keys(apps: Any, schema_editor: Any) -> None:
    """Give the parts of public pages, drafts and older editions their keys.

    The id of a block decides which part it is: one that stands in several editions has one key in
    all of them. The public page counts first, so that its parts are numbered in their order.
    """
    for page, editions, streams in _read(apps, schema_editor.connection.alias):
        for field, prefix, counter in streams:
            given: dict[str, str] = {}
            highest = 0
            for edition in editions:
                taken: set[str] = set()
                for child in edition.get(field, ()):
                    key = given.get(child.get("id") or "", "")
                    if not key or key in taken:
                        highest += 1
                        key = f"{prefix}{highest}"
                        given.setdefault(child.get("id") or "", key)
                    taken.add(key)
                    value = child["value"]
                    said = {"text": value} if isinstance(value, str) else value
                    child["value"] = {**said, "key": key}
            for edition in editions:
                edition[counter] = highest
        _write(page, editions, streams)


def forget_keys(apps: Any, schema_editor: Any) -> None:
    """Put parts back to their words alone, and steps to what they were."""
    for page, editions, streams in _read(apps, schema_editor.connection.alias):
        for field, _prefix, counter in streams:
            for edition in editions:
                for child in edition.get(field, ()):
                    value = {name: part for name, part in child["value"].items() if name != "key"}
                    child["value"] = value["text"] if set(value) == {"text"} else value
                edition.pop(counter, None)
        _write(page, editions, streams)


def _read(apps: Any, using: str) -> Iterator[tuple[Any, list[dict[str, Any]], Any]]:
    """Yield each page that has parts, with its stored streams: the public ones, then each draft's."""
    revisions = apps.get_model("wagtailcore", "Revision").objects.using(using)
    for name, streams in STREAMS.items():
        drafts = revisions.filter(content_type__app_label="records", content_type__model=name)
        for page in apps.get_model("records", name).objects.using(using).iterator():
            page.drafts = list(drafts.filter(object_id=str(page.pk)).order_by("pk"))
            editions = [{field: list(getattr(page, field).raw_data) for field, _, _ in streams}]
            editions += (
                {
                    field: json.loads(draft.content[field] or "[]")
                    for field, _, _ in streams
                    if field in draft.content
                }
                for draft in page.drafts
            )
            if any(edition.get(field) for edition in editions for field, _, _ in streams):
                yield page, editions, streams


def _write(page: Any, editions: list[dict[str, Any]], streams: Any) -> None:
    """Store the streams and counters of a page and its drafts, and move no date by it."""
    public, *in_drafts = editions
    for field, _prefix, counter in streams:
        block = getattr(page, field).stream_block
        setattr(page, field, StreamValue(block, public[field], is_lazy=True))
        setattr(page, counter, public.get(counter, 0))
    names = [name for field, _prefix, counter in streams for name in (field, counter)]
    type(page).objects.using(page._state.db).bulk_update([page], names)
    for draft, edition in zip(page.drafts, in_drafts, strict=True):
        for field, _prefix, counter in streams:
            draft.content.pop(counter, None)
            if field in edition:
                draft.content[field] = json.dumps(edition[field])
            if counter in edition:
                draft.content[counter] = edition[counter]
    if page.drafts:
        type(page.drafts[0]).objects.using(page._state.db).bulk_update(page.drafts, ["content"])


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0010_consent_without_withdrawn_at'),
    ]

    operations = [
        migrations.AddField(
            model_name='casestudypage',
            name='last_adaptable_part_number',
            field=models.PositiveIntegerField(default=0, editable=False, help_text='The highest key given: keys are never used again.'),
        ),
        migrations.AddField(
            model_name='casestudypage',
            name='last_core_part_number',
            field=models.PositiveIntegerField(default=0, editable=False, help_text='The highest key given: keys are never used again.'),
        ),
        migrations.AddField(
            model_name='casestudypage',
            name='last_prerequisite_number',
            field=models.PositiveIntegerField(default=0, editable=False, help_text='The highest key given: keys are never used again.'),
        ),
        migrations.AddField(
            model_name='casestudypage',
            name='last_step_number',
            field=models.PositiveIntegerField(default=0, editable=False, help_text='The highest key given: keys are never used again.'),
        ),
        migrations.AddField(
            model_name='toolpage',
            name='last_step_number',
            field=models.PositiveIntegerField(default=0, editable=False, help_text='The highest key given: keys are never used again.'),
        ),
        migrations.AlterField(
            model_name='casestudypage',
            name='adaptable_parts',
            field=wagtail.fields.StreamField([('part', 2)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'help_text': 'In a short sentence.', 'label': 'Part'}), 1: ('repository.records.blocks.statements.KeyBlock', (), {'help_text': 'Given by the site at the first save, such as c3. It never changes.', 'max_length': 8, 'required': False}), 2: ('wagtail.blocks.StructBlock', [[('text', 0), ('key', 1)]], {})}, help_text='What another site may change to fit.'),
        ),
        migrations.AlterField(
            model_name='casestudypage',
            name='core_parts',
            field=wagtail.fields.StreamField([('part', 2)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'help_text': 'In a short sentence.', 'label': 'Part'}), 1: ('repository.records.blocks.statements.KeyBlock', (), {'help_text': 'Given by the site at the first save, such as c3. It never changes.', 'max_length': 8, 'required': False}), 2: ('wagtail.blocks.StructBlock', [[('text', 0), ('key', 1)]], {})}, help_text='What must stay the same for it to work.'),
        ),
        migrations.AlterField(
            model_name='casestudypage',
            name='prerequisites',
            field=wagtail.fields.StreamField([('part', 2)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'help_text': 'In a short sentence.', 'label': 'Part'}), 1: ('repository.records.blocks.statements.KeyBlock', (), {'help_text': 'Given by the site at the first save, such as c3. It never changes.', 'max_length': 8, 'required': False}), 2: ('wagtail.blocks.StructBlock', [[('text', 0), ('key', 1)]], {})}, help_text='What must be in place before starting.'),
        ),
        migrations.AlterField(
            model_name='casestudypage',
            name='steps',
            field=wagtail.fields.StreamField([('step', 6)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'help_text': 'What to do, starting with a verb.'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ol', 'ul', 'link'], 'help_text': 'How, in a few sentences.', 'required': False}), 2: ('wagtail.blocks.CharBlock', (), {'help_text': 'Who does it, such as “labour ward lead”.', 'required': False}), 3: ('wagtail.blocks.CharBlock', (), {'help_text': 'How long it takes, such as “two weeks”.', 'required': False}), 4: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('core', 'Core: keep this'), ('adaptable', 'May be adapted')], 'help_text': 'Core: it will not work without this. Adaptable: fit it to your place.', 'label': 'Core or adaptable', 'required': False}), 5: ('repository.records.blocks.statements.KeyBlock', (), {'help_text': 'Given by the site at the first save, such as t3. It never changes.', 'max_length': 8, 'required': False}), 6: ('wagtail.blocks.StructBlock', [[('title', 0), ('detail', 1), ('role', 2), ('time', 3), ('part', 4), ('key', 5)]], {})}, help_text='What to do, in order, with who and how long.'),
        ),
        migrations.AlterField(
            model_name='toolpage',
            name='steps',
            field=wagtail.fields.StreamField([('step', 6)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'help_text': 'What to do, starting with a verb.'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ol', 'ul', 'link'], 'help_text': 'How, in a few sentences.', 'required': False}), 2: ('wagtail.blocks.CharBlock', (), {'help_text': 'Who does it, such as “labour ward lead”.', 'required': False}), 3: ('wagtail.blocks.CharBlock', (), {'help_text': 'How long it takes, such as “two weeks”.', 'required': False}), 4: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('core', 'Core: keep this'), ('adaptable', 'May be adapted')], 'help_text': 'Core: it will not work without this. Adaptable: fit it to your place.', 'label': 'Core or adaptable', 'required': False}), 5: ('repository.records.blocks.statements.KeyBlock', (), {'help_text': 'Given by the site at the first save, such as t3. It never changes.', 'max_length': 8, 'required': False}), 6: ('wagtail.blocks.StructBlock', [[('title', 0), ('detail', 1), ('role', 2), ('time', 3), ('part', 4), ('key', 5)]], {})}, help_text='How to use it, in order.'),
        ),
        migrations.RunPython(give_keys, forget_keys),
    ]
