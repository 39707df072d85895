"""What searches treat alike, and what they must never treat alike. Kept by editors."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.db import models
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel

from repository.taxonomy.alike import are_alike, find_forms
from repository.taxonomy.synonyms import (
    LONGEST_TERM,
    TERM_LISTS,
    TermGroup,
    fold,
    parse_ambiguous,
    parse_lines,
)

_HOW = (
    "<p>Type one term on each line. Capital letters, accents, hyphens, plurals and British or "
    "American spelling make no difference, so “post-partum” covers “postpartum”. A change counts "
    "from the next search on.</p>"
)


class SynonymGroup(models.Model):
    """Words for one thing: whoever searches with one of them finds the others."""

    label = models.CharField(
        "name",
        max_length=LONGEST_TERM,
        unique=True,
        help_text="The usual name of the thing, as records should write it.",
    )
    exact = models.TextField(
        "means the same",
        blank=True,
        help_text="Abbreviations and other names that always mean this, such as PPH.",
    )
    entry_terms = models.TextField(
        "also typed",
        blank=True,
        help_text="Everyday words that should lead here, though they mean less or more. Whoever "
        "types one finds the name and what means the same; whoever types those does not find it.",
    )
    narrower = models.TextField(
        "kinds of it",
        blank=True,
        help_text="A search for the name finds these too. A search for one of these does not find "
        "everything under the name.",
    )
    related = models.TextField(
        "has to do with it",
        blank=True,
        help_text="Found as well, but always below records that say the thing itself.",
    )
    ambiguous = models.TextField(
        "can mean other things",
        blank=True,
        help_text="The term, a colon, and words that show it is meant here: “PP: placenta, "
        "low-lying”. Without one of those words in the search, the term is searched as it stands.",
    )
    never_suggest = models.TextField(
        "old or hurtful words",
        blank=True,
        help_text="Whoever types one finds the right records, but the site never shows the word.",
    )

    panels = [
        HelpPanel(content=_HOW),
        FieldPanel("label"),
        FieldPanel("exact"),
        FieldPanel("entry_terms"),
        MultiFieldPanel([FieldPanel("narrower"), FieldPanel("related")], "Wider and further"),
        MultiFieldPanel([FieldPanel("ambiguous"), FieldPanel("never_suggest")], "With care"),
    ]

    class Meta:
        ordering = ["label"]

    def __str__(self) -> str:
        return self.label

    def clean(self) -> None:
        """Refuse what would make a search mean two things."""
        errors: dict[str, list[str]] = {}
        for name, text in (*self._find_malformed(), *self._find_contradictions()):
            errors.setdefault(name, []).append(text)
        if errors:
            raise ValidationError(errors)

    def _find_malformed(self) -> Iterator[tuple[str, str]]:
        group = self.group
        for name, term in group.find_repeated():
            yield name, f"“{term}” is in this group already. Leave it in one place."
        for name in TERM_LISTS:
            for term in getattr(group, name):
                if len(term) > LONGEST_TERM:
                    yield name, f"“{term[:40]}…” is too long: at most {LONGEST_TERM} characters."
        for term, companions in group.ambiguous.items():
            if not (term and companions):
                yield "ambiguous", f"“{term or ':'}” needs a colon and at least one word after it."

    def _find_contradictions(self) -> Iterator[tuple[str, str]]:
        for name, term, known, other in self._find_taken():
            typed = f"“{term}”"
            if fold(term) != fold(known):
                typed = f"To a search {typed} is the same as “{known}”, which"
            means = f"already means “{other}”" if known != other else "has its own group"
            yield name, f"{typed} {means}. It can mean only one thing: leave it out of one group."
        for pair in SeparateTerms.objects.all():
            for name, term, other in pair.find_joined(self.group):
                yield (
                    name,
                    (
                        f"“{term}” must stay apart from “{other}”, because of “{pair}”: "
                        f"{pair.reason.rstrip('.')}. Leave one of them out of this group."
                    ),
                )

    @property
    def group(self) -> TermGroup:
        """Return the group as a value."""
        return TermGroup(
            label=" ".join(self.label.split()),
            ambiguous=parse_ambiguous(self.ambiguous),
            **{name: parse_lines(getattr(self, name)) for name in TERM_LISTS},
        )

    def _find_taken(self) -> Iterator[tuple[str, str, str, str]]:
        """Return the terms that mean something else: list, term, as written there, that group."""
        taken = {
            form: (term, other.label)
            for other in SynonymGroup.objects.exclude(pk=self.pk)
            for term in other.group.leading
            for form in find_forms(term)
        }
        for name, term in self.group.readings:
            # An ambiguous term may have many meanings.
            held = find_forms(term) & taken.keys() if name != "ambiguous" else ()
            for known, other in sorted({taken[form] for form in held})[:1]:
                yield name, term, known, other


class SeparateTerms(models.Model):
    """Two terms that no search may treat as equal, because mixing them up harms or misleads."""

    first = models.CharField(
        max_length=LONGEST_TERM, help_text="One of the two, such as miscarriage."
    )
    second = models.CharField(max_length=LONGEST_TERM, help_text="The other, such as stillbirth.")
    reason = models.CharField(
        max_length=255, help_text="Why they differ, in words that an editor can act on."
    )

    panels = [FieldPanel("first"), FieldPanel("second"), FieldPanel("reason")]

    class Meta:
        ordering = ["first", "second"]
        verbose_name = "pair of terms to keep apart"
        verbose_name_plural = "pairs of terms to keep apart"
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="separate_terms_once")
        ]

    def __str__(self) -> str:
        return f"{self.first} / {self.second}"

    def clean(self) -> None:
        """Refuse a pair that is one term, or that a group treats as equal."""
        if are_alike(self.first, self.second):
            text = f"Give two different terms: to a search “{self.first}” is “{self.second}”."
            raise ValidationError({"second": text})
        for group in SynonymGroup.objects.all():
            for _, term, other in self.find_joined(group.group):
                text = f"“{group.label}” says that “{other}” and “{term}” mean the same. "
                raise ValidationError({"second": f"{text}Take one of them out there first."})

    def find_joined(self, group: TermGroup) -> Iterator[tuple[str, str, str]]:
        """Return what a search for one of the terms would find as if equal to the other.

        Each as the list of the group that it stands in, how it is written there, and the term
        further up that it must stay apart from.
        """
        readings = [(name, term, find_forms(term)) for name, term in group.readings]
        first, second = (
            [place for place, (*_, forms) in enumerate(readings) if not forms.isdisjoint(side)]
            for side in (find_forms(self.first), find_forms(self.second))
        )
        if first and second and first != second:
            kept, joined = sorted((first, second))
            for place in joined:
                name, term, _ = readings[place]
                yield name, term, readings[kept[0]][1]
