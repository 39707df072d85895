"""Longer passages in which nobody could be found. All made up: nothing in them is real."""

from repository.reidentification.story import Story

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
    Story(
        "I had been told that Braxton Hicks feel like a belt. This was not a belt. They sent "
        "me home with paracetamol, and I came back at nine centimetres."
    ),
    Story(
        "In Ramadan I asked if I could fast. The midwife did not know, but she found out, and "
        "rang me the next day. That is all I ask."
    ),
    Story(
        "Everyone on the ward was kind, but nobody had heard of G6PD. I had to explain to "
        "three doctors what my son cannot eat."
    ),
    Story(
        "They say that Black babies’ jaundice is missed. He was yellow in the eyes, I said so "
        "on Monday, and on Wednesday he was under the lights."
    ),
    Story("Grace. That is what the old midwife had: grace. She did not hurry."),
    Story(
        "I was on Magnesium for a day. The room was dark. I remember my mother’s singing and "
        "the beep of the Dinamap."
    ),
    Story("The Hope Clinic gave me a slot, and at the Joy of Birth group I met other mothers."),
    Story(
        "My waters broke in Tesco, which everyone finds funny, and I was in labour for two "
        "days after that. It was in a city in the north."
    ),
    Story("They offered a Propess pessary and then the drip. Nobody told me that I could say no."),
    Story("Ring PANDAS on 0808 1961 776. I did. A stranger stayed on the line for an hour."),
    Story(
        "I was told my Hb was 68 and my BP 90/50 and still the doctor said ‘you look fine’. I "
        "am dark-skinned. I do not go pale."
    ),
    Story(
        "As a Muslim woman I asked for a female doctor. They found one in ten minutes. It can "
        "be done."
    ),
    Story("My first was born in Lagos and my second in London, and I was more afraid in London."),
    Story(
        "We were in Room 3, then in Bay C. The clock on the wall was stuck at ten past four "
        "the whole week."
    ),
    Story(
        "The letter said: your appointment with the Consultant Obstetrician is on Level 5, "
        "Women’s Outpatients, Blue Zone."
    ),
    Story(
        "I learnt the word ‘Syntometrine’ when I read my notes. I learnt ‘Accreta’ too. I "
        "would rather have learnt them from a person."
    ),
    Story(
        "I breastfed on Monday, pumped on Tuesday and cried on Wednesday. By Friday the "
        "infant feeding team had come."
    ),
    Story(
        "I am in my thirties, I have a degree, I speak English as you do, and they spoke to "
        "my husband instead of me."
    ),
    Story(
        "The Race and Health Observatory asked people like me what we wanted. We wanted to be "
        "believed."
    ),
    Story("What I liked about the Maternity Voices Partnership was that they paid my bus fare."),
    Story(
        "My son is autistic and they let him come to the scan first, on his own, to see the room."
    ),
    Story(
        "I had my baby in 2018 in a hospital in the West Midlands. I lost two litres and no "
        "one weighed the swabs.",
        ethnicity="Bangladeshi",
    ),
    Story(
        "My twins came at thirty-three weeks.",
        place="Birmingham",
        date="2021",
        ethnicity="Pakistani",
    ),
    Story(
        "Our baby died before she was born. We have never been told why.",
        place="London",
        date="2019",
        ethnicity="Black African",
    ),
    Story(
        "I wanted my placenta and they had thrown it away. In my culture, Igbo, it should be "
        "buried at home."
    ),
    Story("It is not one midwife, it is the rota. There were three of them for nineteen of us."),
    Story(
        "The Doppler found nothing, then the scan found everything. I thanked God and then "
        "the sonographer."
    ),
    Story("I used to be a bank manager. On the ward I was ‘bed nine’."),
    Story("My mother-in-law makes a soup, pepper and goat, and that was my recovery plan."),
    Story(
        "I was under the diabetic clinic, the haematology clinic and the Rainbow team, and "
        "not one of them had read what the others wrote."
    ),
    Story("Photo.", file_names=("maternity-ward-corridor.jpg",)),
    Story("Photo.", file_names=("Screenshot 2022-08-01 at 10.22.31.png",)),
    Story(
        "Photo.",
        file_names=("story_photo_2.jpeg",),
        image_metadata=({"Make": "samsung", "Model": "SM-G991B", "ISOSpeedRatings": 100},),
    ),
    Story(
        "“Is there a Doctor in the family?” she asked, as though that would change what I was owed."
    ),
    Story(
        "Since April the unit has had a Twi interpreter on Thursdays. My sister’s birth was "
        "nothing like mine."
    ),
    Story(
        "I told her I was a Jehovah’s Witness and that blood was not an option. She wrote it "
        "down and did not argue."
    ),
    Story(
        "You are told to count the kicks. I counted. On the Sunday there were fewer. I rang, "
        "and they said, ‘Have a cold drink, my Love.’"
    ),
    Story(
        "By the time Dad had parked, I was pushing. He still says that Mum had more patience "
        "than both of us."
    ),
    Story(
        "The Friends and Family Test asked whether I would recommend the ward. I ticked "
        "‘Don’t know’."
    ),
    Story(
        "It was the hottest week of the summer, the fan was broken, and I had pre-eclampsia. "
        "They brought ice in a glove."
    ),
    Story(
        "When they said ‘category one’ the room filled with people. I counted fourteen. Not "
        "one of them told me their role."
    ),
    Story(
        "I was on Tinzaparin for six weeks, and my husband learnt to give the injection "
        "because I could not look."
    ),
    Story(
        "May is when the midwives change rota, I was told, and so I met six of them in four weeks."
    ),
    Story(
        "The Bishop score was three and nobody would say if three was good. It is not, I know now."
    ),
    Story("My faith helped me, and so did a very patient night nurse who plaited my hair."),
    Story(
        "If you feel like this please call 0808 802 0925, they are trained and they do not judge."
    ),
    Story(
        "I had my second baby in Nottingham in 2020, with my mask on, and my mother on a "
        "phone propped against the jug.",
        ethnicity="Black Caribbean",
    ),
    Story(
        "Everything was explained in Bengali by a doctor from another ward, who had just come "
        "up for a sandwich."
    ),
    Story(
        "At the Whittington they have a quiet room. At my hospital there was a cupboard with "
        "a chair."
    ),
    Story(
        "I read the Ockenden review and the Kirkup one. I read them at night with a torch, "
        "like a child."
    ),
    Story(
        "We are Sikh, and they let my husband keep his kara on in theatre. It took one "
        "question and one answer."
    ),
    Story(
        "My temperature was 38.6, my pulse 121. Someone wrote it down. Nobody looked at it "
        "again for five hours."
    ),
    Story(
        "The lady who brought the tea asked how I was, and waited for the answer. The others "
        "asked and left."
    ),
    Story(
        "My iron was low in both pregnancies. I was told to eat spinach. I was 31, a cook, "
        "and I know what iron is in.",
        place="Greater Manchester",
    ),
    Story("A picture of the blue room.", file_names=("blue-room-2.jpg",)),
    Story(
        "I heard the registrar say ‘She’s fine, she’s just loud’. I am from a loud family. I "
        "was also bleeding."
    ),
    Story(
        "We had hoped for a water birth. In the end it was forceps, a tear, and the Spinal "
        "team at two in the morning."
    ),
    Story(
        "The Trust has a page for complaints, www.northbrook.nhs.uk/feedback, and I would say "
        "use it."
    ),
    Story(
        "I lost my baby at eleven weeks. They gave me a leaflet, and the leaflet was kind.",
        place="East of England",
        date="2022",
    ),
    Story(
        "The Tommy’s midwife rang back the same day. She spoke to me as though I was the only "
        "person in London."
    ),
    Story(
        "The Pinard was on the shelf, and an old midwife took it down and let my daughter "
        "listen. That is my best memory."
    ),
    Story("I am allergic to penicillin, and it is written in red, and they still drew it up."),
    Story("June was hot. In July they induced me, and August I do not remember."),
    Story(
        "They had a poster about Black maternal health on the wall, and under it I was told "
        "to calm down."
    ),
    Story(
        "If you have lost a baby the people at Sands are on 0808 164 3332 and they will not "
        "rush you."
    ),
    Story(
        "I would have liked a doula. I would have liked my mum, too, but visas cost more than "
        "prams."
    ),
    Story(
        "I had eclampsia, and three days that I cannot remember. I am well now.",
        place="Yorkshire",
        date="2018",
    ),
    Story("My waters broke at work. I teach Year 3, and they still ask about it."),
    Story("The Kleihauer test, the Coombs test, the anti-K antibodies: nobody drew me a picture."),
    Story("Patience, they said. Patience is easy to say with your shoes on."),
    Story("I was told it was Hashimoto’s and then that it was not. It was."),
    Story(
        "My sister is a midwife in another city and she told me what to ask. Not everyone has "
        "a sister like that."
    ),
    Story("We moved from Slough to Leicester in the middle of it and my notes did not."),
    Story("We had our antenatal classes at a Sure Start centre next to Lidl. It has closed now."),
    Story("A student said, ‘You have lovely veins’. It was the only compliment that day."),
    Story(
        "I had a third-degree tear. The physio said, ‘Most women get better’. I would like to "
        "be most women.",
        ethnicity="Chinese",
        place="London",
        date="2023",
    ),
    Story(
        "The Trust’s own figures say that one in five of us needed an interpreter, and one in "
        "twenty had one."
    ),
    Story(
        "He was born at 28 weeks and he is at school now. I carried him in a sling on the "
        "unit until my back gave way."
    ),
    Story("Room 9, second floor, blue curtain, no window. I could draw it for you."),
    Story(
        "I did not know the word ‘colostrum’ in any language. The support worker showed me "
        "with her hands."
    ),
    Story("Photos.", file_names=("IMG-20210503-WA0007.jpg", "cover_art.png")),
    Story(
        "We were offered Healthy Start vouchers, a Bounty pack and a form. I wanted a conversation."
    ),
    Story(
        "I wrote to the Trust in January 2021. I had an answer in March. It began, ‘I am "
        "sorry that you feel’."
    ),
    Story(
        "When Eid came the ward sister had put up a crescent made of foil. I cried more at "
        "that than at the birth."
    ),
]
