"""A harvester that somebody else wrote (sickle), and what it holds in the end."""

from sickle import Sickle
from sickle.iterator import OAIResponseIterator
from sickle.oaiexceptions import NoRecordsMatch

from tests.repository.interchange.oai.answers import Answer


class Harvester:
    """Keeps what it is told, as a mirror of another repository does."""

    def __init__(self, address):
        self.client = Sickle(f"{address}/oai/")
        #: Title by identifier of what is there; nothing of what has gone.
        self.held = {}
        #: When each was last told to have moved.
        self.datestamps = {}
        self.parts = 0

    def harvest(self, between=lambda: None, **asked):
        """Read a list to its end.

        Args:
            between: done after every part of it.
            asked: what of; Dublin Core where nothing else is said.
        """
        asked = {"metadataPrefix": "oai_dc", **asked}
        # Part by part, so that each can be held against the published schemas.
        self.client.iterator = OAIResponseIterator
        try:
            parts = self.client.ListRecords(**asked)
        except NoRecordsMatch:
            return self
        for part in parts:
            self.parts += 1
            Answer(part.raw.encode())
            for element in part.xml.iter(f"{self.client.oai_namespace}record"):
                self.keep(self.client.class_mapping["ListRecords"](element))
            between()
        return self

    def keep(self, record):
        name = record.header.identifier.rpartition(":")[2]
        # Names come again in the order in which they moved.
        assert record.header.datestamp >= self.datestamps.get(name, "")
        self.datestamps[name] = record.header.datestamp
        if record.deleted:
            self.held.pop(name, None)
        else:
            self.held[name] = record.metadata.get("title", [None])[0]
