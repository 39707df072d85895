import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('wagtailcore', '0098_apitoken'),
    ]

    operations = [
        migrations.CreateModel(
            name='StockPage',
            fields=[
                ('page_ptr', models.OneToOneField(auto_created=True, on_delete=django.db.models.deletion.CASCADE, parent_link=True, primary_key=True, serialize=False, to=settings.WAGTAIL_PAGE_MODEL)),
                ('summary', models.TextField(blank=True)),
                ('body', models.TextField(blank=True)),
                ('type', models.CharField(blank=True, max_length=255)),
                ('priority_area', models.CharField(blank=True, max_length=255)),
                ('theme', models.CharField(blank=True, max_length=255)),
                ('setting', models.CharField(blank=True, max_length=255)),
                ('ethnic_group', models.CharField(blank=True, max_length=255)),
                ('region', models.CharField(blank=True, max_length=255)),
                ('organisation', models.CharField(blank=True, max_length=255)),
                ('stage', models.CharField(blank=True, max_length=255)),
                ('policy_status', models.CharField(blank=True, max_length=255)),
            ],
            options={
                'abstract': False,
            },
            bases=('wagtailcore.page',),
        ),
    ]
