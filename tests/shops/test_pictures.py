"""The one intake: what comes in is drawn anew, upright and nameless, or refused in words (SURVIVAL 21, 22)."""

import os
import subprocess
import sys
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from shops.domain.jpeg import count_scans
from shops.domain.pictures import add_picture, clean_picture, safe_name
from shops.models import Picture, PictureRendition
from shops.renditions import picture_card
from tests.factories.shops import MemberFactory, ShopFactory
from tests.shops.making_pictures import SVG, frames, picture, png_bomb, quartered, with_gps

ROOT = Path(__file__).resolve().parent.parent.parent
UNREADABLE = "Diese Datei lässt sich nicht als Bild lesen."


def cleaned(data: bytes, name: str = "foto.jpg") -> Image.Image:
    return Image.open(clean_picture(file=BytesIO(data), name=name))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (picture("JPEG"), "JPEG"),
        (picture("JPEG", mode="L", colour=128), "JPEG"),
        (picture("JPEG", mode="CMYK", colour=(0, 100, 200, 0)), "JPEG"),
        (picture("JPEG", progressive=True), "JPEG"),
        (picture("PNG"), "JPEG"),
        (picture("PNG", mode="RGBA", colour=(9, 9, 9, 100)), "PNG"),
        (picture("PNG", mode="RGBA", colour=(9, 9, 9, 255)), "JPEG"),
        (picture("PNG", mode="1", colour=1), "JPEG"),
        (picture("PNG", mode="I;16", colour=4000), "JPEG"),
        (picture("WEBP"), "JPEG"),
        (picture("WEBP", mode="RGBA", colour=(9, 9, 9, 100)), "PNG"),
    ],
)
def test_good_pictures_are_drawn_anew(data, kind):
    drawn = cleaned(data)
    assert (drawn.format, drawn.size) == (kind, (64, 48))
    assert set(drawn.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}


def test_a_large_picture_gets_smaller_and_keeps_its_shape():
    assert cleaned(picture("JPEG", (4800, 3600))).size == (2400, 1800)
    assert cleaned(picture("PNG", (1000, 3000))).size == (800, 2400)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        SVG,
        picture("GIF"),
        picture("BMP"),
        picture("TIFF"),
        picture("JPEG", (400, 300))[:900],
        picture("PNG", (400, 300))[:200],
        picture("WEBP", (400, 300))[:30],
        picture("JPEG")[:-2],
        b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 400,
        b"%PDF-1.4 " + picture("JPEG"),
        b"\xff\xd8" + b"\xff" * 5000,
    ],
    ids=lambda data: data[:12].hex(),
)
def test_what_is_no_whole_picture_is_refused_in_words(data):
    with pytest.raises(ValidationError, match=UNREADABLE):
        clean_picture(file=BytesIO(data), name="x.jpg")


