"""The course of the fictional town and somebody who has begun it."""

from datetime import datetime
from typing import TYPE_CHECKING

from marketplace.domain.demo.data import Table
from marketplace.models import HomePage

if TYPE_CHECKING:
    from marketplace.models import User


def teach(home: HomePage, plan: Table, *, staff: "User", at: datetime) -> None:
    """Write the course and enrol the learner."""
