"""Facts that few people share: rare events, unusual families, small groups. Declared in tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Fact:
    """A fact in a text, with how much it narrows (see `jigsaw`)."""

    start: int
    end: int
    weight: int


#: 3: some tens a year in Britain. 2: under one birth in 200. 1: a few in a hundred.
_EVENTS: Final[dict[int, str]] = {
    3: (
        r"first (?:baby|birth|child) (?:of|born|in)\b|quadruplets|quads\b|quintuplets|"
        r"triplets|conjoined|identical triplets|"
        r"amniotic fluid embolism|uterine rupture|ruptured (?:uterus|womb)|uterus ruptured|"
        r"womb ruptured|"
        r"(?:born|gave birth|birth|delivered|arrived|came|had (?:him|her|the baby|my baby|"
        r"our (?:son|"
        r"daughter|baby)))\b[^.!?\n]{0,50}\b(?:lift|car park|layby|lay-by|motorway|M\d+|"
        r"A\d{1,4}|hard shoulder|taxi|bus|train|tram|plane|aeroplane|flight|ferry|boat|"
        r"helicopter|air ambulance|supermarket|Tesco|Asda|Sainsbury['’]?s|petrol station|"
        r"service station|toilets?|police station|prison|cell|detention centre|corridor|"
        r"hospital entrance|roadside|garden|shop|church|mosque|fire station|"
        r"floods?|snow ?storm|power cut|black ?out|earthquake|wedding|playground|school|car)|"
        r"air ambulance|helicopter|airlifted|coast ?guard|lifeboat|born in prison|"
        r"heart transplant|liver transplant|kidney transplant|ECMO|cardiac arrest|"
        r"heart stopped|"
        r"symphysiotomy|perimortem|peri-mortem|locked-in|swapped|switched at birth|wrong baby|"
        r"surrogate twins|womb transplant|lost both (?:my )?legs|amput\w+|"
        r"abdominal pregnancy|born at 2[123] weeks|maternal death|died (?:in|during|"
        r"giving) (?:childbirth|labour|birth)|wife died|"
        r"en caul|2[123] weeks and survived|surviv\w+ at 2[123] weeks|"
        r"swab (?:was )?left (?:inside|in)|retained swab|"
        r"plane crash|house fire|terror attack|stabb(?:ed|ing)|shooting|kidnapp?ed|abducted|"
        r"(?:11|12|13|1[1-3])\s?(?:lb|pounds?)\b|six kilos"
    ),
    2: (
        r"stillb(?:orn|irth)\w*|born (?:still|sleeping|asleep|without a heartbeat)|"
        r"neonatal death|died (?:at|after|when|within|a few|two|three|four|five|six|"
        r"the (?:same|next)|hours|minutes|days|in my arms)|"
        r"(?:baby|son|daughter|twins?|boy|girl) (?:had |who |sadly )?(?:died|passed away)|"
        r"lost (?:our|my|her|a|one of (?:the|our|my)) (?:son|daughter|baby|babies|twins?|"
        r"little \w+)(?! at (?:[4-9]|1\d|four|five|six|seven|eight|nine|ten|eleven|twelve|"
        r"\w+teen) weeks)|one of (?:the|our|my) twins (?:died|survived)|"
        r"hysterectomy|(?:womb|uterus) (?:had to be |had been |was )?(?:taken out|taken away|"
        r"removed)|(?:took|take|taken|taking|remov\w+) (?:out |away )?my (?:womb|uterus)|"
        r"lost my (?:womb|uterus)|never have (?:another|more) (?:child|children|bab\w+)|"
        r"never took a breath|lived for (?:\w+ ){1,3}(?:minutes?|hours?|days?)|died inside me|"
        r"heart had stopped|buried (?:him|her|them|our|my)|(?:his|her|their) (?:funeral|grave|"
        r"ashes)|(?:womb|uterus) (?:was )?removed|eclampsia|"
        r"eclamptic|HELLP|seizures?|a fit\b|placenta (?:accreta|percreta|increta)|"
        r"vasa pra?evia|placental abruption|abruption|cord prolapse|prolapsed cord|"
        r"intensive care|ICU|ITU|coma|ventilator|life support|sepsis|septic shock|stroke|"
        r"pulmonary embolism|blood clot|clots? (?:on|in) (?:my|her|the) (?:lungs?|brain|"
        r"heart)|(?:nearly|almost) died|stopped breathing|resuscitat\w+|brought me back|"
        r"cardiomyopathy|heart failure|heart attack|"
        r"aortic dissection|"
        r"lost (?:two|three|four|five|six|seven|2|3|4|5|6|7)(?:\.\d)? lit(?:re|er)s|(?:two|"
        r"three|four|five|six|2|3|4|5|6|7)(?:\.\d)?[ -]lit(?:re|er)s?|massive (?:haemorrhage|"
        r"hemorrhage|bleed)|"
        r"(?:postpartum|puerperal) psychosis|mother and baby unit|sectioned|brain (?:damage|"
        r"injury)|HIE\b|cooling|cooled|cerebral palsy|shoulder dystocia|Erb['’]?s palsy|"
        r"born at (?:2[2-7]|twenty[- ](?:two|three|four|five|six|seven)) weeks|(?:at|"
        r"only) (?:2[2-7]|twenty[- ](?:two|three|four|five|six|seven)) weeks|surrogate|"
        r"surrogacy|"
        r"adopted|lost (?:him|her|them)(?= (?:on|in|at|that|when|after|before|two|three|"
        r"the)\b|[.,;])|detained|(?:was|were) held(?! by| in h| tight| close| down)|detention|"
        r"removal centre|held in|removed at birth|taken into care|domestic abuse|raped?|"
        r"trafficked|FGM|"
        r"born before arrival|on the bathroom floor|on the kitchen floor|unassisted|"
        r"in the ambulance|in an ambulance|"
        r"ectopic|molar pregnancy|choriocarcinoma|leukaemia|breast cancer|cervical cancer|"
        r"cancer|spina bifida|Edwards|Patau|Down['’]s syndrome|trisomy|"
        r"gastroschisis|exomphalos|diaphragmatic hernia|anencephaly|"
        r"transposition of the great arteries|heart surgery|twin[- ]to[- ]twin|TTTS|"
        r"acute fatty liver|"
        r"cholestasis|sickle cell cris[ie]s|blood transfusion refus\w+|inverted uterus|"
        r"uterine inversion|forceps left|sued|negligence|inquest"
    ),
    1: (
        r"twins|emergency (?:caesarean|c-section|section)|haemorrhage|premature|prem\b|NICU|"
        r"neonatal unit|forceps|induc\w+|pre-?eclampsia|home ?birth|water ?birth|breech|"
        r"third[- ]degree|IVF|gestational diabetes"
    ),
}
#: Unusual families and persons.
_FAMILY: Final[dict[int, str]] = {
    3: (
        r"\b(?:my|our) (?:ninth|tenth|eleventh|twelfth|thirteenth)\b|\b(?:nine|ten|eleven|"
        r"twelve|9|10|11|12) (?:children|kids|siblings)\b|two sets of twins|"
        r"three sets of twins|"
        r"\b(?:aged?|was|am|at) (?:just |only )?(?:1[1-4]|eleven|twelve|thirteen|fourteen|"
        r"5[0-9]|fifty(?:[- ]\w+)?)\b(?! weeks| hours| days| minutes| cm| per|%| stitches|"
        r" women| babies|th| weeks)|"
        r"at the age of (?:1[1-4]|5[0-9])|seven foot|conjoined|albinism|dwarfism|achondroplasia"
    ),
    2: (
        r"\b(?:my|our) (?:seventh|eighth)\b|\b(?:six|seven|eight|6|7|8) (?:children|kids|boys|"
        r"girls|sons|daughters)\b|wheelchair|deafblind|blind|both (?:of us )?(?:deaf|blind)|"
        r"deaf|same[- ]sex|two mums|two dads|my wife and I|transgender|trans man|non-binary|"
        r"\b(?:aged?|was|am|at) (?:just |only )?(?:15|16|fifteen|sixteen|4[6-9])\b(?! weeks|"
        r" hours| days| minutes| cm| per|%| stitches| women| babies|th)|widow\w*|in prison|"
        r"asylum seeker|refugee camp|identical twin|my own twin|HIV|paralys\w+|amputee|"
        r"born (?:on )?the same day as|army wife|military base|traveller site|houseboat|"
        r"narrowboat|lighthouse"
    ),
    1: (
        r"\b(?:fourth|fifth|sixth) (?:child|baby|pregnancy)|\b(?:four|five) (?:children|kids)|"
        r"refugee|asylum|interpreter|single (?:mum|mother)|student"
    ),
}
_GROUPS: Final[dict[int, str]] = {
    2: (
        r"Roma|Romany|Gypsy|Traveller|Traveler|Yazidi|Rohingya|Tigrayan|Eritrean|Ethiopian|"
        r"Hazara|Uyghur|Tibetan|Inuit|Aboriginal|Maori|Māori|Samoan|Tongan|Fijian|Mongolian|"
        r"Congolese|Rwandan|Burundian|"
        r"Angolan|Chagossian|Cape Verdean|Papuan|Bolivian|Paraguayan|Peruvian|Ecuadorian|"
        r"Kazakh|Uzbek|Kyrgyz|Tajik|Laotian|Cambodian|Bhutanese|Maldivian|Malagasy|Haitian|"
        r"Guyanese|Grenadian|Barbadian|Bajan|"
        r"Sierra Leonean|Liberian|Gambian|Senegalese|Ivorian|Malian|Guinean|Togolese|Sudanese|"
        r"South Sudanese|Djiboutian|Yemeni|Kurdish|Syrian|Iraqi|Afghan|Zoroastrian|Jain|"
        r"Baha['’]i|Hasidic|Haredi|Charedi|Amish|Orthodox Jewish|Falasha|Burmese|Karen|Hmong|"
        r"Nepali|Nepalese|Vietnamese"
    ),
    1: (
        r"Somali|Nigerian|Ghanaian|Jamaican|Kenyan|Ugandan|Zimbabwean|Zambian|Cameroonian|"
        r"Bangladeshi|Pakistani|Indian|Sri Lankan|Tamil|Punjabi|Sikh|Gujarati|Bengali|Mirpuri|"
        r"Chinese|Filipin[oa]|Thai|Malaysian|Japanese|Korean|"
        r"Turkish|Iranian|Persian|Arab|Egyptian|Moroccan|Algerian|Polish|Romanian|Bulgarian|"
        r"Albanian|Lithuanian|Latvian|Ukrainian|Russian|Portuguese|Brazilian|Spanish|"
        r"Trinidadian|Yoruba|Igbo|Hausa|Twi|Akan|"
        r"Black African|Black Caribbean|African Caribbean|mixed|Muslim|Hindu|Jewish|Black|Asian"
    ),
}


def _compile(table: dict[int, str], flags: int = 0) -> list[tuple[int, re.Pattern[str]]]:
    return [
        (weight, re.compile(rf"(?<!\w)(?:{words})(?!\w)", flags))
        for weight, words in sorted(table.items(), reverse=True)
    ]


EVENTS: Final = _compile(_EVENTS, re.IGNORECASE)
FAMILY: Final = _compile(_FAMILY, re.IGNORECASE)
GROUPS: Final = _compile(_GROUPS)


def find_facts(text: str, table: list[tuple[int, re.Pattern[str]]]) -> Iterator[Fact]:
    """Find the facts of a table, the rarest first."""
    for weight, pattern in table:
        for match in pattern.finditer(text):
            yield Fact(match.start(), match.end(), weight)
