"""How tests ask the API, and how a mirror follows it."""

from urllib.parse import urlencode

from django.test import Client


def ask(path, *, status=200, headers=None, **parameters):
    """Return an answer, whose status is as expected."""
    address = f"/api/{path}"
    if parameters:
        address += f"?{urlencode(parameters, doseq=True)}"
    response = Client().get(address, headers=headers or {})
    assert response.status_code == status, response.content
    return response


def list_identifiers(**parameters):
    """Return the identifiers of a list, to its end."""
    return [record["identifier"] for record in list_all("records/", "records", **parameters)]


def list_all(path, key, *, between=lambda: None, **parameters):
    """Return everything in a list, page by page, by its own links."""
    answer = ask(path, **parameters).json()
    found = list(answer[key])
    while answer["next"]:
        between()
        response = Client().get(answer["next"].removeprefix("http://testserver"))
        assert response.status_code == 200, response.content
        answer = response.json()
        found += answer[key]
    return found


class Mirror:
    """Someone else's copy: what the change feed said, and where it left off."""

    def __init__(self, page_size=3, **parameters):
        self.records = {}
        self.cursor = None
        self.asked = {"page_size": page_size, **parameters}

    def follow(self, most=1_000):
        """Go on from where it left off, for at most some pages."""
        for _ in range(most):
            cursor = {"cursor": self.cursor} if self.cursor else {}
            answer = ask("changes/", **self.asked, **cursor).json()
            for change in answer["changes"]:
                if change["deleted"]:
                    self.records.pop(change["identifier"], None)
                else:
                    self.records[change["identifier"]] = change["record"]
            self.cursor = answer["cursor"]
            if not answer["next"]:
                break
        return self


def what_is_public():
    """Return the records that the API lists now, by identifier."""
    return {record["identifier"]: record for record in list_all("records/", "records")}
