"""From a record's content to the questions of its readiness check. Pure.

The page, the workbook and the replication pack ask the same, in the same words.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

ANSWERS: Final = ("Yes", "Partly", "No")
#: Kinds of section that say how to do it.
_KINDS: Final = ("replication", "steps")
#: What a step says of itself, each after its name.
_OF_STEP: Final = (
    ("Who", "role"),
    ("Time", "time"),
    ("Materials", "materials"),
    ("First", "prerequisites"),
    ("Cost", "cost_label"),
)


@dataclass(frozen=True)
class Question:
    """One thing to answer yes, partly or no to."""

    #: The permanent key of the part; empty in versions from before parts had keys.
    key: str
    text: str
    #: What it takes, of a step.
    needs: str = ""


@dataclass(frozen=True)
class Group:
    """Questions that are asked in the same way."""

    heading: str
    asked: str
    questions: tuple[Question, ...]


def build_questions(content: Mapping[str, Any]) -> tuple[Group, ...]:
    """Return what to ask, in the order in which a place would get ready; nothing for most types.

    Args:
        content: of a record, as it is today or as it was frozen.
    """
    found = (section for section in content["sections"] if section["kind"] in _KINDS)
    section = next(found, None)
    if section is None:
        return ()
    plan = section["value"] if section["kind"] == "replication" else {"steps": section["value"]}
    groups = (
        Group("What you need first", "Is this in place here?", _read(plan, "prerequisites")),
        Group("Core parts: keep these", "Can we do this as it is?", _read(plan, "core_parts")),
        Group(
            "Steps",
            "Do we have the people, the time and what it takes?",
            tuple(_read_steps(plan.get("steps", ()))),
        ),
    )
    return tuple(group for group in groups if group.questions)


def _read(plan: Mapping[str, Any], name: str) -> tuple[Question, ...]:
    return tuple(
        Question("", part) if isinstance(part, str) else Question(part["key"], part["text"])
        for part in plan.get(name, ())
    )


def _read_steps(steps: Sequence[Mapping[str, Any]]) -> Iterator[Question]:
    for step in steps:
        needs = (f"{name}: {step[key]}" for name, key in _OF_STEP if step.get(key))
        yield Question(step.get("key", ""), step["title"], ". ".join(needs))
