import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0006_redactions'),
        ('voices', '0003_withdrawals'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='WordingApproval',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('language', models.CharField(choices=[('ar', 'Arabic'), ('bn', 'Bengali'), ('fr', 'French'), ('gu', 'Gujarati'), ('pl', 'Polish'), ('pt', 'Portuguese'), ('pa', 'Punjabi'), ('ro', 'Romanian'), ('so', 'Somali'), ('ta', 'Tamil'), ('ur', 'Urdu'), ('yo', 'Yoruba'), ('cy', 'Welsh')], help_text='The language that was read.', max_length=5)),
                ('approved_by', models.CharField(help_text='Who speaks it and has read every page. Not the translator.', max_length=150, verbose_name='second speaker')),
                ('approved_on', models.DateField(default=django.utils.timezone.localdate, help_text='When they approved it.')),
                ('wording_hash', models.CharField(editable=False, max_length=64)),
            ],
            options={
                'verbose_name': 'approval of a wording',
                'verbose_name_plural': 'approvals of a wording',
                'ordering': ['language', '-approved_on', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='PersonEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('identifier', models.CharField(db_index=True, editable=False, max_length=20)),
                ('link', models.CharField(db_index=True, editable=False, max_length=8)),
                ('session_hash', models.CharField(blank=True, db_index=True, editable=False, max_length=64)),
                ('kind', models.CharField(choices=[('made', 'Link made'), ('sent', 'Link sent by e-mail'), ('shown', 'Link shown to the officer'), ('cancelled', 'Link cancelled'), ('code-sent', 'Code sent by e-mail'), ('code-not-sent', 'Code could not be sent'), ('code-read', 'Code shown to the officer, to read to the person'), ('code-wrong', 'Wrong code'), ('locked', 'Locked after too many wrong codes'), ('opened', 'Opened with the right code'), ('happy', 'The person is happy with the finished piece'), ('released', 'The person agreed to its release'), ('changes', 'The person asked for changes'), ('limited', 'The person limited what may be done or shown'), ('credited', 'The person chose how to be credited'), ('paused', 'The person paused it'), ('withdrawn', 'The person confirmed withdrawal'), ('finished', 'The person finished without another answer')], editable=False, max_length=20)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'event of a link for a person',
                'verbose_name_plural': 'events of links for a person',
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='PersonLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reference', models.CharField(editable=False, max_length=8, unique=True)),
                ('token_hash', models.CharField(editable=False, max_length=64, unique=True)),
                ('purpose', models.CharField(choices=[('finished', 'See the finished piece'), ('agreed', 'Look at what they agreed to'), ('withdraw', 'Withdraw')], default='finished', help_text='What the person sees first. From there they can reach everything else.', max_length=20)),
                ('made_at', models.DateTimeField(auto_now_add=True)),
                ('expires_at', models.DateTimeField(editable=False)),
                ('cancelled_at', models.DateTimeField(editable=False, null=True)),
                ('code_hash', models.CharField(blank=True, editable=False, max_length=64)),
                ('code_made_at', models.DateTimeField(editable=False, null=True)),
                ('codes_made', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('wrong_codes', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('session_hash', models.CharField(blank=True, db_index=True, editable=False, max_length=64)),
                ('opened_at', models.DateTimeField(editable=False, null=True)),
                ('last_seen_at', models.DateTimeField(editable=False, null=True)),
                ('finished_at', models.DateTimeField(editable=False, null=True)),
                ('consent', models.ForeignKey(editable=False, on_delete=django.db.models.deletion.CASCADE, related_name='person_links', to='records.consent')),
                ('made_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'link for a person',
                'verbose_name_plural': 'links for a person',
                'ordering': ['-made_at', '-pk'],
            },
        ),
    ]