def test_a_hole_in_the_middle_of_a_photo_is_noticed():
    whole = picture("JPEG", (400, 300), quality=95)
    out = BytesIO()
    Image.effect_noise((400, 300), 90).convert("RGB").save(out, "JPEG", quality=95)
    whole = bytearray(out.getvalue())
    assert count_scans(bytes(whole)) == 1
    whole[len(whole) // 2 : len(whole) // 2 + 2] = b"\xff\x9f"
    assert count_scans(bytes(whole)) == 0
    with pytest.raises(ValidationError, match=UNREADABLE):
        clean_picture(file=BytesIO(bytes(whole)), name="x.jpg")


@pytest.mark.parametrize(("kind", "name"), [("PNG", "x.png"), ("WEBP", "x.webp")])
def test_200_frames_are_refused(kind, name):
    with pytest.raises(ValidationError, match="Bewegte Bilder gehen hier nicht"):
        clean_picture(file=BytesIO(frames(200, kind)), name=name)


def test_a_gif_of_200_frames_is_refused():
    with pytest.raises(ValidationError, match=UNREADABLE):
        clean_picture(file=BytesIO(frames(200, "GIF")), name="x.gif")


def test_a_polyglot_loses_what_hangs_on_it():
    tail = b"PK\x03\x04<script>alert(1)</script><?php system($_GET[0]); ?>"
    for data in (picture("JPEG") + tail, picture("PNG") + tail):
        out = clean_picture(file=BytesIO(data), name="x.jpg").read()
        assert b"script" not in out
        assert b"PK\x03\x04" not in out


def test_gps_comment_and_profile_are_gone():
    data = with_gps()
    assert Image.open(BytesIO(data)).getexif().get_ifd(0x8825)[1] == "N"
    out = clean_picture(file=BytesIO(data), name="x.jpg").read()
    assert dict(Image.open(BytesIO(out)).getexif()) == {}
    for trace in (b"Exif", b"Telefonwerk", b"Spitalgasse", b"ICC_PROFILE", b"http://ns.adobe.com"):
        assert trace not in out


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_ends_upright(orientation):
    turn = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}  # the transposition that undoes what the tag says
    image = quartered()
    if orientation > 1:
        image = image.transpose(Image.Transpose(turn[orientation]))
    exif = Image.Exif()
    exif[0x0112] = orientation
    out = BytesIO()
    image.save(out, "JPEG", quality=95, exif=exif)
    drawn = cleaned(out.getvalue()).convert("RGB")
    assert drawn.size == (60, 40)
    red, blue = drawn.getpixel((10, 8)), drawn.getpixel((50, 32))
    assert red[0] > 200 > 60 > red[2]
    assert blue[2] > 200 > 60 > blue[0]


@pytest.mark.filterwarnings("ignore:Corrupt EXIF")
def test_broken_metadata_are_no_reason_to_refuse():
    data = bytearray(with_gps())
    place = data.index(b"Exif\0\0") + 14
    data[place : place + 30] = b"\xff" * 30
    assert cleaned(bytes(data)).size == (60, 40)


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("../../x.png", "x.jpg"),
        ("..\\..\\windows\\win.ini", "win.jpg"),
        ("/etc/passwd", "passwd.jpg"),
        ("foto\u202egpj.exe", "fotogpj.jpg"),
        ("\u202e\u200b", "bild.jpg"),
        ("größe & farbe.JPEG", "groe-farbe.jpg"),
        ("x.php.jpg", "xphp.jpg"),
        ("a" * 300 + ".jpg", "a" * 60 + ".jpg"),
        (".htaccess", "bild.jpg"),
        ("", "bild.jpg"),
    ],
)
def test_names_are_made_by_us(given_name, kept):
    assert safe_name(given_name, "jpg") == kept


def test_a_file_over_20_mb_is_refused_unread():
    with pytest.raises(ValidationError, match="höchstens 20 MB"):
        clean_picture(file=BytesIO(b"\xff\xd8" + b"\0" * 20_000_000), name="x.jpg")


@settings(max_examples=150, deadline=None)
@given(
    base=st.sampled_from([picture("JPEG", (32, 32)), picture("PNG", (32, 32)), picture("WEBP", (32, 32)), frames(3, "PNG")]),
    places=st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), min_size=1, max_size=12),
    cut=st.integers(0, 4000),
)
def test_damaged_bytes_give_a_picture_or_an_error_in_words(base, places, cut):
    data = bytearray(base)
    for place, value in places:
        data[place % len(data)] = value
    data = data[: len(data) - cut % len(data)] if cut % 3 == 0 else data
    with suppress(ValidationError):
        assert clean_picture(file=BytesIO(bytes(data)), name="x.jpg").size > 0


ATTACKED = """
import re, sys
from pathlib import Path
import django
django.setup()
from django.core.exceptions import ValidationError
from shops.domain.pictures import clean_picture
for path in sorted(Path(sys.argv[1]).iterdir()):
    with path.open("rb") as file:
        try:
            clean_picture(file=file, name=path.name)
            print("drawn")
        except ValidationError as refused:
            print(refused.messages[0])
print(int(re.search(r"VmHWM:\\s+([0-9]+) kB", Path("/proc/self/status").read_text())[1]) // 1024)
"""


