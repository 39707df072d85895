
import django.core.validators
import django.db.models.deletion
import modelcluster.fields
from decimal import Decimal
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('network', '0002_organisation_ror'),
    ]

    operations = [
        migrations.CreateModel(
            name='ContextFigure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('births', 'Births a year'), ('unit-type', 'Type of unit'), ('deprivation', 'Women living in the most deprived fifth of the nation (%)'), ('asian', 'Asian or Asian British (%)'), ('black', 'Black, Black British, Caribbean or African (%)'), ('mixed', 'Mixed or multiple ethnic groups (%)'), ('white', 'White (%)'), ('other', 'Other ethnic group (%)')], help_text='What is stated.', max_length=30)),
                ('value', models.DecimalField(blank=True, decimal_places=1, help_text='The number that the source gives. Shares in per cent.', max_digits=9, null=True, validators=[django.core.validators.MinValueValidator(Decimal('0')), django.core.validators.MaxValueValidator(Decimal('100000'))])),
                ('unit_type', models.CharField(blank=True, choices=[('obstetric', 'Obstetric unit'), ('alongside', 'Obstetric unit with an alongside midwifery unit'), ('freestanding', 'Freestanding midwifery unit'), ('several', 'Several units of different types'), ('no-births', 'No births: community or clinic alone')], help_text='For the type of unit alone.', max_length=30)),
                ('year', models.PositiveSmallIntegerField(help_text='The year it is about; of a financial year, the one in which it began.', validators=[django.core.validators.MinValueValidator(1990), django.core.validators.MaxValueValidator(2100)])),
                ('source', models.CharField(help_text='Who states it and where, in words that readers can follow up.', max_length=250)),
                ('source_url', models.URLField(blank=True, help_text='If it has one.', verbose_name='address of the source')),
                ('organisation', modelcluster.fields.ParentalKey(on_delete=django.db.models.deletion.CASCADE, related_name='context_figures', to='network.organisation')),
            ],
            options={
                'ordering': ['kind', '-year', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('organisation', 'kind', 'year'), name='one_context_figure_a_year', violation_error_message='There is such a figure of that year already.')],
            },
        ),
    ]
