"""Short passages. All made up: no person, event, number or account in them is real."""

from repository.reidentification.story import Story

#: Somebody could be found.
IDENTIFYING = [
    Story("Labour was long. Emeka rubbed my back for nineteen hours. He never once sat down."),
    Story("I'd like to say thank you to Rosie in the feeding team, she knows what she did."),
    Story(
        "Thank you for asking. My name's Itunu and I'm happy for you to write it down, but my "
        "sister's isn't yours to print: Ibironke would kill me."
    ),
    Story("They discharged us at 2 am. My landlady, Mrs Dhillon-Price, paid for the cab."),
    Story("For a copy of my birth plan email me, nadia@nadiasbirthplan.example"),
    Story("Contact: +44 (0)7700 900 333"),
    Story("We'd moved that week to 6 Sorrel Mews, and none of the letters followed us."),
    Story("Midwives don't come to TD7 4AB after dark. I was told that as if it were the weather."),
    Story("Patient ID 20391847, bed 6, ‘non-compliant’. That's me."),
    Story("Our little boy, Zayd, had a cleft lip, and the first thing that anyone said was sorry."),
    Story(
        "It was the anaesthetist, Olga, with the Ukrainian ribbon, who noticed that I had "
        "stopped talking."
    ),
    Story("I had quadruplets. It made the papers. You will have seen the photo of four hats."),
    Story(
        "I was the first woman in a burqa they had ever had on the unit at Haverfordwest, "
        "they told me, as though I had won something."
    ),
    Story(
        "My boy came at 23 weeks and lived for two days. It was the week of the floods.",
        place="Hebden Bridge",
        date="December 2015",
    ),
    Story(
        "I had a cardiac arrest on the table and woke up a mother.",
        place="Calderdale Royal Hospital",
        date="2020-03",
        ethnicity="Kurdish",
    ),
    Story("I'm the curate here, so the whole parish knitted.", place="Ambleside"),
    Story(
        "I was 13. That's all anyone sees when they open my notes.",
        place="Barrow-in-Furness",
        date="2014",
        ethnicity="White and Black Caribbean",
    ),
    Story("Photo of my feet.", file_names=("Aaliyah-feet.heic",)),
    Story(
        "Photo of my feet.", image_metadata=({"exif_gps": "56.4907, -4.2026", "Model": "Pixel 7"},)
    ),
    Story(
        "There's a page about him, justgiving.com/fundraising/for-baby-kofi, if you want to "
        "read more."
    ),
    Story("It made the papers."),
    Story("Mebratu translated every word."),
    Story("Nobody came. Tsegereda waited with me, hungry, for the bus."),
    Story("Thandeka's waters broke first."),
    Story("We argued about names. Kelvin won."),
    Story("I saw Dr. Brown on the Monday."),
    Story("My midwives were Kate and Sunita."),
    Story("It was 3 weeks before baby Noah came home."),
    Story("I am writing as Esi, mother of three."),
    Story("“Is Fatou here?” the nurse called."),
    Story("Twins! Adam and Yusuf, five minutes apart."),
    Story("My sons are Elijah and Micah."),
    Story("I asked Ms Green for a chair."),
    Story("Please ring Jo on 01632 960 123."),
    Story("Her name tag said ‘Bukky’."),
    Story("Love to Sister May on Ward 6."),
    Story("Story by Rukhsana M."),
    Story("My twitter is @mumsy_black_and_loud"),
    Story("He was born 12.12.2012"),
    Story("His date of birth is the twelfth of December 2012."),
    Story("The ambulance crew, Pete and Lorna, sang."),
    Story("The only obstetrician in Stornoway was on leave."),
    Story("I had my baby in Tobermory in May 2019 after the air ambulance turned back."),
]

