import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('voices', '0002_others_and_reminders'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Withdrawal',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('identifier', models.CharField(editable=False, help_text='Of which record.', max_length=16, unique=True)),
                ('withdrawn_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, help_text='When it was asked for.')),
                ('road', models.CharField(choices=[('admin', 'By a Consent officer'), ('command', 'From the command line'), ('person', 'By the person'), ('replay', 'After a back-up was restored')], editable=False, help_text='How it reached us.', max_length=10)),
                ('scrubbed_at', models.DateTimeField(editable=False, help_text='When its words had left the space that deletion frees, too.', null=True)),
                ('by', models.ForeignKey(editable=False, help_text='Who carried it out; nobody where the person did.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-withdrawn_at', 'identifier'],
                'default_permissions': [],
            },
        ),
        migrations.CreateModel(
            name='DoomedFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('field', models.CharField(help_text='Whose storage it is in, such as media.RepositoryImage.file.', max_length=120)),
                ('name', models.CharField(help_text='Its path there.', max_length=400)),
                ('withdrawal', models.ForeignKey(help_text='Because of which.', on_delete=django.db.models.deletion.CASCADE, related_name='files', to='voices.withdrawal')),
            ],
            options={
                'default_permissions': [],
            },
        ),
    ]
