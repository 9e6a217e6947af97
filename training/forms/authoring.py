"""How staff write questions, quizzes and tasks in the CMS: the mistakes that could only be noticed by learners are refused here."""

from dataclasses import Field, fields
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from shops.domain.checks import CHECKS, Check
from training.models import LessonProgress, PracticeTask
from training.validators import fitting_answers, fitting_params


def kept_forms(form: Any, relation: str) -> list[dict[str, Any]]:
    """Return the valid rows of an inline panel that are not marked for deletion."""
    formset = form.formsets[relation]
    rows = [row for row in formset.forms if row.is_valid() and not row.cleaned_data.get("DELETE")]
    return [row.cleaned_data for row in rows if row.cleaned_data.get("text") or row.cleaned_data.get("question")]


class ShareInput(forms.NumberInput):
    """A share as people write it: 100 and 33.33333, not 100.00000."""

    def format_value(self, value: Any) -> str | None:
        return f"{value.normalize():f}" if isinstance(value, Decimal) else super().format_value(value)


class QuestionForm(WagtailAdminModelForm):
    """A question whose answers can be graded."""

    def clean(self) -> dict[str, Any]:
        """Hold the answers against the kind of the question."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        answers = kept_forms(self, "answers")
        if cleaned.get("kind"):
            fitting_answers(cleaned["kind"], [answer.get("fraction") or Decimal(0) for answer in answers])
        return cleaned


class QuizForm(WagtailAdminModelForm):
    """A quiz that asks something."""

    def clean(self) -> dict[str, Any]:
        """Refuse a quiz without questions: nobody could pass it."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not kept_forms(self, "places"):
            raise ValidationError(_("Ein Quiz braucht mindestens eine Frage."))
        return cleaned


def named_check(task: PracticeTask) -> str:
    """Return what a task asks for in words, with its own numbers."""
    check = CHECKS[task.check_key]
    return str(check.named(check.read(task.params)))


def param_name(check: Check, name: str) -> str:
    """Return the name of the form's field for a parameter of a check."""
    return f"{check.key}__{name}"


def _words(check: Check, spec: Field[Any]) -> str:
    return f"{check.named(check.params())}: {spec.metadata['label']}"


_param_label = lazy(_words, str)  # the language is that of the reader


def _param_fields() -> dict[str, forms.Field]:
    return {
        param_name(check, spec.name): forms.IntegerField(
            label=_param_label(check, spec),
            min_value=spec.metadata["min"],
            max_value=spec.metadata["max"],
            initial=spec.default,
            required=False,
            help_text=_("Gilt nur, wenn oben dieser Prüfpunkt gewählt ist."),
        )
        for check in CHECKS.values()
        for spec in fields(check.params)
    }


PARAM_FIELDS = _param_fields()
Params = type("Params", (forms.Form,), dict(PARAM_FIELDS))


class PracticeTaskForm(WagtailAdminModelForm, Params):  # type: ignore[misc,valid-type]
    """A task whose values are fields of their own, so that nobody writes JSON."""

    check_key = forms.ChoiceField(
        label=_("Prüfpunkt"),
        choices=lambda: [(check.key, check.named(check.params())) for check in CHECKS.values()],
        widget=forms.RadioSelect,
        help_text=_("Was soll im Laden stimmen? Das System sieht selbst nach."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, value in self.instance.params.items():
            self.initial[f"{self.instance.check_key}__{name}"] = value

    def clean(self) -> dict[str, Any]:
        """Gather the values of the chosen check; those of the others are not looked at."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if check := CHECKS.get(cleaned.get("check_key", "")):
            values = {spec.name: cleaned.get(param_name(check, spec.name)) for spec in fields(check.params)}
            self.instance.params = {name: value for name, value in values.items() if value is not None}
            fitting_params(check.key, self.instance.params)
        return cleaned


class ByHandForm(forms.ModelForm):
    """Complete a lesson in the learner's stead."""

    by_hand_reason = forms.CharField(
        label=_("Begründung"),
        max_length=250,
        help_text=_("Der Lernende sieht diesen Satz und Ihren Namen. Beispiel: „Zeiten am Telefon gemeinsam bestätigt.“"),
    )

    class Meta:
        model = LessonProgress
        fields = ("by_hand_reason",)

    def clean(self) -> dict[str, Any]:
        """Refuse what is already done: it has its reason."""
        if self.instance.completed_at:
            raise ValidationError(_("Diese Lektion ist schon geschafft."))
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        return cleaned
