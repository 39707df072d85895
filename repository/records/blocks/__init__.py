"""The blocks of a record, one idea a module, assembled here into the streams that models use."""

from repository.records.blocks.driver_diagram import DriverDiagramBlock
from repository.records.blocks.links import DownloadBlock, SupportLinkBlock
from repository.records.blocks.measures import MeasureBlock
from repository.records.blocks.pdsa import PDSACycleBlock
from repository.records.blocks.quotations import QuotationBlock, QuotedVoiceBlock
from repository.records.blocks.replication import PartBlock, StepBlock
from repository.records.blocks.statements import StatementBlock

DRIVER_DIAGRAM = [("driver_diagram", DriverDiagramBlock())]
PDSA_CYCLES = [("pdsa_cycle", PDSACycleBlock())]
MEASURES = [("measure", MeasureBlock())]
PARTS = [("part", PartBlock())]
STEPS = [("step", StepBlock())]
STATEMENTS = [("statement", StatementBlock())]
DOWNLOADS = [("download", DownloadBlock())]
LINKS = [("link", SupportLinkBlock())]
QUOTATIONS = [("quotation", QuotationBlock())]
QUOTED_VOICES = [("quoted_voice", QuotedVoiceBlock())]

__all__ = [
    "DOWNLOADS",
    "DRIVER_DIAGRAM",
    "LINKS",
    "MEASURES",
    "PARTS",
    "PDSA_CYCLES",
    "QUOTATIONS",
    "QUOTED_VOICES",
    "STATEMENTS",
    "STEPS",
]
