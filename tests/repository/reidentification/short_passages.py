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
    Story(
        "At first it was only me who worried. Then Soraya took my blood pressure again, by "
        "hand, and ran."
    ),
    Story(
        "I told the reviewer, a Professor Whitcombe, what I have told you, and he wrote none "
        "of it down."
    ),
    Story(
        "My partner, Jerome, is not mentioned once in the notes, although he was there for "
        "all thirty hours."
    ),
    Story(
        "She is called Amarachukwu. At the desk they shortened it to ‘Baby Girl’ and then to "
        "a number."
    ),
    Story("Anybody who needs me can phone 020 7946 0958 after school."),
    Story(
        "The letter about my loss was opened by the people at 41A Wexcombe Road, where I had "
        "not lived for two years."
    ),
    Story("I still know it by heart, my NHS number: 401 023 2137."),
    Story(
        "hello, this is my story, you can share it but please ask me first: "
        "temi_and_the_twins@postal.example"
    ),
    Story(
        "I was in labour from the fifth of June 2020 to the seventh, and my mother was not let in."
    ),
    Story(
        "I teach the choir and run the post office in Aberdaron, so half of my customers had "
        "seen me waddle."
    ),
    Story(
        "Three of us had the same name on the bay, so I was Blessing Two and she was Blessing One."
    ),
    Story("The registrar, whose badge said Priyanka, was crying too."),
    Story("We were on BBC Look North with the ambulance crew, holding him up like a cup."),
    Story(
        "I collapsed with a clot on my lung nine days after.",
        place="Scarborough Hospital",
        date="August 2019",
        ethnicity="Gambian",
    ),
    Story(
        "He was born on the ferry, an hour out from Lerwick, with a vet in attendance.", date="2018"
    ),
    Story(
        "Our triplets are the only triplets at the school.",
        place="Haltwhistle",
        ethnicity="Vietnamese",
    ),
    Story("The video.", file_names=("Kadiatou_final_cut.mp4",)),
    Story(
        "The photo of the door.",
        image_metadata=({"GPSInfo": {"GPSLatitudeRef": "N", "GPSLatitude": [51.5, 0, 0]}},),
    ),
    Story(
        "Crew number 4471, case reference 2210-88461: I asked for both, and I got an apology "
        "for neither."
    ),
    Story("I am on Facebook as Nana.Yaa.Speaks if any mother wants to write to me."),
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
    Story(
        "At first it was only me who worried. Then a nurse took my blood pressure again, by "
        "hand, and ran."
    ),
    Story("I had a Foley balloon overnight. It is a strange thing to sleep with."),
    Story(
        "In Hackney and Tower Hamlets there are link workers who speak Sylheti. In my area "
        "there is a leaflet."
    ),
    Story("My aunties came with okra, saltfish and opinions."),
    Story(
        "For advice there is the NHS website, or the helpline on 0345 123 2399, or any "
        "midwife with five minutes."
    ),
    Story("I am Nigerian, British and Catholic, in no order, and the form wanted one."),
    Story("I was booked for the third of the list and went down seventh."),
    Story("The consultant said that my risk was 1 in 150. I asked, 1 in 150 of whom?"),
    Story("I was told ‘Baby is happy’. Baby was not happy. Baby was tachycardic."),
    Story(
        "They were kind in the bereavement suite. I had my own door. I had no words, and they "
        "did not ask for any.",
        place="Greater London",
        date="2021",
    ),
    Story("We had forty minutes of skin-to-skin. I would have paid for forty more."),
    Story("I had ten stitches, two paracetamol and one good cry."),
    Story("My husband is a taxi driver and he knew every hospital in the city by its car park."),
    Story(
        "The interpreter app said Swahili. I speak Kinyarwanda. It is not the same thing, at all."
    ),
    Story(
        "I was induced at thirty-eight weeks for gestational diabetes.",
        place="Bradford",
        date="2022",
        ethnicity="Pakistani",
    ),
    Story(
        "Hope is not a plan, my sister says; but in the neonatal unit it is all there is on "
        "the shelf."
    ),
    Story(
        "The Bliss volunteer had been a neonatal parent herself. You could tell, since she "
        "did not say ‘at least’."
    ),
    Story(
        "We are asked, every time, to tell it from the beginning. I would like someone to "
        "read the beginning."
    ),
    Story("Photo.", file_names=("artwork-hands-holding-heart.svg",)),
    Story(
        "It should be law that you may have someone with you. In April 2020 it was law that "
        "you may not."
    ),
]
