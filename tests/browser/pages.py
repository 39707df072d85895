"""Every kind of page and every state it can be in, by name. `{…}` is filled from the content."""

from dataclasses import dataclass


@dataclass(frozen=True)
class PublicPage:
    """A page of the site: where it is, and with which status it answers."""

    name: str
    path: str
    status: int = 200


INFORMATION = (
    "about", "about/accessibility", "about/privacy", "about/cookies", "about/contact",
    "about/using-this-site", "about/how-we-choose-words",
)  # fmt: skip
PAGES = (
    PublicPage("home", "/"),
    PublicPage("case-studies", "/case-studies/"),
    PublicPage("policy-recommendations", "/policy-recommendations/"),
    PublicPage("tools", "/tools/"),
    PublicPage("voices", "/voices/"),
    PublicPage("list-narrowed", "/case-studies/?theme=listening&priority_area=cross-cutting"),
    PublicPage("list-empty", "/tools/?q=zzxqzzxq"),
    PublicPage("search", "/search/"),
    PublicPage("search-words", "/search/?q=bleeding+after+birth&type=case-study"),
    PublicPage("search-narrowed", "/search/?theme=listening&year_from=2010&state=retracted"),
    PublicPage("search-notices", "/search/?q=birth&nonsense=1&theme=no-such-theme&page=999999999"),
    PublicPage("search-empty", "/search/?q=zzxqzzxq&type=tool"),
    PublicPage("search-last-page", "/search/?page=4"),
    PublicPage("gaps", "/search/gaps/"),
    PublicPage("case-study", "{rich.url}"),
    PublicPage("case-study-summary", "/case-studies/obs-cymru/"),
    PublicPage("policy-recommendation", "{recommendation.url}"),
    PublicPage("policy-recommendation-summary", "/policy-recommendations/nice-ng3/"),
    PublicPage("tool", "{tool.url}"),
    PublicPage("tool-summary", "/tools/driver-diagram-equity/"),
    PublicPage("voice-story", "{story.url}"),
    PublicPage("voice-translation", "{translation.url}"),
    PublicPage("voice-audio", "{audio.url}"),
    PublicPage("voice-video", "{video.url}"),
    PublicPage("adopt", "/id/{rich.id}/adopt/"),
    PublicPage("adoptions", "/id/{rich.id}/adoptions/"),
    PublicPage("adoption-sent", "/adoptions/sent/"),
    PublicPage("adoption-gone", f"/adoptions/own/?key={'d' * 40}", 404),
    PublicPage("voice-research", "/voices/fivexmore-2025/"),
    PublicPage("superseded", "{superseded.url}"),
    PublicPage("retracted", "{retracted.url}"),
    PublicPage("removed", "/id/{removed.id}", 410),
    PublicPage("consent-ended", "/id/{consent_ended.id}", 410),
    PublicPage("version", "/id/{rich.id}/v/1"),
    PublicPage("version-newest", "/id/{recommendation.id}/v/1"),
    PublicPage("version-redacted", "/id/{redacted.id}/v/1"),
    PublicPage("version-retracted", "/id/{retracted.id}/v/1"),
    PublicPage("history", "/id/{rich.id}/versions"),
    PublicPage("history-compared", "/id/{rich.id}/versions?from=1&to=2"),
    PublicPage("history-redacted", "/id/{redacted.id}/versions?from=1&to=2"),
    PublicPage("history-refused", "/id/{rich.id}/versions?from=9"),
    PublicPage("priority-areas", "/priority-areas/"),
    PublicPage("priority-area", "/priority-areas/haemorrhage/"),
    PublicPage("network", "/network/"),
    PublicPage("site-with-plan", "{site.url}"),
    PublicPage("site-without-plan", "/network/birmingham/"),
    PublicPage("learning-session", "{session.url}"),
    *(PublicPage(path.replace("/", "-"), f"/{path}/") for path in INFORMATION),
    PublicPage("data", "/data/"),
    PublicPage("vocabulary", "/vocabulary/"),
    PublicPage("alert", "/search/alerts/?q=interpreters&type=tool&theme=listening"),
    PublicPage("alert-notices", "/search/alerts/?nonsense=1"),
    PublicPage("alert-sent", "/search/alerts/sent/"),
    PublicPage("alert-confirm", f"/search/alerts/own/?key={'b' * 40}"),
    PublicPage("alert-own", f"/search/alerts/own/?key={'a' * 40}&done=confirmed"),
    PublicPage("alert-stop", f"/search/alerts/stop/?key={'a' * 40}"),
    PublicPage("alert-stopped", "/search/alerts/stopped/"),
    PublicPage("alert-gone", f"/search/alerts/own/?key={'c' * 40}", 404),
    PublicPage("api", "/api/docs/"),
    PublicPage("concern", "/report-a-concern/?page=/tools/"),
    PublicPage("concern-sent", "/report-a-concern/sent/"),
    PublicPage("own-story", "/my-story/"),
    PublicPage("own-story-gone", "/my-story/read/", 410),
    PublicPage("style-guide", "/style-guide/"),
    PublicPage("not-found", "/no-such-page/", 404),
)