#: Nobody could.
HARMLESS = [
    Story("Labour was long. My husband rubbed my back for nineteen hours. He never once sat down."),
    Story(
        "I followed the Emma’s Diary app and it told me my baby was a grapefruit on the day "
        "that he came."
    ),
    Story(
        "We listened to Afrobeats, then Gospel, then nothing, because the monitor was our music."
    ),
    Story(
        "They wheeled me past Costa and W H Smith on the way to theatre. I smelled coffee. I "
        "remember thinking, I shall have that."
    ),
    Story("Kangaroo care, they call it. I call it holding my son."),
    Story("The form had ‘Afro-Caribbean’ and I crossed it out and wrote ‘Jamaican and Irish’."),
    Story("I was offered Sertraline and I said not yet, and in the end I said yes, and it helped."),
    Story("I had a Mirena before, so nobody believed that I could be pregnant, least of all me."),
    Story(
        "My blood was sent to Bristol for cross-matching. I pictured it on the motorway without me."
    ),
    Story("Great Ormond Street rang our hospital, and our hospital rang us, and we all waited."),
    Story(
        "Call 999 if you bleed like that. Do not ring triage, do not ring your mum. I wish "
        "someone had told me."
    ),
    Story(
        "I was a Type 1 diabetic before and they kept calling it gestational. I corrected it "
        "seven times."
    ),
    Story(
        "They asked for my next of kin and I said God, and she said, ‘Someone with a phone’. "
        "We both laughed."
    ),
    Story(
        "My sister-in-law made suya, my mother made pap, and the ward made toast. I know "
        "which one I remember: the toast."
    ),
    Story(
        "On day three I cried from noon until six. The midwife said, ‘That’s day three’, and "
        "put the kettle on."
    ),
    Story(
        "My baby was stillborn. I would choose the same hospital again because of how they "
        "were afterwards.",
        ethnicity="White British",
        place="South West England",
        date="2020",
    ),
    Story(
        "I had an emergency section at a hospital in Leeds.",
        place="Leeds",
        date="March 2021",
        ethnicity="Pakistani",
    ),
    Story("I was one of four women in the bay, and the only one without visitors."),
    Story("Photos.", file_names=("Birth_Reflections_Leaflet.pdf", "PXL_20230102_101010.jpg")),
    Story(
        "The Royal College says one-to-one care in labour. I had one to five, on a Tuesday, "
        "with an agency midwife who could not log in."
    ),
    Story("Black. Tired. Bleeding. Ignored."),
    Story("Labetalol worked. Nifedipine did not."),
    Story("Sonographers scanned me twice. Neonatologists explained."),
    Story("Bilirubin climbed. Haemoglobin dropped. Ferritin was nine."),
    Story("Preeclampsia developed fast. Sepsis followed."),
    Story("Breastfeeding hurt. Colostrum came on day two."),
    Story("Jollof helped. Egusi helped more."),
    Story("My story is in three parts: Before, During and After."),
    Story("Dear Matron, please listen to Black women."),
    Story("Thank you, NHS. Thank you, Maternity Assessment Unit."),
    Story("Monday: scan. Tuesday: steroids. Wednesday: theatre."),
    Story("I prayed. God answered. Allah is kind, my neighbour said."),
    Story("The Lullaby Trust and Bliss sent leaflets."),
    Story("I gave birth in Homerton, then moved to Leeds."),
    Story("We sang Wade in the Water on the ward."),
    Story("Doctors spoke to Interpreters. Interpreters spoke to me."),
    Story("I had Covid in 2020 and my son in 2021."),
    Story("Call 0300 330 0700 for the breastfeeding helpline."),
    Story("Ward B7, Bay 2, bed 9."),
    Story("Friends said it was the baby blues. Family said the same."),
    Story("Mum said Amen. I said nothing."),
    Story("Consultant-led care was not for me. Midwife-led care was."),
    Story("Hypnobirthing classes: £120. Dignity: priceless."),
    Story("My BMI was 34 and my HbA1c was 48."),
    Story("P.S. I would do it all again."),
]
