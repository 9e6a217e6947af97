"""Forms of the desk for opening hours: the week, a pasted value, a special day. What was typed stays as it was typed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _

from shops.domain.hours import Grid, HolidayHours, HoursError, NormalisedHours, day_error, expression_of, normalise, read_spans, read_time
from shops.enums import HolidayPolicy
from shops.forms.fields import PlainTexts

MOST_SPANS = 4
DAYS = (_("Montag"), _("Dienstag"), _("Mittwoch"), _("Donnerstag"), _("Freitag"), _("Samstag"), _("Sonntag"))
EMPTY: Grid = ((),) * 7


@dataclass(frozen=True)
class DayRow:
    """One weekday of the form: its pairs of fields, none for a closed day, and what the law says to its hours."""

    number: int
    name: Any
    pairs: list[tuple[forms.BoundField, forms.BoundField]]
    note: str

    @property
    def wrong(self) -> list[forms.BoundField]:
        """Return the fields of this day that have errors."""
        return [field for pair in self.pairs for field in pair if field.errors]

    @property
    def is_full(self) -> bool:
        return len(self.pairs) >= MOST_SPANS


class WeekForm(forms.Form):
    """Seven days with up to four spans each, and the holiday policy; valid forms give `expression` and `holidays`.

    A day left empty is closed. Pairs left empty fall away.
    """

    holiday_policy = forms.ChoiceField(label=_("An Feiertagen"), choices=HolidayPolicy.choices, widget=forms.RadioSelect)
    holiday_times = forms.CharField(
        label=_("Eigene Feiertagszeiten"), required=False, max_length=120, help_text=_("Zum Beispiel 10:00-12:00.")
    )

    def __init__(self, data: Any = None, *, grid: Grid = EMPTY, holidays: HolidayHours, notes: dict[int, str] | None = None) -> None:
        super().__init__(data, initial={"holiday_policy": holidays.policy, "holiday_times": holidays.expression})
        self.notes = notes or {}
        self.written = holidays.expression
        for day in range(7):
            given = self._posted(day) if data is not None else len(grid[day])
            for index in range(given):
                times = grid[day][index] if index < len(grid[day]) else ("", "")
                self._add_pair(day, index, *times)

    @classmethod
    def rearranged(cls, data: Any, *, holidays: HolidayHours, grow: int | None = None, copy: bool = False) -> "WeekForm":
        """Show what was typed again, unchecked: with one more pair for a day, or with Monday's in Tuesday to Friday."""
        typed = cls(data, holidays=holidays)
        spans = [typed.typed(day) for day in range(7)]
        if copy:
            spans[1:5] = [list(spans[0]) for _day in range(4)]
        if grow is not None and len(spans[grow]) < MOST_SPANS:
            spans[grow].append(("", ""))
        shown = cls(grid=tuple(map(tuple, spans)), holidays=holidays)
        shown.initial = {"holiday_policy": data.get("holiday_policy"), "holiday_times": data.get("holiday_times", "")}
        if grow is not None:
            shown.fields[name(grow, len(spans[grow]) - 1, "von")].widget.attrs["autofocus"] = True
        return shown

    def typed(self, day: int) -> list[tuple[str, str]]:
        """Return the pairs of a day as they were typed."""
        return [
            (self.data.get(name(day, index, "von"), ""), self.data.get(name(day, index, "bis"), "")) for index in range(self._posted(day))
        ]

    @property
    def days(self) -> Iterator[DayRow]:
        """Give the rows for the template."""
        told: dict[str, Any] = {"": ""}
        for day, label in enumerate(DAYS):
            count = next(index for index in range(MOST_SPANS + 1) if name(day, index, "von") not in self.fields)
            pairs = [(self[name(day, index, "von")], self[name(day, index, "bis")]) for index in range(count)]
            note = self.notes.get(day, "")
            yield DayRow(day, label, pairs, now("Wie am %(day)s.") % {"day": told[note]} if told.get(note) else note)
            told.setdefault(note, label)

    def clean(self) -> dict[str, Any]:
        grid = tuple(tuple(self._spans(day)) for day in range(7))
        holidays = self._holidays()
        if not any(grid) and not self.errors:
            self.add_error(None, now("Bitte tragen Sie mindestens einen Tag ein. Einzelne geschlossene Tage gehören zu „Besondere Tage“."))
        if not self.errors:
            self.cleaned_data |= {"grid": grid, "expression": expression_of(grid), "holidays": holidays}
        return self.cleaned_data

    def _posted(self, day: int) -> int:
        return next(index for index in range(MOST_SPANS + 1) if index == MOST_SPANS or name(day, index, "von") not in self.data)

    def _add_pair(self, day: int, index: int, start: str, end: str) -> None:
        for part, value, words in (("von", start, now("%(day)s von")), ("bis", end, now("%(day)s bis"))):
            label = words % {"day": DAYS[day]}
            attrs = {"inputmode": "numeric", "autocomplete": "off", "aria-label": label, "class": "nums"}
            self.fields[name(day, index, part)] = forms.CharField(
                label=label, required=False, max_length=12, initial=_shown(value), widget=forms.TextInput(attrs=attrs)
            )

    def _spans(self, day: int) -> list[tuple[str, str]]:
        """Read the pairs of a day; empty ones fall away."""
        spans: list[tuple[str, str]] = []
        for index in range(self._posted(day)):
            start, end = (self._time(name(day, index, part), name(day, index, other)) for part, other in (("von", "bis"), ("bis", "von")))
            if start and end:
                spans.append((start, end))
        if spans and (error := day_error(spans)):
            self.add_error(name(day, 0 if len(spans) == 1 else len(spans) - 1, "bis"), error)
        return sorted(spans)

    def _time(self, field: str, other: str) -> str | None:
        text, partner = self.cleaned_data.get(field, ""), self.cleaned_data.get(other, "")
        time = read_time(text) if text else None
        if text and time is None:
            self.add_error(field, now("Bitte als Uhrzeit angeben, zum Beispiel 9:30."))
        elif partner and not text:
            self.add_error(field, now("Hier fehlt die Uhrzeit."))
        return time

    def _holidays(self) -> HolidayHours:
        policy, times = self.cleaned_data.get("holiday_policy"), self.cleaned_data.get("holiday_times", "").strip()
        if policy != HolidayPolicy.OWN:
            return HolidayHours(HolidayPolicy(policy or HolidayPolicy.CLOSED))
        if times and times == self.written:
            return HolidayHours(HolidayPolicy.OWN, times)
        spans = read_spans(times)
        if isinstance(spans, HoursError):
            self.add_error("holiday_times", str(spans))
        elif not spans:
            self.add_error("holiday_times", now("Bitte die Zeiten angeben, zum Beispiel 10:00-12:00."))
        return HolidayHours(HolidayPolicy.OWN, "" if isinstance(spans, HoursError) else spans)


