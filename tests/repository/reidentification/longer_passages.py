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
    Story(
        "I rang the bell and it was Tendai who came, still in her coat, to say that my blood "
        "results were back. I trusted her from then on."
    ),
    Story(
        "After three losses we had given up. Then came Rayhan, at thirty-four weeks, "
        "shouting. The paediatrician laughed and said that lungs like that need no help."
    ),
    Story(
        "I teach at St Botolph's Primary in Wragby, where I am the only teacher who wears "
        "hijab, and the parents all knew why I was away."
    ),
    Story(
        "The consultant, a tall man by the name of Featherstonehaugh, told my husband that I "
        "was being dramatic."
    ),
    Story(
        "We lost him on the second Sunday in Advent, in 2019, at the cottage hospital in "
        "Ludlow. I am from Togo."
    ),
    Story(
        "You can send any questions to theresa_o_1987@mailbox.example and I will try to "
        "answer before the baby wakes."
    ),
    Story("If it helps another family they can ring my landline, 01482 496011, in the evening."),
    Story(
        "The form had my old address on it, 3B Tannery Court, so the appointment letters went "
        "to my ex."
    ),
    Story(
        "My sister-in-law read the notes out to me. Patient Okwuosa, it said, is anxious and "
        "demanding."
    ),
    Story("They put the wrong wristband on. Hers said 943 476 5919. Mine said nothing at all."),
    Story(
        "As the parish priest's wife in Bardney I could not cry in public. When the baby "
        "died, the whole congregation came to the door."
    ),
    Story(
        "I was living on a narrowboat near Braunston when my waters went, in November 2021, "
        "and the paramedics walked the towpath with me."
    ),
    Story(
        "He was the first baby born in our new hospital in Ashby, at one minute past midnight "
        "on New Year's Day 2020."
    ),
    Story("My story is on my page, @SadiaSpeaksOut, with the pictures."),
    Story("I nearly died having Eniola. I would do it again, but not there."),
    Story("The student, I think she was called Bethan, cried with me in the sluice."),
    Story(
        "Amma and Appa came from Jaffna to help. Thivya, my little sister, slept on the floor "
        "beside me."
    ),
    Story(
        "They wrote ‘Mrs Ahmed’ on the board, though I had told them twice that it is Dr "
        "Rahimah Ahmed."
    ),
    Story(
        "I'd been a police sergeant in Boston for ten years, the only Lithuanian in the "
        "station, and the midwife recognised me from an arrest."
    ),
    Story("My mother named him after her brother, Ousmane, who died at sea."),
    Story(
        "Wrexham Maelor, ward 4, the week of the big snow in December 2010: they had to send "
        "a tractor for the anaesthetist, and for my triplets."
    ),
    Story(
        "my little one jayden has a scar from the forceps",
    ),
    Story("A photo of the ward.", file_names=("20190412_maelor_baby_aisha_nicu.jpg",)),
    Story("A letter.", file_names=("complaint-letter-0161-496-0777.docx",)),
    Story("Voice note.", file_names=("Zainab's story (final).m4a",)),
    Story("A picture of my necklace.", image_metadata=({"GPS": "52.4862, -1.8904"},)),
    Story(
        "A picture of my necklace.",
        image_metadata=({"Make": "Apple", "GPSInfo": {"1": "N", "2": [52, 29, 10]}},),
    ),
    Story(
        "I was four months pregnant when I became leader of the council here, so the bump was "
        "in every photograph.",
        place="Malvern",
    ),
    Story(
        "I have a rare blood type, and I am a wheelchair user with two sets of twins.",
        place="Selby",
        date="2017",
        ethnicity="Congolese",
    ),
    Story(
        "She arrived on the hard shoulder of the A17 while my mum held the phone.",
        date="September 2022",
        ethnicity="Polish",
    ),
    Story(
        "In our village everybody knows whose baby it was that died that winter. I am the "
        "only Black woman in it."
    ),
    Story(
        "My passport number, 533401992, was read out loud in the waiting room by the overseas "
        "visitors team."
    ),
    Story(
        "The midwife's first name was on her badge, Oyinkansola, and I asked her to write it "
        "down so that I could thank her."
    ),
    Story("I wrote to my MP, and then the Leicester Mercury rang, and they printed our picture."),
    Story(
        "Ask for me at the Bangla Women's group on Mondays in Tipton library, I run it: "
        "Shefali apa, everyone knows me."
    ),
    Story("Every night at ten Dr. K. Venkataraman came past my bed, and once he sat down."),
    Story("The baby's middle name is Ikenna, for the registrar who saved him."),
    Story("On 6/11/2020 they cut me open without asking, and on 9/11 they sent me home."),
    Story("When I came round, it was Danuta's face I saw. She was from housekeeping."),
    Story(
        "We were on holiday in Southwold when I started to bleed. The helicopter landed on "
        "the cricket pitch, August 2018. I lost my womb."
    ),
    Story(
        "They let my cousin Mebrahtu in at midnight because I would not stop screaming. He "
        "had come straight from his shift, flour on his sleeves, and he prayed in our "
        "language until I slept."
    ),
    Story(
        "The health visitor, Dawn, was the first person to ask about my mood. She had a form "
        "but she did not use it."
    ),
    Story(
        "I am not difficult to find. 07700 900771 is my number, and I would like the matron "
        "to ring me."
    ),
    Story(
        "We named her Dorcas Ewurama, after both grandmothers, and she is buried with her blanket."
    ),
    Story(
        "The bracelet they cut off me said 401 023 2137. I keep it in a tin with the scan photo."
    ),
    Story(
        "After the second tear I stopped going to appointments. There is only one optician in "
        "Moffat, and I am she, so every patient asked me when I was due and then stopped "
        "asking."
    ),
    Story(
        "The taxi dropped us at 118 Inkerman Terrace, and I climbed the stairs with stitches "
        "and a car seat."
    ),
    Story(
        "My baby was born in the toilets at Crewe station on a Friday in October 2023. The "
        "guard held the door.",
        ethnicity="Sri Lankan",
    ),
    Story("You can see how he has grown, I put a picture up each month: @_riri.and.kwesi_"),
    Story(
        "Nothing was said to me in Portuguese until a cleaner, Lurdes, told me what the "
        "doctors had decided."
    ),
    Story("Our home was in NG22 9RJ and the crew had never been that far out."),
    Story("Portrait.", file_names=("Ngozi_Umeh_portrait_v2.png",)),
    Story(
        "A picture of my window.",
        file_names=("window.jpg",),
        image_metadata=({"exif_gps": "50.7184 N, 3.5339 W"},),
    ),
    Story(
        "The referral gives my hospital number as RX1 4456721 and calls me ‘this pleasant lady’."
    ),
    Story(
        "I had to have my womb taken out. I am told that I was the only one that year.",
        place="Furness General Hospital",
        date="2021-06",
        ethnicity="Filipino",
    ),
    Story(
        "Wiola sat next to me in the bay. We had no English between us and we laughed the "
        "whole night."
    ),
    Story("I would be glad to talk: wanjirumuthoni@postbox.example is the best address."),
    Story(
        "I was in the second year of being the only barrister from a Traveller family in "
        "Wales, and I had to go back to court after nine days."
    ),
    Story(
        "My husband, who keeps the village shop at Kirkby Malzeard, shut it for the first "
        "time in ten years when our son died, in May 2022."
    ),
    Story("It was Mr Oduya, the surgeon, who came on the Sunday, in his church clothes."),
    Story(
        "It was Ekaette who first said the word preeclampsia. The doctors had been saying ‘a "
        "bit of a headache’."
    ),
    Story(
        "I asked for an interpreter and they sent my own son, Farouk, who is eleven, to tell "
        "me about my cervix."
    ),
    Story("My hand was held by a woman called Philomena, who should have gone home at eight."),
    Story(
        "We lit a candle for Oluwadarasimi. The chaplain could not say it, so he said ‘your "
        "little girl’."
    ),
    Story("Ring me, 07700 900 604, if you want the rest. I am not angry. I am tired."),
    Story(
        "The community team went to 27 Pomfret Rise instead of the refuge and told my ex "
        "where I was."
    ),
    Story(
        "For the record, my NHS number is 943-476-5919 and it is on every page of the wrong notes."
    ),
    Story("Please send the finished film to d_wojtowicz74@inbox.example before it is shown."),
    Story(
        "My daughter was born on the 30th of January, 2022, and it took until April for "
        "anyone to say sorry."
    ),
    Story(
        "I am a midwife. I live in a hamlet near Kirkby Stephen and the only maternity bed "
        "was the one that I usually make up for others."
    ),
    Story("Tell Dr Nwachukwu-Reid that the tablets worked."),
    Story(
        "They airlifted us off Islay in a gale. He was born over the sea, in February 2016, "
        "and the pilot signed his card."
    ),
    Story(
        "I lost my twins at twenty-four weeks.",
        place="Bassetlaw Hospital",
        date="March 2023",
        ethnicity="Romanian Roma",
    ),
    Story(
        "She was born in the lift, between floors, with a porter and a man delivering flowers.",
        place="Pilgrim Hospital, Boston",
        date="2022-12-24",
        ethnicity="Latvian",
    ),
    Story(
        "I posted the scar on my TikTok, zee_after_section, and eleven thousand women wrote back."
    ),
    Story("Portrait of the family.", file_names=("DSC_0981_Chukwuma_family.jpg",)),
    Story("Picture of a park bench.", image_metadata=({"GPSInfo": "lat 51.45, lon -2.58"},)),
    Story(
        "On my notes, hospital no 7723019, someone had written ‘husband controlling’. He was "
        "asking for water."
    ),
    Story("The postcode lottery is real. Ours is CA10 3LX and there is no midwife on a weekend."),
    Story(
        "As the first hijab-wearing firefighter in Grimsby I was in the Telegraph when I got "
        "the job, and again when I was pregnant."
    ),
    Story("“Breathe with me, Yordanos,” she said, and got my name right, the only one who did."),
    Story("After he died the nurse, Siân, washed him and sang. I want her to know that I heard."),
    Story(
        "I was fourteen weeks pregnant when I was elected mayor of Louth, and I hid it under "
        "the robes."
    ),
    Story("The sonographer's badge said Hyacinth. She turned the screen to the wall and I knew."),
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
