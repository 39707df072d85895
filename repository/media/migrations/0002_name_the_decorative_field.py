from django.db import migrations, models


class Migration(migrations.Migration):
    """Wagtail sets `decorative` on every image it loads, and so overwrote ours."""

    dependencies = [("media", "0001_initial")]

    operations = [
        migrations.RenameField("repositoryimage", "decorative", "is_decorative"),
        migrations.AlterField(
            "repositoryimage",
            "is_decorative",
            models.BooleanField(
                default=False,
                help_text="Tick only when the picture adds nothing to the words around it.",
                verbose_name="decorative",
            ),
        ),
    ]
