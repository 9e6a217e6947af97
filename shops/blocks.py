"""The StreamField blocks of the town's pages."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

TEXT = ["bold", "italic", "link", "ol", "ul"]


class ProseBlock(blocks.StreamBlock):
    """Running text with headings, pictures and quotations."""

    heading = blocks.CharBlock(label=_("Zwischenüberschrift"), icon="title", template="shops/blocks/heading.html", max_length=120)
    text = blocks.RichTextBlock(label=_("Text"), features=TEXT, template="shops/blocks/text.html")
    picture = ImageBlock(label=_("Bild"), template="shops/blocks/picture.html")
    quote = blocks.BlockQuoteBlock(label=_("Zitat"), template="shops/blocks/quote.html")
