"""A reader without a browser: one kept-alive connection, cookies for forms."""

import http.client
import re
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

CSRF_FIELD = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self):
        return self.body.decode()


class Reader:
    """Fetches pages and sends forms, as `with Reader(site) as reader`."""

    def __init__(self, site):
        self.connection = http.client.HTTPConnection(urlsplit(site.url).netloc, timeout=60)
        self.cookies = {}

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self.connection.close()

    def get(self, path, **headers):
        return self._ask("GET", path, None, headers)

    def send_form(self, path, **fields):
        """Send the form that is at an address."""
        token = CSRF_FIELD.search(self.get(path).body)[1].decode()
        return self.post(path, csrfmiddlewaretoken=token, **fields)

    def post(self, path, **fields):
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._ask("POST", path, urlencode(fields), headers)

    def _ask(self, method, path, body, headers):
        sent = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        cookie = {"Cookie": sent} if sent else {}
        self.connection.request(method, path, body, {**cookie, **headers})
        response = self.connection.getresponse()
        answer = Answer(response.status, response.headers, response.read())
        for line in response.headers.get_all("Set-Cookie") or ():
            self.cookies.update({name: item.value for name, item in SimpleCookie(line).items()})
        return answer
