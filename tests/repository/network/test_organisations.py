from datetime import date

import pytest
from django.core.exceptions import ValidationError

from repository.network.choices import REGION_CODES, Region
from repository.network.ods import validate_ods_code
from repository.network.ror import is_ror
from tests.factories.organisation import OrganisationFactory

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


@pytest.mark.parametrize("code", ["RQ3", "QHL", "QE1", "Y60", "RQ301", "8J094X", "7A4"])
def test_a_code_in_the_form_of_the_ods_is_accepted(code):
    validate_ods_code(code)


@pytest.mark.parametrize(
    "code", ["", "RQ", "rq3", "RQ-3", "RQ3 ", "RQ3\n", "1234", "RQ30123", "ÅQ3"]
)
def test_a_wrong_ods_code_is_refused_with_an_example(code):
    with pytest.raises(ValidationError, match="such as RQ3"):
        validate_ods_code(code)


def test_an_organisation_may_have_no_code():
    OrganisationFactory(ods_code="").full_clean()


@pytest.mark.parametrize("ror", ["02jx3x895", "https://ror.org/02jx3x895", " ROR.org/02JX3X895"])
def test_a_ror_identifier_is_kept_by_itself_however_it_is_given(ror):
    body = OrganisationFactory.build(slug="example", ror=ror)

    body.full_clean()

    assert body.ror == "02jx3x895"


@pytest.mark.parametrize(
    "ror", ["02jx3x896", "02jx3x8950", "12jx3x895", "02jx3l895", "RQ3", "02jx3x8\u0669\u0665"]
)
def test_a_wrong_ror_identifier_is_refused_with_an_example(ror):
    with pytest.raises(ValidationError, match="such as 02jx3x895"):
        OrganisationFactory.build(slug="example", ror=ror).full_clean()


@pytest.mark.parametrize("ror", ["05gq02987", "052gg0110", "03vek6s52", "029chgv08", "013meh722"])
def test_identifiers_of_the_registry_pass_their_own_check(ror):
    assert is_ror(ror)


def test_an_organisation_gets_its_address_from_its_name():
    assert OrganisationFactory(name="Cwm Taf Morgannwg UHB").slug == "cwm-taf-morgannwg-uhb"


def test_two_long_names_that_begin_alike_get_different_addresses():
    first = OrganisationFactory(name="The Royal College of Midwives (England)")
    second = OrganisationFactory(name="The Royal College of Midwives, England")

    assert first.slug != second.slug


def test_an_organisation_cannot_end_before_it_began():
    body = OrganisationFactory.build(active_from=date(2020, 1, 1), active_to=date(2019, 1, 1))

    with pytest.raises(ValidationError, match="cannot end before it began"):
        body.clean()


def test_a_merger_cannot_lead_back_to_where_it_began():
    first, second, third = OrganisationFactory.create_batch(3)
    first.successor = second
    first.save()
    second.successor = third
    second.save()
    third.successor = first

    with pytest.raises(ValidationError, match="round in a circle"):
        third.clean()


def test_an_organisation_cannot_succeed_itself():
    body = OrganisationFactory()
    body.successor = body

    with pytest.raises(ValidationError, match="round in a circle"):
        body.clean()


def test_a_chain_of_mergers_is_accepted():
    first, second, third = OrganisationFactory.create_batch(3)
    first.successor, second.successor = second, third
    second.save()

    first.clean()


def test_every_region_of_nhs_england_has_its_code():
    assert sorted(REGION_CODES.values()) == ["Y56", "Y58", "Y59", "Y60", "Y61", "Y62", "Y63"]
    assert set(REGION_CODES) <= set(Region.values)
    assert OrganisationFactory(region=Region.MIDLANDS).region_code == "Y60"
    assert OrganisationFactory(region=Region.WALES).region_code == ""
