"""Longer passages, all made up: no person, event, number or account in them is real."""

from repository.reidentification.story import Story

#: Somebody could be found.
IDENTIFYING = [
    Story(
        "When the bleeding would not stop they rang upstairs and Olumide ran with the blood "
        "himself. I think about that a lot."
    ),
    Story(
        "I have told the ward I forgive them. What I want is for Sakshi, who cleaned the room "
        "and stayed with me, to be thanked."
    ),
    Story(
        "The one who saw me was Ffion. She put the chair by the bed and let me talk for an "
        "hour, and I stopped shaking."
    ),
    Story(
        "It was our fourth girl. My mother had chosen the name Wambui before we even knew, "
        "and she said it over and over."
    ),
    Story(
        "“Come on, Kemi, you can do this,” he kept saying, and I wanted to throw the gas at him."
    ),
    Story(
        "Thank you, Zsófia, for holding my hand. You were only a student and you knew more "
        "than all of them."
    ),
    Story(
        "I asked for the same midwife each time and I got her. Her name was Temperance and I "
        "still send her a card."
    ),
    Story(
        "My brother-in-law, Delroy, drove us in his van. The security guard at the gate would "
        "not let him park."
    ),
    Story(
        "I gave my details to the desk: Mrs A. Karunaratne, second baby, thirty-eight weeks. "
        "They wrote it wrong three times."
    ),
    Story("He is nearly two now. Idris still does not sleep, but he laughs at everything."),
    Story("We waited for the social worker, a Mr Pemberton, who had the wrong file."),
    Story("My mum, Joyce, told the doctor what I could not say."),
    Story("The doctor on call, Sadiq something, never came to the room."),
    Story("Call me between nine and five on 0044 7700 900555, my sister will translate."),
    Story("The best way to reach our group is my mobile: 07700-900-238."),
    Story("On the form: D.O.B. 3.4.92, blood group O negative, allergic to penicillin."),
    Story("My due date was 21st August and everybody in the office had put money on it."),
    Story("NHS no. 4857773456 was printed on the label they stuck on my coat."),
    Story("I kept the bracelet. It says MRN 00482913 and the time, and it still makes me cry."),
    Story("The letter quoted my unit number, 558210, and the other woman's name."),
    Story(
        "Look me up: I'm on TikTok as sunny_sadia_98 and I make videos about sickle cell and "
        "pregnancy."
    ),
    Story("My e-mail is s.adeyinka.mum (at) example (dot) org if the team want to hear more."),
    Story(
        "There are forty houses here in Castle Acre and I was the only one having a baby that "
        "winter, so when the helicopter came everyone knew.",
    ),
    Story(
        "I run the only Thai restaurant in Alnwick with my husband, so when I collapsed at "
        "work, customers saw."
    ),
    Story(
        "I am a firefighter, the only woman on my watch at Todmorden station, and I worked "
        "until seven months."
    ),
    Story("My dad is the mayor of Kettleborough and he rang the chief executive himself."),
    Story(
        "I'm the GP in a village in north Devon and I knew every one of the staff who looked "
        "after me."
    ),
    Story(
        "She was stillborn on the same ward where I work.",
        place="Hexham General Hospital",
        date="2022-11",
        ethnicity="Nepali",
    ),
    Story(
        "We were the first same-sex couple to have triplets there.", place="Harrogate", date="2020"
    ),
    Story(
        "I had the baby in the lift between the second and third floor.",
        place="Wansbeck General",
        date="July 2021",
        ethnicity="Ghanaian",
    ),
    Story(
        "I was fifteen. They sent me to the ward with the older women and no one told me what "
        "would happen.",
        place="Berwick",
        date="May 2018",
        ethnicity="Roma",
    ),
    Story(
        "Photo of my bump at the beach.",
        file_names=("IMG_2231.jpg",),
        image_metadata=({"exif_gps": "54.7755,-1.5849"},),
    ),
    Story(
        "Photo of my bump at the beach.", image_metadata=({"exif_gps": "51°30'26\"N 0°7'39\"W"},)
    ),
    Story("A photo of my hands.", file_names=("fatuma_abdi_ward7_bed12.png",)),
    Story("A photo of my hands.", file_names=("Mrs-Kowalczyk-consent-form.pdf",)),
    Story("A drawing.", file_names=("for Siobhan.docx",)),
    Story("Here is where it happened: 52.6309, 1.2974. There is a bench now."),
    Story("The ambulance needed what3words, ///plank.fever.otter, to find the farm."),
    Story(
        "The coroner's inquest was in the Yorkshire Post and people still come up to me in "
        "the shop."
    ),
    Story("After the court case they put us on the six o'clock news and my face was everywhere."),
    Story(
        "Our house is number 9 on Mafeking Street, with the green door. The midwife came in "
        "the snow."
    ),
    Story("We were placed in the Travelodge on Cardington Road with a newborn and no fridge."),
    Story(
        "I am writing this from Yarl's Wood, where I was held when I was six months pregnant, "
        "in January 2019, and I am Eritrean."
    ),
]

