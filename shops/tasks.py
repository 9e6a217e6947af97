"""What shops leaves to the worker."""

from django_tasks import task

from shops.domain.pictures import make_widths


@task()
def make_renditions(picture_id: int) -> None:
    """Draw the two widths of a picture, so that no visitor waits for them."""
    make_widths(picture_id=picture_id)