def test_bombs_are_refused_and_the_largest_allowed_drawn_below_300_mb(tmp_path):
    attacks = {
        "1-127-megapixels.png": png_bomb(12700, 10000),
        "2-127-megapixels.jpg": picture("JPEG", (12700, 10000), mode="L", colour=90),
        "3-400-megapixels.png": png_bomb(20000, 20000),
        "4-frames.webp": frames(200, "WEBP"),
        "5-alpha.png": picture("PNG", (3700, 3700), mode="RGBA", colour=(9, 9, 9, 100)),
        "6-progressive.jpg": picture("JPEG", (3700, 3700), progressive=True, subsampling=0),
        "7-alpha.webp": picture("WEBP", (3200, 2450), mode="RGBA", colour=(9, 9, 9, 100)),
        "8-telephone.jpg": picture("JPEG", (9000, 8000)),
    }
    for name, data in attacks.items():
        (tmp_path / name).write_bytes(data)
    env = {**os.environ, "DJANGO_SETTINGS_MODULE": "marketplace.settings.test", "PYTHONPATH": str(ROOT)}
    run = subprocess.run([sys.executable, "-c", ATTACKED, str(tmp_path)], env=env, cwd=ROOT, capture_output=True, text=True, check=True)
    *answers, peak = run.stdout.strip().splitlines()
    too_many = "Dieses Bild hat zu viele Pixel: höchstens {} Millionen. Bitte kleiner speichern."
    assert answers == [
        too_many.format(14),
        too_many.format(120),
        too_many.format(14),
        "Bewegte Bilder gehen hier nicht. Bitte ein einzelnes Bild wählen.",
        *["drawn"] * 4,
    ]
    assert int(peak) < 300, peak


def test_a_picture_is_stored_clean_with_its_shop_and_gets_its_widths(shop, owner, drain):
    stored = add_picture(
        shop=shop, file=BytesIO(with_gps()), name="../IMG_1.JPG", title="Schau\u202efenster", alt="Das Schaufenster", actor=owner
    )
    assert (stored.shop, stored.title, stored.description, stored.uploaded_by_user) == (shop, "Schaufenster", "Das Schaufenster", owner)
    assert (stored.width, stored.height, stored.file_size, len(stored.file_hash)) == (60, 40, stored.file.size, 40)
    waiting = picture_card(stored)
    assert (waiting.src, waiting.srcset, waiting.alt) == (stored.file.url, "", "Das Schaufenster")

    drain()
    made = PictureRendition.objects.filter(image=stored)
    assert {rendition.filter_spec for rendition in made} == {
        "width-480|format-webp|webpquality-80",
        "width-1200|format-webp|webpquality-80",
    }
    for rendition in made:
        data = rendition.file.read()
        assert data[8:12] == b"WEBP"
        assert b"EXIF" not in data
        assert b"Telefonwerk" not in data


def test_both_widths_reach_the_template(shop, drain, django_assert_num_queries):
    stored = add_picture(shop=shop, file=BytesIO(picture("JPEG", (2000, 1500))), name="laden.jpg", alt="Der Laden")
    drain()
    stored = Picture.objects.prefetch_related("renditions").get(pk=stored.pk)
    with django_assert_num_queries(0):
        card = picture_card(stored)
    assert (card.width, card.height, card.alt) == (1200, 900, "Der Laden")
    assert [part.rsplit(" ", 1)[1] for part in card.srcset.split(", ")] == ["480w", "1200w"]
    assert card.src.endswith(".webp")
    assert picture_card(None) is None


def test_a_refused_picture_leaves_nothing(shop, owner):
    with pytest.raises(ValidationError):
        add_picture(shop=shop, file=BytesIO(SVG), name="x.svg", actor=owner)
    assert not Picture.objects.exists()


