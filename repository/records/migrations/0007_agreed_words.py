from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0006_redactions'),
    ]

    operations = [
        migrations.AddField(
            model_name='consent',
            name='released_sha256',
            field=models.CharField(blank=True, editable=False, help_text='Hash of the words agreed to.', max_length=64),
        ),
    ]
