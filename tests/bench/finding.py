"""What was found of one profile at one size. Data only."""

from dataclasses import dataclass, field

from tests.bench.figures import Times

FLOOR = "Floor"
WORDS = "Search page: words"
FIRST_TIME = "Search page: words, first time"
NARROWED = "Search page: words and a facet"
LIST = "List page"
API = "Search API"
RECORD = "Record page"
HOME = "Home page"


@dataclass
class Finding:
    """One profile at one size."""

    profile: str
    size: int
    #: The floor's too, by what was asked.
    times: dict[str, Times] = field(default_factory=dict)
    #: Answers a second to several readers at once.
    floor_rate: float = 0.0
    page_rate: float = 0.0
    #: Records a second.
    rebuilt: float = 0.0
    generated: float = 0.0
    #: Seconds.
    visible: Times | None = None
    started: float = 0.0
    admin: dict[str, Times] = field(default_factory=dict)
    #: Megabytes.
    web: float = 0.0
    elasticsearch: float | None = None
    index: float = 0.0
    database: float = 0.0

    @property
    def floor(self):
        """The floor's times."""
        return self.times[FLOOR]
