from django.db import migrations, models


class Migration(migrations.Migration):
    """Rows from before are cleared once more: nothing is lost by it."""

    dependencies = [
        ("voices", "0005_dismissals_and_named_reviews"),
    ]

    operations = [
        migrations.AddField(
            model_name="withdrawal",
            name="cleared_at",
            field=models.DateTimeField(
                editable=False,
                help_text="When its words had left all that this site keeps beside its database.",
                null=True,
            ),
        ),
    ]