#: Nobody could.
HARMLESS = [
    Story(
        "I wanted to be heard. Instead I heard the words ‘failure to progress’, and a Kiwi "
        "cup was fetched. Nobody explained what that was."
    ),
    Story("Between March and May I had eleven appointments. August was a blur."),
    Story(
        "My blood group is O negative, so I needed Anti-D at 28 weeks and again after he was born."
    ),
    Story(
        "The sonographer was silent. Then the consultant came, and the registrar, and a "
        "student. I asked for my mum."
    ),
    Story("A friend told me about Bliss and Tommy’s. I wish the ward had."),
    Story(
        "I am Yoruba and in my family the grandmother bathes the baby. The staff nurse said "
        "that it was against policy."
    ),
    Story(
        "English is my third language after Tigrinya and Arabic. Google Translate told me "
        "that my baby was a cabbage."
    ),
    Story(
        "The Edinburgh scale asks if you have blamed yourself. I ticked ‘Yes, most of the time’."
    ),
    Story("Will I do it again? Maybe. Hope is a stubborn thing, as my nan says."),
    Story(
        "A Bakri balloon, four units of blood, and a very kind anaesthetist. That is what I "
        "remember of that night."
    ),
    Story("My pressure was 158 over 104, the protein was 3+, and I had gained 14 kg."),
    Story(
        "She weighed 2,430 grams and fed every 3 hours. I wrote it all on the back of an "
        "envelope: 07:15, 10:20, 13:05."
    ),
    Story(
        "They gave me a leaflet with a number, 0800 028 3550, for people whose waters break early."
    ),
    Story(
        "The Trust apologised in 2021. I accept it. I would like them to train people in "
        "pulse oximetry on darker skin."
    ),
    Story(
        "I had gestational diabetes in both pregnancies. The dietitian had never heard of "
        "plantain, fufu or egusi.",
        ethnicity="Black African",
        place="South London",
    ),
    Story(
        "I had a caesarean at 39 weeks and went home after two days.",
        place="Royal Fenland Hospital",
        date="2022",
    ),
    Story(
        "My baby was stillborn at 37 weeks. The bereavement midwife made memory boxes with us.",
        place="North West England",
    ),
    Story(
        "I was 24, it was my second baby, and the ward was so short of staff that nobody "
        "brought water."
    ),
    Story(
        "At the Grenfell inquiry people spoke of not being heard. That is how maternity felt to me."
    ),
    Story("On Mother’s Day the ward gave us all a card. I cried, because he was in NICU."),
    Story("Prof said I should join the study, so I did. It was led by a university in the north."),
    Story("I’m a teacher. I’m used to being listened to. In labour I was not."),
    Story("My husband works nights in a warehouse, and the visiting hours ended at eight."),
    Story("The interpreter on the phone spoke Dari and I speak Pashto, so we guessed."),
    Story("It was a Sunday, and the scan department was shut until Monday."),
    Story(
        "I heard that Black women are four times as likely to die. MBRRACE, I think. Nobody "
        "on the ward would talk about it."
    ),
    Story("Queen Charlotte’s or St Thomas’, my sister said, go there. But I was out of area."),
    Story(
        "I watched Call the Midwife all through my leave, and One Born Every Minute until my "
        "waters broke."
    ),
    Story("I had read Ina May’s book and wanted a water birth. What I got was the theatre."),
    Story(
        "The doula, a retired nurse, was paid for by a charity. She was the only person who "
        "asked me what I wanted."
    ),
    Story("Photo of flowers on the sill.", file_names=("DSC_0042.JPG",)),
    Story("Photo.", file_names=("quilt-square-final-v3.png",)),
    Story("Photo.", file_names=("voice-recording-03.m4a",)),
    Story("I used the Badger Notes app. It logged me out at 33 weeks and I lost my birth plan."),
    Story("They moved me from Bay 4 to Bay 2 to Room 11, and each time I told the story again."),
    Story(
        "Our antenatal class was on Zoom because of Covid. The teacher had a cat called Biscuit."
    ),
    Story(
        "Sickle cell runs in the family. I told them my HbS was 78% and they gave me paracetamol."
    ),
    Story(
        "In Islam we whisper the adhan in the baby’s ear. The paediatrician waited. I will "
        "not forget that."
    ),
    Story(
        "My partner and I are both Deaf. The hospital booked a BSL interpreter for two of "
        "nine appointments.",
        place="East Midlands",
    ),
    Story("First they said Thursday. Then they said Friday. Then ‘the list is full, Love’."),
]
