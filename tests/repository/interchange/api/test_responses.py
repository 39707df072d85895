"""Who may keep an answer, and who may read it from another site's page."""

import pytest
from django.test import Client

from tests.factories.case_study import CaseStudyFactory
from tests.factories.voice import PersonalVoiceFactory, VoiceFactory
from tests.repository.interchange.api.asking import ask

pytestmark = pytest.mark.django_db
ORIGIN = "https://elsewhere.example"


def paths():
    name = CaseStudyFactory().record.pk
    return ["records/", "changes/", "openapi.json"] + [
        f"records/{name}/{path}" for path in ("", "versions/", "versions/1/")
    ]


def test_an_answer_that_has_not_moved_is_not_sent_again():
    for path in paths():
        answer = ask(path)
        assert answer.headers["Cache-Control"] == "no-cache"
        again = ask(path, status=304, headers={"If-None-Match": answer.headers["ETag"]})
        assert again.content == b""
        ask(path, headers={"If-None-Match": '"another"'})


def test_an_answer_that_has_moved_is_sent():
    page = CaseStudyFactory()
    path = f"records/{page.record.pk}/"
    before = ask(path).headers["ETag"]
    page.title, page.change_note = "Another title", "Changed."
    page.save_revision().publish()

    assert ask(path, headers={"If-None-Match": before}).json()["title"] == "Another title"


def test_head_says_what_get_would():
    for path in paths():
        found, head = Client().get(f"/api/{path}"), Client().head(f"/api/{path}")
        assert head.status_code == 200
        assert head.headers["ETag"] == found.headers["ETag"]
        assert head.content == b""


def test_no_cache_keeps_a_story():
    story = PersonalVoiceFactory(consent={"reuse": True})

    name = story.record.pk
    for path in ("records/", "changes/", f"records/{name}/", f"records/{name}/versions/1/"):
        answer = ask(path)
        assert answer.headers["Cache-Control"] == "no-store"
        assert "ETag" not in answer.headers


def test_no_cache_keeps_the_words_of_a_story_that_another_record_quotes():
    story = PersonalVoiceFactory(
        quotations=[("quotation", {"text": "Nobody came."})], consent={"reuse": True}
    )
    page = CaseStudyFactory(quoted_voices=[("quoted_voice", {"voice": story, "quotation": "q1"})])

    for path in ("", "versions/1/"):
        answer = ask(f"records/{page.record.pk}/{path}")
        assert "Nobody came." in answer.content.decode()
        assert answer.headers["Cache-Control"] == "no-store"


def test_published_research_is_kept_like_any_other_record():
    assert "ETag" in ask(f"records/{VoiceFactory().record.pk}/").headers


def test_pages_of_other_sites_may_read_and_see_what_they_need():
    for path in paths():
        answer = ask(path, headers={"Origin": ORIGIN})
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in answer.headers
        assert {"etag", "link", "ratelimit", "ratelimit-policy", "retry-after"} <= {
            name.strip().lower()
            for name in answer.headers["Access-Control-Expose-Headers"].split(",")
        }


def test_they_may_read_errors_and_searches_too():
    ask("records/?nonsense=1", status=400, headers={"Origin": ORIGIN})
    for path, status in (("records/?x=1", 400), ("records/cs-000000000/", 404), ("nothing", 404)):
        answer = ask(path, status=status, headers={"Origin": ORIGIN})
        assert answer.headers["Access-Control-Allow-Origin"] == "*"


def test_a_browser_that_asks_first_is_told_what_it_may_do():
    answer = Client().options(
        "/api/records/",
        headers={
            "Origin": ORIGIN,
            "Access-Control-Request-Method": "GET",
            "Access-Control-Request-Headers": "if-none-match",
        },
    )

    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert "if-none-match" in answer.headers["Access-Control-Allow-Headers"]


@pytest.mark.parametrize("path", ["/", "/admin/login/", "/search/"])
def test_nothing_else_is_opened_to_other_sites(path):
    answer = Client().get(path, headers={"Origin": ORIGIN})

    assert "Access-Control-Allow-Origin" not in answer.headers


def test_an_unknown_address_is_a_problem_and_no_page():
    for path in ("nothing", "records", "records/cs-000000000/more/", "pages/", "v2/pages/"):
        assert ask(path, status=404).headers["Content-Type"] == "application/problem+json"
