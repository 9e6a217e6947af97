"""What a value of the shell must be."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

PAPER = "#fbf7ee"
READABLE = 4.5  # WCAG 2.2, success criterion 1.4.3


def luminance(colour: str) -> float:
    """Return the relative luminance, 0 to 1, of #rrggbb (WCAG 2.2, definition of relative luminance)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio, 1 to 21, of two #rrggbb colours (WCAG 2.2, definition of contrast ratio)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def readable_on_paper(colour: str) -> None:
    """Refuse a colour that cannot carry text on the page's ground."""
    if (ratio := contrast(colour, PAPER)) < READABLE:
        raise ValidationError(
            _("Zu hell: Text in dieser Farbe hat nur ein Kontrastverhältnis von %(ratio).1f. Nötig sind 4,5."),
            params={"ratio": ratio},
        )
