from django.db import migrations


def refuse_to_forget(apps, schema_editor):
    """Stop where the field says that somebody withdrew: forgetting it would open their story.

    Raises:
        RuntimeError: names the stories. Withdrawing takes their words out of this site too.
    """
    using = schema_editor.connection.alias
    withdrawn = apps.get_model("records", "Consent").objects.using(using)
    pages = set(withdrawn.exclude(withdrawn_at=None).values_list("voice_id", flat=True))
    if pages:
        records = apps.get_model("records", "Record").objects.using(using)
        named = dict(records.filter(page__in=pages).values_list("page_id", "pk"))
        found = sorted(named.get(page, f"page {page}") for page in pages)
        raise RuntimeError(
            f"Consent was withdrawn and the stories are still here: {', '.join(found)}. "
            "Withdraw them first, with the release before this one: manage.py withdraw_consent "
            "<identifier>. Delete a page that was never published in the admin."
        )


class Migration(migrations.Migration):
    """A withdrawal takes the consent away with the story; nothing sets this field any more."""

    dependencies = [
        ("records", "0009_other_formats_and_voices_answered"),
    ]

    operations = [
        migrations.RunPython(refuse_to_forget, migrations.RunPython.noop),
        migrations.RemoveField(model_name="consent", name="withdrawn_at"),
    ]
