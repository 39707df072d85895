
import wagtail.fields
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0011_part_keys'),
    ]

    operations = [
        migrations.AddField(
            model_name='casestudypage',
            name='cost',
            field=models.CharField(blank=True, choices=[('free', 'No extra cost'), ('low', 'Low: up to £1,000'), ('medium', 'Medium: £1,001 to £10,000'), ('high', 'High: more than £10,000')], help_text='Of the whole, at one site in its first year, beside the time of staff it has already. Leave empty unless the account or its source says so.', max_length=20),
        ),
        migrations.AddField(
            model_name='toolpage',
            name='cost',
            field=models.CharField(blank=True, choices=[('free', 'No extra cost'), ('low', 'Low: up to £1,000'), ('medium', 'Medium: £1,001 to £10,000'), ('high', 'High: more than £10,000')], help_text='Of the whole, at one site in its first year, beside the time of staff it has already. Leave empty unless the account or its source says so.', max_length=20),
        ),
        migrations.AlterField(
            model_name='casestudypage',
            name='steps',
            field=wagtail.fields.StreamField([('step', 9)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'help_text': 'What to do, starting with a verb.'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ol', 'ul', 'link'], 'help_text': 'How, in a few sentences.', 'required': False}), 2: ('wagtail.blocks.CharBlock', (), {'help_text': 'Who does it, such as “labour ward lead”.', 'required': False}), 3: ('wagtail.blocks.CharBlock', (), {'help_text': 'How long it takes, such as “two weeks”.', 'required': False}), 4: ('wagtail.blocks.CharBlock', (), {'help_text': 'What is needed, such as “scales and a tally sheet”.', 'required': False}), 5: ('wagtail.blocks.CharBlock', (), {'help_text': 'What must be in place first, such as “scales are calibrated”.', 'required': False}), 6: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('free', 'No extra cost'), ('low', 'Low: up to £1,000'), ('medium', 'Medium: £1,001 to £10,000'), ('high', 'High: more than £10,000')], 'help_text': 'Of this step, at one site in the first year. Leave empty if you do not know.', 'required': False}), 7: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('core', 'Core: keep this'), ('adaptable', 'May be adapted')], 'help_text': 'Core: it will not work without this. Adaptable: fit it to your place.', 'label': 'Core or adaptable', 'required': False}), 8: ('repository.records.blocks.statements.KeyBlock', (), {'help_text': 'Given by the site at the first save, such as t3. It never changes.', 'max_length': 8, 'required': False}), 9: ('wagtail.blocks.StructBlock', [[('title', 0), ('detail', 1), ('role', 2), ('time', 3), ('materials', 4), ('prerequisites', 5), ('cost', 6), ('part', 7), ('key', 8)]], {})}, help_text='What to do, in order, with who and how long.'),
        ),
        migrations.AlterField(
            model_name='toolpage',
            name='steps',
            field=wagtail.fields.StreamField([('step', 9)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'help_text': 'What to do, starting with a verb.'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'ol', 'ul', 'link'], 'help_text': 'How, in a few sentences.', 'required': False}), 2: ('wagtail.blocks.CharBlock', (), {'help_text': 'Who does it, such as “labour ward lead”.', 'required': False}), 3: ('wagtail.blocks.CharBlock', (), {'help_text': 'How long it takes, such as “two weeks”.', 'required': False}), 4: ('wagtail.blocks.CharBlock', (), {'help_text': 'What is needed, such as “scales and a tally sheet”.', 'required': False}), 5: ('wagtail.blocks.CharBlock', (), {'help_text': 'What must be in place first, such as “scales are calibrated”.', 'required': False}), 6: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('free', 'No extra cost'), ('low', 'Low: up to £1,000'), ('medium', 'Medium: £1,001 to £10,000'), ('high', 'High: more than £10,000')], 'help_text': 'Of this step, at one site in the first year. Leave empty if you do not know.', 'required': False}), 7: ('wagtail.blocks.ChoiceBlock', [], {'choices': [('core', 'Core: keep this'), ('adaptable', 'May be adapted')], 'help_text': 'Core: it will not work without this. Adaptable: fit it to your place.', 'label': 'Core or adaptable', 'required': False}), 8: ('repository.records.blocks.statements.KeyBlock', (), {'help_text': 'Given by the site at the first save, such as t3. It never changes.', 'max_length': 8, 'required': False}), 9: ('wagtail.blocks.StructBlock', [[('title', 0), ('detail', 1), ('role', 2), ('time', 3), ('materials', 4), ('prerequisites', 5), ('cost', 6), ('part', 7), ('key', 8)]], {})}, help_text='How to use it, in order.'),
        ),
    ]
