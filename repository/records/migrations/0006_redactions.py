import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('records', '0005_voice_translations'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='recordversion',
            options={'ordering': ['record', '-number'], 'permissions': [('redact_recordversion', 'Can redact frozen versions')]},
        ),
        migrations.CreateModel(
            name='Redaction',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('date', models.DateTimeField(default=django.utils.timezone.now, editable=False, help_text='When.')),
                ('ground', models.CharField(choices=[('erasure', 'Erasure: a person asked for it'), ('rectification', 'Rectification: it was wrong about a person'), ('court-order', 'A court or a regulator ordered it')], editable=False, help_text='Why.', max_length=20, verbose_name='legal ground')),
                ('old_sha256', models.CharField(editable=False, help_text='Hash of the canonical JSON before.', max_length=64)),
                ('new_sha256', models.CharField(editable=False, help_text='Hash of the canonical JSON after.', max_length=64)),
                ('redacted_by', models.ForeignKey(editable=False, help_text='Who did it.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('version', models.ForeignKey(editable=False, help_text='Which version lost words.', on_delete=django.db.models.deletion.PROTECT, related_name='redactions', to='records.recordversion')),
            ],
            options={
                'ordering': ['-date', '-pk'],
            },
        ),
    ]
