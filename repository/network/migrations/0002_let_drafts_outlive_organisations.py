"""State only: Django cascades by itself, so that no table changes."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("network", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="siteteammember",
            name="organisation",
            field=models.ForeignKey(
                help_text="An NHS body in the team.",
                on_delete=django.db.models.deletion.CASCADE,
                related_name="site_teams",
                to="network.organisation",
            ),
        ),
    ]
