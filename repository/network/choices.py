"""Regions of the NHS and kinds of organisation. Codes: NHS England regions, ODS (Y codes)."""

from typing import Final

from django.db import models

REGION_CODES: Final = {
    "east-of-england": "Y61",
    "london": "Y56",
    "midlands": "Y60",
    "north-east-and-yorkshire": "Y63",
    "north-west": "Y62",
    "south-east": "Y59",
    "south-west": "Y58",
}


class Region(models.TextChoices):
    """An NHS England region, another nation of the UK, or elsewhere."""

    EAST_OF_ENGLAND = "east-of-england", "East of England"
    LONDON = "london", "London"
    MIDLANDS = "midlands", "Midlands"
    NORTH_EAST_AND_YORKSHIRE = "north-east-and-yorkshire", "North East and Yorkshire"
    NORTH_WEST = "north-west", "North West"
    SOUTH_EAST = "south-east", "South East"
    SOUTH_WEST = "south-west", "South West"
    WALES = "wales", "Wales"
    SCOTLAND = "scotland", "Scotland"
    NORTHERN_IRELAND = "northern-ireland", "Northern Ireland"
    UK_WIDE = "uk-wide", "Whole of the UK or England"
    OUTSIDE_UK = "outside-uk", "Outside the UK"


class OrganisationKind(models.TextChoices):
    """What kind of body an organisation is."""

    TRUST = "trust", "NHS trust"
    ICB = "icb", "Integrated care board"
    ICS = "ics", "Integrated care system"
    LMNS = "lmns", "Local maternity and neonatal system"
    MNVP = "mnvp", "Maternity and neonatal voices partnership"
    UNIVERSITY = "university", "University or research group"
    CHARITY = "charity", "Charity or community organisation"
    ROYAL_COLLEGE = "royal-college", "Royal college or professional body"
    NATIONAL_BODY = "national-body", "National body"
    PROFESSIONAL_NETWORK = "professional-network", "Network or collaborative"
    COMPANY = "company", "Company"
    GOVERNMENT = "government", "Parliament or government"
    OVERSEAS = "overseas", "Health service outside the UK"
    OTHER = "other", "Other"


class ContextKind(models.TextChoices):
    """What is stated of a place. Ethnic mix is by the five groups of the census."""

    BIRTHS = "births", "Births a year"
    UNIT_TYPE = "unit-type", "Type of unit"
    DEPRIVATION = "deprivation", "Women living in the most deprived fifth of the nation (%)"
    ASIAN = "asian", "Asian or Asian British (%)"
    BLACK = "black", "Black, Black British, Caribbean or African (%)"
    MIXED = "mixed", "Mixed or multiple ethnic groups (%)"
    WHITE = "white", "White (%)"
    OTHER = "other", "Other ethnic group (%)"


#: The kinds that make up an ethnic mix.
ETHNIC_MIX: Final = (
    ContextKind.ASIAN,
    ContextKind.BLACK,
    ContextKind.MIXED,
    ContextKind.WHITE,
    ContextKind.OTHER,
)


class UnitType(models.TextChoices):
    """Where women give birth at a place."""

    OBSTETRIC = "obstetric", "Obstetric unit"
    ALONGSIDE = "alongside", "Obstetric unit with an alongside midwifery unit"
    FREESTANDING = "freestanding", "Freestanding midwifery unit"
    SEVERAL = "several", "Several units of different types"
    NO_BIRTHS = "no-births", "No births: community or clinic alone"