class PasteForm(forms.Form):
    """A value in OpenStreetMap's notation; `read` is what became of it."""

    text = forms.CharField(
        label=_("Öffnungszeiten als Text"),
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false", "autocapitalize": "off"}),
        help_text=_("In der Schreibweise von OpenStreetMap, zum Beispiel: Mo-Fr 09:00-18:00; Sa 09:30-14:00; PH off"),
        max_length=1000,
    )

    @cached_property
    def read(self) -> NormalisedHours:
        """Return the hours that were read; only a valid form has them."""
        found: NormalisedHours = self.cleaned_data["read"]
        return found

    @property
    def likely(self) -> NormalisedHours:
        """Return what was probably meant: spaces behind commas taken as part of the list."""
        meant = normalise(self.read.meant) if self.read.meant else self.read
        return meant if isinstance(meant, NormalisedHours) else self.read

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        read = normalise(text)
        if isinstance(read, HoursError):
            raise forms.ValidationError(str(read))
        self.cleaned_data["read"] = read
        return text


class SpecialDayForm(PlainTexts, forms.Form):
    """One day with other hours, or none."""

    day = forms.DateField(label=_("Datum"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    hours = forms.CharField(
        label=_("Zeiten"), required=False, max_length=120, help_text=_("Zum Beispiel 10-12 und 14-16. Leer heißt geschlossen.")
    )
    note = forms.CharField(
        label=_("Hinweis für Kunden"), required=False, max_length=80, help_text=_("Zum Beispiel: Inventur, Betriebsausflug.")
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.fields["day"].widget.attrs |= {"min": today.isoformat(), "max": (today + timedelta(days=365)).isoformat()}

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if not self.today <= day <= self.today + timedelta(days=365):
            raise forms.ValidationError(_("Bitte einen Tag von heute bis in einem Jahr."))
        return day

    def clean_hours(self) -> str:
        spans = read_spans(self.cleaned_data["hours"])
        if isinstance(spans, HoursError):
            raise forms.ValidationError(str(spans))
        if len(spans) > 120:
            raise forms.ValidationError(_("Das sind zu viele Zeiten für einen Tag."))
        return spans


def name(day: int, index: int, part: str) -> str:
    """Name the field of a day's pair: 0-0-von is Monday's first opening."""
    return f"{day}-{index}-{part}"


def _shown(time: str) -> str:
    """Show 09:00 as people write it."""
    return time.removeprefix("0") if time.startswith("0") and len(time) == 5 else time
