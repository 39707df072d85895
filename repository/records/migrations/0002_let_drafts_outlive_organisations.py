"""State only: Django cascades by itself, so that no table changes."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("network", "0001_initial"),
        ("records", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="recordorganisation",
            name="organisation",
            field=models.ForeignKey(
                help_text="Choose it from the list, or ask an editor to add it.",
                on_delete=django.db.models.deletion.CASCADE,
                related_name="record_roles",
                to="network.organisation",
            ),
        ),
    ]
