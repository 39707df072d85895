from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0006_redactions'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='recordtag',
            options={'ordering': ['pk'], 'verbose_name': 'tag', 'verbose_name_plural': 'tags'},
        ),
    ]
