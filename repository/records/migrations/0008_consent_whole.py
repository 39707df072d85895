import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('media', '0002_document_text'),
        ('records', '0007_agreed_words'),
    ]

    operations = [
        migrations.AddField(
            model_name='consent',
            name='costs_covered',
            field=models.CharField(blank=True, help_text='Such as travel, childcare, data, an interpreter.', max_length=200),
        ),
        migrations.AddField(
            model_name='consent',
            name='credit_choice',
            field=models.CharField(choices=[('name', 'Their name'), ('first-name', 'Their first name'), ('pseudonym', 'A name that is not theirs'), ('none', 'No credit')], default='', help_text='What the person chose. Baby loss: the parents decide on names.', max_length=10, verbose_name='credit as'),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='consent',
            name='evidence',
            field=models.ForeignKey(blank=True, help_text='The signed form, or a recording of what was said.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='evidence_of', to='media.repositorydocument'),
        ),
        migrations.AddField(
            model_name='consent',
            name='paid_on',
            field=models.DateField(blank=True, help_text='When it was paid.', null=True),
        ),
        migrations.AddField(
            model_name='consent',
            name='payment_state',
            field=models.CharField(blank=True, choices=[('offered', 'Offered, not paid yet'), ('paid', 'Paid'), ('declined', 'Offered, and the person did not want it'), ('none', 'Not offered')], help_text='How it stands.', max_length=10, verbose_name='payment'),
        ),
        migrations.AlterField(
            model_name='consent',
            name='credit',
            field=models.CharField(blank=True, help_text='Exactly as the person wants to read it. Leave it empty for no credit.', max_length=100, verbose_name='exact credit'),
        ),
        migrations.AlterField(
            model_name='consent',
            name='others_mentioned',
            field=models.TextField(blank=True, help_text='Anything else about other people in the story. No names.', verbose_name='more about others'),
        ),
        migrations.AlterField(
            model_name='consent',
            name='payment',
            field=models.CharField(blank=True, help_text='The amount or voucher that was offered, in writing and beforehand.', max_length=200, verbose_name='what was offered'),
        ),
    ]
