"""Longer passages in which somebody could be found. All made up: nothing in them is real."""

from repository.reidentification.story import Story

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
