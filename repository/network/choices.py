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
