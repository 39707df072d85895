"""How long editors wait: Wagtail's own page search and the page chooser's."""

from tests.bench.measure import time_in_turn
from tests.browser.reader import Reader
from tests.browser.server import ADMIN_PASSWORD

SEARCHED = ("haemorrhage", "synthetic record", "interpreter", "preterm steroid")
ADMIN_SEARCHES = {
    "Admin page search": "/admin/pages/search/?q={}",
    "Admin page chooser": "/admin/choose-page/search/?q={}",
}


def time_admin(site):
    """Return the times of searches in the admin."""
    with Reader(site) as reader:
        reader.send_form("/admin/login/", username="admin", password=ADMIN_PASSWORD)

        def ask(path):
            answer = reader.get(path)
            if answer.status != 200:
                raise RuntimeError(f"{path} answered {answer.status}")

        questions = {
            name: (ask, [path.format(words.replace(" ", "+")) for words in SEARCHED])
            for name, path in ADMIN_SEARCHES.items()
        }
        return time_in_turn(questions, requests=20, warm_up=4)
