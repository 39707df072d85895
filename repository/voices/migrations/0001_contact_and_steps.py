import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('records', '0007_agreed_words'),
    ]

    operations = [
        migrations.CreateModel(
            name='ContactAccess',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(auto_now_add=True, help_text='When.')),
                ('identifier', models.CharField(db_index=True, editable=False, help_text='Whose record.', max_length=20)),
                ('kind', models.CharField(choices=[('set', 'Written'), ('read', 'Read'), ('used', 'Written to, without being read'), ('not-sent', 'Could not be written to'), ('refused', 'Refused: not a Consent officer'), ('locked', 'Could not be opened: the key is missing or wrong')], editable=False, help_text='What was done.', max_length=10)),
                ('who', models.CharField(editable=False, help_text='User name, or “the site”.', max_length=150)),
                ('why', models.CharField(editable=False, help_text='The reason that was given.', max_length=200)),
            ],
            options={
                'verbose_name': 'access to contact details',
                'verbose_name_plural': 'accesses to contact details',
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='ConsentStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stage', models.CharField(choices=[('before', 'Before it is made'), ('seen', 'The finished piece'), ('release', 'Release to the public')], help_text='What the person was asked about.', max_length=10)),
                ('answer', models.CharField(choices=[('agreed', 'Agreed'), ('changes', 'Asked for changes'), ('refused', 'Said no, or not now')], help_text='What they said.', max_length=10)),
                ('road', models.CharField(choices=[('paper', 'On paper'), ('spoken', 'Spoken'), ('own-page', 'On the person’s own page')], help_text='How they said it.', max_length=10)),
                ('taken_by', models.CharField(help_text='Who asked, and their role.', max_length=150)),
                ('note', models.TextField(blank=True, help_text='What should be different, in the person’s words. No contact details.')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False, help_text='When.')),
                ('words_sha256', models.CharField(blank=True, editable=False, help_text='Hash of the words asked about.', max_length=64)),
                ('consent', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='records.consent')),
            ],
            options={
                'verbose_name': 'step of consent',
                'verbose_name_plural': 'steps of consent',
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='ContactRoute',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('email', 'E-mail'), ('phone', 'Phone'), ('post', 'Post'), ('in_person', 'In person')], editable=False, help_text='How the person wants to be reached. It is not sealed.', max_length=10)),
                ('sealed', models.TextField(editable=False, help_text='The address, under the newest key.')),
                ('set_at', models.DateTimeField(auto_now=True, help_text='When it was written last.')),
                ('consent', models.OneToOneField(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='contact_route', to='records.consent')),
            ],
            options={
                'verbose_name': 'contact route',
            },
        ),
    ]
