"""The StreamField blocks of a lesson. Quiz and practice task are chosen rows: other lessons and the learners' records point at them too."""

from collections import Counter

from django.core.exceptions import ValidationError
from django.forms.utils import ErrorList
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError, StreamValue
from wagtail.images.blocks import ImageBlock
from wagtail.snippets.blocks import SnippetChooserBlock

TEXT = ["h2", "h3", "bold", "italic", "link", "ol", "ul"]
ONCE = ("quiz", "task")


class PictureBlock(blocks.StructBlock):
    """A picture with the words for those who cannot see it."""

    image = ImageBlock(label=_("Bild"))
    caption = blocks.CharBlock(label=_("Bildunterschrift"), required=False, max_length=160)

    class Meta:
        label = _("Bild")
        icon = "image"
        template = "training/blocks/picture.html"


class CalloutBlock(blocks.StructBlock):
    """A remark set off from the text."""

    tone = blocks.ChoiceBlock(
        label=_("Art"), choices=[("info", _("Hinweis")), ("ok", _("So ist es richtig")), ("warn", _("Vorsicht"))], default="info"
    )
    title = blocks.CharBlock(label=_("Überschrift"), max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=["bold", "italic", "link"], required=False)

    class Meta:
        label = _("Hinweis")
        icon = "warning"
        template = "training/blocks/callout.html"


class MyShopBlock(blocks.StructBlock):
    """The learner's own shop as an example: its house and what the town shows of it right now."""

    about = blocks.ChoiceBlock(
        label=_("Zeigt"),
        choices=[("hours", _("Öffnungszeiten")), ("photos", _("Fotos")), ("imprint", _("Anbieterangaben"))],
        default="hours",
        help_text=_("Jeder sieht hier den eigenen Laden. Wer keinen hat, sieht ein Beispiel."),
    )

    class Meta:
        label = _("Mein Laden")
        icon = "home"
        template = "training/blocks/my_shop.html"


class LessonBlock(blocks.StreamBlock):
    """What a lesson is made of; media with captions and downloads will stand beside these."""

    text = blocks.RichTextBlock(label=_("Text"), icon="pilcrow", features=TEXT, template="training/blocks/text.html")
    picture = PictureBlock()
    callout = CalloutBlock()
    my_shop = MyShopBlock()
    quiz = SnippetChooserBlock("training.Quiz", label=_("Quiz"), icon="help", template="training/blocks/quiz.html")
    task = SnippetChooserBlock("training.PracticeTask", label=_("Praxisaufgabe"), icon="check", template="training/blocks/task.html")

    def clean(self, value: StreamValue) -> StreamValue:
        """Refuse the same quiz or task twice in one lesson: nobody could tell which of the two was answered."""
        cleaned = super().clean(value)
        chosen = Counter((child.block_type, child.value.pk) for child in cleaned if child.block_type in ONCE and child.value)
        if doubled := [key for key, count in chosen.items() if count > 1]:
            errors = {
                index: ErrorList([ValidationError(_("Steht in dieser Lektion schon einmal."))])
                for index, child in enumerate(cleaned)
                if child.value and (child.block_type, getattr(child.value, "pk", None)) in doubled
            }
            raise StreamBlockValidationError(block_errors=errors)
        return cleaned