REFUSED = {
    "script.svg": SVG,
    "script.jpg": SVG,
    "halb.png": picture("PNG", (400, 300))[:200],
    "bombe.png": png_bomb(12700, 10000),
    "film.webp": frames(200, "WEBP"),
}


@pytest.mark.parametrize("name", REFUSED)
@pytest.mark.parametrize(
    ("who", "view", "field"), [("owner", "wagtailimages_chooser:create", "image-chooser-upload-"), ("staff", "wagtailimages:add", "")]
)
def test_the_cms_refuses_with_a_form_error(shop_page, request, signed_in, name, who, view, field):
    client = signed_in(request.getfixturevalue(who))
    response = client.post(reverse(view), {f"{field}title": "x", f"{field}file": SimpleUploadedFile(name, REFUSED[name])})
    assert response.status_code == 200
    text = response.json()["htmlFragment"] if field else response.content.decode()
    assert any(words in text for words in (UNREADABLE, "Dieses Bild hat zu viele Pixel", "Bewegte Bilder gehen hier nicht"))
    assert not Picture.objects.exists()


def test_the_cms_takes_an_owners_photo_for_the_own_shop(shop_page, shop, owner, signed_in):
    photo = SimpleUploadedFile("../../IMG\u202e_1.JPG", with_gps())
    response = signed_in(owner).post(
        reverse("wagtailimages_chooser:create"), {"image-chooser-upload-title": "Fenster", "image-chooser-upload-file": photo}
    )
    assert response.json()["step"] == "chosen"
    stored = Picture.objects.get()
    assert (stored.shop, stored.title, stored.uploaded_by_user) == (shop, "Fenster", owner)
    assert stored.file.name.startswith("original_images/img_1")
    assert b"Telefonwerk" not in stored.file.read()


def test_an_owner_cannot_upload_for_another_shop(shop_page, shop, other_shop, owner, signed_in):
    signed_in(owner).post(
        reverse("wagtailimages_chooser:create"),
        {
            "image-chooser-upload-title": "Fenster",
            "image-chooser-upload-file": SimpleUploadedFile("x.jpg", picture()),
            "image-chooser-upload-shop": other_shop.pk,
        },
    )
    assert Picture.objects.get().shop == shop


def test_the_same_photo_twice_is_simply_taken(shop_page, shop, owner, signed_in):
    client = signed_in(owner)
    for number in range(2):
        photo = SimpleUploadedFile("x.jpg", picture())
        data = {"image-chooser-upload-title": f"Foto {number}", "image-chooser-upload-file": photo}
        assert client.post(reverse("wagtailimages_chooser:create"), data).json()["step"] == "chosen"
    assert Picture.objects.filter(shop=shop).count() == 2


def test_a_member_of_two_shops_says_whose_photo_it_is(shop_page, other_page, shop, other_shop, owner, signed_in):
    MemberFactory(shop=other_shop, user=owner)
    third = ShopFactory()
    client, kept = signed_in(owner), []
    for chosen in ("", str(third.pk), str(other_shop.pk)):
        data = {
            "image-chooser-upload-title": "Foto",
            "image-chooser-upload-file": SimpleUploadedFile("x.jpg", picture()),
            "image-chooser-upload-shop": chosen,
        }
        kept.append(client.post(reverse("wagtailimages_chooser:create"), data).json()["step"])
    assert kept == ["reshow_creation_form", "reshow_creation_form", "chosen"]
    assert Picture.objects.get().shop == other_shop


def test_colours_are_brought_to_srgb():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    out = BytesIO()
    Image.new("RGB", (8, 8), (200, 30, 30)).save(out, "PNG", icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    assert cleaned(out.getvalue()).getpixel((4, 4))[0] > 190
    out = BytesIO()
    Image.new("RGB", (8, 8), (200, 30, 30)).save(out, "PNG", icc_profile=profile)  # a profile that does not fit is left aside
    assert cleaned(out.getvalue()).getpixel((4, 4))[0] > 190
