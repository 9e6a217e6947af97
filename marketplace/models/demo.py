from django.db import models


class DemoTown(models.Model):
    """The mark of a database that `manage.py demo` made: without it the command touches no town that has anybody in it."""

    begun_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    edition = models.CharField(max_length=16, help_text="A digest of the data the town was made from.")

    def __str__(self) -> str:
        return f"demo town of {self.begun_at:%Y-%m-%d}"
