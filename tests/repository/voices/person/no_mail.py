"""A mail server that is not there, as Django's SMTP backend meets it."""

from django.core.mail.backends.base import BaseEmailBackend


class Backend(BaseEmailBackend):
    def send_messages(self, _messages):
        raise ConnectionRefusedError
