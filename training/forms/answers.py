"""What comes back from a lesson. Our pages send nothing that fails here, so a failure is no mistake of the learner's."""

from django import forms

LARGEST = 2**63 - 1
MOST = 50  # answers to one question


class Whole(forms.IntegerField):
    """The id of a row."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(min_value=1, max_value=LARGEST, **kwargs)  # type: ignore[arg-type]


class AnswerForm(forms.Form):
    """The answer to one question; the chosen answers come as `answer`, once or several times."""

    attempt = forms.UUIDField(required=False)
    question = Whole()

    def clean(self) -> None:
        """Read the chosen ids, which are no field because there may be several."""
        values = self.data.getlist("answer")  # type: ignore[attr-defined]
        if len(values) > MOST:
            raise forms.ValidationError("too many")
        self.cleaned_data["answer"] = {Whole().clean(value) for value in values}


class ShopForm(forms.Form):
    """The shop a learner learns for, and the lesson to go back to."""

    shop = Whole(required=False)
    lesson = Whole(required=False)
