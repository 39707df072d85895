import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0008_consent_whole'),
        ('voices', '0001_contact_and_steps'),
    ]

    operations = [
        migrations.CreateModel(
            name='MentionedPerson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sort_order', models.IntegerField(blank=True, editable=False, null=True)),
                ('relation', models.CharField(choices=[('baby', 'Baby'), ('child', 'Older child'), ('partner', 'Partner'), ('family', 'Somebody else of the family'), ('friend', 'Friend or doula'), ('staff', 'Member of staff'), ('patient', 'Another patient'), ('other', 'Somebody else')], help_text='No names are needed.', max_length=10, verbose_name='who')),
                ('agreement', models.CharField(choices=[('agreed', 'Agreed'), ('for-them', 'A parent or guardian agreed for them'), ('not-known', 'Cannot be recognised, so was not asked'), ('not-asked', 'Not asked yet'), ('refused', 'Did not agree: take them out of the story')], help_text='What became of asking them.', max_length=10)),
                ('consent', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='others', to='records.consent')),
            ],
            options={
                'verbose_name': 'person mentioned',
                'verbose_name_plural': 'people mentioned',
                'ordering': ['sort_order'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Reminder',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('90', 'ends within 90 days'), ('30', 'ends within 30 days'), ('7', 'ends within 7 days'), ('review', 'is due for review')], editable=False, max_length=10)),
                ('due', models.DateTimeField(editable=False, help_text='The end or the day it spoke of.')),
                ('sent_at', models.DateTimeField(auto_now_add=True, help_text='When it went.')),
                ('consent', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='records.consent')),
            ],
            options={
                'verbose_name': 'reminder of a consent',
                'verbose_name_plural': 'reminders of consents',
                'constraints': [models.UniqueConstraint(fields=('consent', 'kind', 'due'), name='one_reminder_each')],
            },
        ),
    ]
