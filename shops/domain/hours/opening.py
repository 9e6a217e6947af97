"""Is it open, and until when: the state of a shop in words; pure."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from shops.domain.calendar import LOCAL, TownCalendar
from shops.domain.hours.schedule import Schedule, ShopHours, Span, midnight

OPEN, CLOSING, CLOSED, HOLIDAY, UNKNOWN = "open", "closing", "closed", "holiday", "unknown"
CLOSING_WITHIN = timedelta(minutes=30)
TRUSTED_FOR = timedelta(days=365)
"""Hours nobody has confirmed for a year count as unknown."""
_HORIZON = timedelta(days=365)
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class OpenState:
    """What a shop's sign says at one moment.

    `state` is one of open, closing, closed, holiday, unknown, and `say` the same in words; `until` is the next change, None where
    none is in sight; `note` is the shop's or the town's own word for the day.
    """

    state: str
    say: str
    until: datetime | None = None
    note: str = ""

    @property
    def is_open(self) -> bool:
        return self.state in (OPEN, CLOSING)


def is_known(*, hours: ShopHours | None, at: datetime) -> bool:
    """Tell whether a shop has hours that someone confirmed within the last year."""
    return hours is not None and bool(hours.expression) and hours.confirmed_at is not None and at - hours.confirmed_at <= TRUSTED_FOR


def open_state(*, hours: ShopHours | None, calendar: TownCalendar, at: datetime) -> OpenState:
    """Say whether a shop is open at this moment, and what comes next."""
    if hours is None or not is_known(hours=hours, at=at):
        return OpenState(UNKNOWN, _("Zeiten nicht bestätigt"))
    schedule = Schedule(hours, calendar)
    now = at.astimezone(LOCAL)
    current = next(schedule.spans(now, now + _HORIZON), None)
    if current is None:
        return OpenState(CLOSED, _("Zurzeit geschlossen"))
    if current.is_unknown or _is_only_a_comment(schedule, current, now):
        return OpenState(UNKNOWN, _("Zeiten auf Anfrage"), current.end, current.comment)
    return _while_open(schedule, now) if current.is_open else _while_closed(schedule, now)


def _is_only_a_comment(schedule: Schedule, span: Span, now: datetime) -> bool:
    """Recognise a rule such as "nach Vereinbarung" without a time: the library calls it open round the clock."""
    if not (span.is_open and span.comment):
        return False
    today = midnight(now.date())
    whole = next(schedule.spans(today, today + _DAY))
    return whole.comment == span.comment and whole.is_open and whole.end - whole.start >= _DAY


def _while_open(schedule: Schedule, now: datetime) -> OpenState:
    span = next(schedule.open_spans(now, now + _HORIZON))
    note = span.comment or schedule.note(now.date())
    if span.end >= now + _HORIZON:
        return OpenState(OPEN, _("Durchgehend geöffnet"), None, note)
    if span.end - now <= CLOSING_WITHIN:
        return OpenState(CLOSING, _("Schließt um %(time)s") % {"time": closing_clock(span.end)}, span.end, note)
    last_day = (span.end - timedelta(minutes=1)).date()
    when = closing_clock(span.end) if span.end - now <= _DAY else f"{weekday(last_day)} {closing_clock(span.end)}"
    return OpenState(OPEN, _("Geöffnet bis %(time)s") % {"time": when}, span.end, note)


def _while_closed(schedule: Schedule, now: datetime) -> OpenState:
    opens = _next_opening(schedule, now)
    today = now.date()
    reason, note = schedule.reason(today), schedule.note(today)
    [(_day, spans)] = schedule.days(today, 1)
    if reason and not spans:
        if reason == "holiday":
            return OpenState(HOLIDAY, _("Heute Feiertag: geschlossen"), opens, note)
        return OpenState(CLOSED, _("Heute geschlossen"), opens, note)
    if opens is None:
        return OpenState(CLOSED, _("Zurzeit geschlossen"), None, note)
    return OpenState(CLOSED, opening_words(opens, today), opens, note)


def _next_opening(schedule: Schedule, now: datetime) -> datetime | None:
    return next((span.start for span in schedule.spans(now, now + _HORIZON) if span.is_open), None)


def opening_words(opens: datetime, today: date) -> str:
    """Say when a closed shop opens: heute, morgen, on a weekday of the coming days, or on a date."""
    ahead = (opens.date() - today).days
    if ahead == 0:
        return _("Öffnet heute %(time)s") % {"time": clock(opens)}
    if ahead == 1:
        return _("Öffnet morgen %(time)s") % {"time": clock(opens)}
    if ahead < 7:
        return _("Öffnet %(day)s %(time)s") % {"day": weekday(opens.date()), "time": clock(opens)}
    return _("Öffnet am %(date)s") % {"date": date_format(opens.date(), "MONTH_DAY_FORMAT")}


def weekday(day: date) -> str:
    """Name a weekday in two letters."""
    return (_("Mo"), _("Di"), _("Mi"), _("Do"), _("Fr"), _("Sa"), _("So"))[day.weekday()]


def clock(moment: datetime) -> str:
    """Write a time of day as people say it: 9:00."""
    local = moment.astimezone(LOCAL)
    return f"{local.hour}:{local.minute:02}"


def closing_clock(moment: datetime) -> str:
    """Write the end of a span: midnight is 24:00."""
    return "24:00" if clock(moment) == "0:00" else clock(moment)
