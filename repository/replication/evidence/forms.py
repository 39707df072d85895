"""The form of a rating: an answer to every question, and a reason for every point taken away."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from django import forms

from repository.records.models import Record
from repository.replication.evidence import rubric
from repository.replication.evidence.rating import Answers, Given
from repository.replication.evidence.rubric import Question

_REASON_LENGTH: Final = 1_000


class Asked(NamedTuple):
    """A question with its two fields, and what raters answered to it before."""

    question: Question
    answer: forms.BoundField
    reason: forms.BoundField
    given: tuple[str, ...]


class AnswersForm(forms.Form):
    """What one person answers to every question."""

    no_interest = forms.BooleanField(
        label="I had no part in this work, and I work for none of the organisations that had"
    )

    def __init__(self, *args: Any, record: Record, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if bodies := _name_organisations(record):
            self.fields["no_interest"].help_text = f"That is: {bodies}."
        for question in rubric.QUESTIONS:
            self.fields[_answer(question)] = forms.ChoiceField(
                label=question.text,
                choices=[
                    (answer.key, f"{answer.text} ({_points(answer.points)})")
                    for answer in question.answers
                ],
                widget=forms.RadioSelect,
            )
            self.fields[_reason(question)] = forms.CharField(
                label=f"{question.label}: why",
                required=False,
                max_length=_REASON_LENGTH,
                widget=forms.Textarea(attrs={"rows": 2}),
                help_text="Needed where a point is lost. Readers see it: name no person.",
            )

    def clean(self) -> dict[str, Any]:
        """Ask why each point is lost."""
        data: dict[str, Any] = super().clean() or {}
        for question in rubric.QUESTIONS:
            answer = data.get(_answer(question))
            lost = answer and question.find(answer).points < question.most
            if lost and not data.get(_reason(question), "").strip():
                self.add_error(_reason(question), "Say why a point is lost.")
        return data

    @property
    def asked(self) -> list[Asked]:
        """The questions in order."""
        return [
            Asked(question, self[_answer(question)], self[_reason(question)], self._tell(question))
            for question in rubric.QUESTIONS
        ]

    def read(self) -> Answers:
        """Return what was answered."""
        data = self.cleaned_data
        return {
            question.key: Given(data[_answer(question)], data[_reason(question)].strip())
            for question in rubric.QUESTIONS
        }

    def _tell(self, question: Question) -> tuple[str, ...]:  # noqa: ARG002 - what settles tells it
        """Return what raters answered before: nothing, to who rates."""
        return ()


class SettlingForm(AnswersForm):
    """What is to stand where two raters differ, and why."""

    settlement_reason = forms.CharField(
        label="Why it is settled so",
        max_length=_REASON_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Kept with the rating. Readers do not see it.",
    )

    def __init__(
        self, *args: Any, raters: tuple[Answers, Answers], is_rater: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.raters = raters
        if is_rater:
            self.fields["talked"] = forms.BooleanField(
                label="The other rater and I have talked about it, and we agree on these answers"
            )

    def _tell(self, question: Question) -> tuple[str, ...]:
        return tuple(_tell_given(question, answers) for answers in self.raters)


def build_initial(agreed: Mapping[str, Given]) -> dict[str, str]:
    """Return the fields in which answers stand already."""
    found = {}
    for key, given in agreed.items():
        question = rubric.BY_KEY[key]
        found[_answer(question)] = given.answer
        found[_reason(question)] = given.reason
    return found


def _tell_given(question: Question, answers: Answers) -> str:
    given = answers[question.key]
    answer = question.find(given.answer)
    reason = f" Why: {given.reason}" if given.reason else ""
    return f"{answer.text} ({_points(answer.points)}).{reason}"


def _answer(question: Question) -> str:
    return f"answer_{question.key}"


def _reason(question: Question) -> str:
    return f"reason_{question.key}"


def _points(number: int) -> str:
    return "no point" if not number else f"{number} point{'s' if number > 1 else ''}"


def _name_organisations(record: Record) -> str:
    page: Any = record.page
    names = page.organisations.values_list("organisation__name", flat=True)
    return ", ".join(dict.fromkeys(names))
