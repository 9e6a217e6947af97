"""The mark that tells a demo town from a real one."""

from datetime import datetime

from marketplace.domain.demo.data import edition
from marketplace.models import DemoTown, User
from shops.models import Shop


class NotOurTown(Exception):  # noqa: N818 - it tells what is, not that something broke
    """Somebody lives in this database, and the demo did not build it."""


def claim(*, at: datetime) -> DemoTown:
    """Return the mark of this database, setting it in an empty one; raise `NotOurTown` where people or shops are and no mark is."""
    mark = DemoTown.objects.first()
    if mark is not None:
        return mark
    if User.objects.exists() or Shop.objects.exists():
        raise NotOurTown
    return DemoTown.objects.create(begun_at=at, edition=edition())


def finish(mark: DemoTown, *, at: datetime) -> None:
    """Note that the town is complete."""
    mark.finished_at = at
    mark.save(update_fields=["finished_at"])


def claimed_edition() -> str:
    """Return the edition of the data that this town was made from."""
    return DemoTown.objects.values_list("edition", flat=True).get()
