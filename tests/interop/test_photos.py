"""Photos that nobody here took: 16 orientations, two with GPS, one HEIC, one corrupted."""

import os
from io import BytesIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from PIL import Image, ImageChops, ImageStat

from shops.domain.pictures import add_picture, clean_picture, make_widths

DATA = Path(os.environ.get("INTEROP_DATA", Path(__file__).resolve().parents[3] / "shared" / "data")) / "photos"


def photo(path: str) -> Path:
    found = DATA / path
    assert found.is_file(), f"{found} is missing: set INTEROP_DATA to the folder that holds photos/"
    return found


def cleaned(path: str) -> Image.Image:
    with photo(path).open("rb") as file:
        return Image.open(clean_picture(file=file, name=path))


@pytest.mark.parametrize("shape", ["landscape", "portrait"])
@pytest.mark.parametrize("number", range(1, 9))
def test_all_orientations_look_like_the_first(shape, number):
    first, turned = cleaned(f"orientation/{shape}_1.jpg"), cleaned(f"orientation/{shape}_{number}.jpg")
    assert turned.size == first.size == ((600, 450) if shape == "landscape" else (450, 600))
    # The photos carry their own number, so they differ a little; a wrong turn differs by more than 50 of 255.
    assert sum(ImageStat.Stat(ImageChops.difference(first, turned)).mean) / 3 < 12
    assert dict(turned.getexif()) == {}


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["gps/DSCN0010.jpg", "gps/DSCN0012.jpg"])
def test_gps_is_gone_from_the_original_and_the_renditions(name):
    with Image.open(photo(name)) as before:
        assert before.getexif().get_ifd(0x8825)
    with photo(name).open("rb") as file:
        stored = add_picture(shop=None, file=file, name=name)
    assert make_widths(picture_id=stored.pk) == 2
    for kept in (stored.file, *(rendition.file for rendition in stored.renditions.all())):
        with kept.open("rb") as file:
            data = file.read()
        assert dict(Image.open(BytesIO(data)).getexif()) == {}
        assert b"Exif\0\0" not in data
        assert b"NIKON" not in data


def test_heic_is_read_upright_and_small():
    drawn = cleaned("IMG_5195.HEIC")
    assert (drawn.format, drawn.size, dict(drawn.getexif())) == ("JPEG", (1859, 2400), {})


def test_corrupted_is_refused_in_words():
    with photo("corrupted.jpg").open("rb") as file, pytest.raises(ValidationError, match="lässt sich nicht als Bild lesen"):
        clean_picture(file=file, name="corrupted.jpg")


def test_every_photo_was_looked_at():
    assert len([path for path in DATA.rglob("*") if path.suffix.lower() in (".jpg", ".heic")]) == 20
