"""The one way in for pictures: CMS, desk, import and demo all call this module.

A file of a stranger is untrusted until it has been drawn anew. So the order matters: size of the file, format by its
first bytes, frames and pixels from the header, and only then the decoder. What is stored is our own drawing: upright,
without metadata (no GPS, no comment, no profile, nothing appended) and under a name made by us.
"""

from io import BytesIO
from typing import TYPE_CHECKING, BinaryIO

import pi_heif
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from PIL import Image, ImageCms

from shops.domain.jpeg import count_scans
from shops.models import Picture, Shop
from shops.renditions import SPECS
from shops.validators import plain_text

if TYPE_CHECKING:
    from marketplace.models import User

MAX_BYTES = 20_000_000
MAX_SIDE = 2400
# How many million pixels a decoder may meet so that the process stays below 300 MB. A JPEG of one scan is decoded line by line
# at a fraction of its size; one of several scans keeps its coefficients, WebP three canvases, the others the whole picture.
MEGAPIXELS = {"JPEG": 120, "JPEG in several scans": 14, "PNG": 14, "WEBP": 8, "HEIF": 25}
MAX_SCANS = 100


def clean_picture(*, file: BinaryIO | File, name: str) -> ContentFile:
    """Return the picture drawn anew, under a safe name; refuse in words what is no single picture of a bearable size.

    JPEG, PNG, WebP and HEIC are read. The result is a JPEG, or a PNG where something is transparent, with 2400 pixels
    on its longer side at most, in sRGB.
    """
    data = read_bounded(file)
    try:
        drawn, suffix = redraw(data)
    except ValidationError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise too_many_pixels(MEGAPIXELS["PNG"]) from None
    except Exception:  # noqa: BLE001 - decoders of foreign bytes raise whatever they like
        raise unreadable() from None
    return ContentFile(drawn, name=safe_name(name, suffix))


def add_picture(
    *, shop: Shop | None, file: BinaryIO | File, name: str, title: str = "", alt: str = "", actor: "User | None" = None
) -> Picture:
    """Take a picture in for a shop, or for the town when there is no shop; raise ValidationError in German when it is refused."""
    content = clean_picture(file=file, name=name)
    picture = Picture(
        shop=shop, title=picture_title(title or name), description=plain_text(alt)[:255], uploaded_by_user=actor, file_size=content.size
    )
    with transaction.atomic():
        picture.file.save(content.name, content, save=False)
        picture._set_file_hash()
        picture.save()
    return picture


def make_widths(*, picture_id: int) -> int:
    """Draw the widths a picture is shown in, unless they exist; return how many exist now. A picture that is gone has none."""
    picture = Picture.objects.filter(pk=picture_id).first()
    return len(picture.get_renditions(*SPECS)) if picture else 0


def picture_title(text: str) -> str:
    """Return the words a picture is filed under, taken from a title or a file name."""
    stem = text.replace("\\", "/").rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return plain_text(stem)[:255] or _("Bild")


def safe_name(name: str, suffix: str) -> str:
    """Return a file name of plain letters; paths, dots, signs that turn the direction and foreign endings are gone."""
    stem = slugify(picture_title(name))[:60] or "bild"
    return f"{stem}.{suffix}"


def read_bounded(file: BinaryIO | File) -> bytes:
    """Read a file that must not be longer than allowed; its stated size is not believed."""
    if hasattr(file, "seek"):
        file.seek(0)
    data = file.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ValidationError(_("Diese Datei ist zu groß: höchstens 20 MB. Bitte das Bild kleiner speichern."), code="file_too_large")
    return data


def redraw(data: bytes) -> tuple[bytes, str]:
    """Decode a picture of an accepted format and encode it as ours."""
    if pi_heif.is_supported(data[:12]):
        image, profile = decoded_heif(data)
        return encode(fitted(image), profile)
    with Image.open(BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as image:
        if image.format in ("JPEG", "MPO"):
            scans = count_scans(data)
            if not 0 < scans <= MAX_SCANS:
                raise unreadable()
            check_pixels(image.size, MEGAPIXELS["JPEG" if scans == 1 else "JPEG in several scans"])
            share = MAX_SIDE / max(image.size)
            image.draft(None, (int(image.width * share), int(image.height * share)))
        else:
            check_pixels(image.size, MEGAPIXELS[image.format or ""])
            if getattr(image, "n_frames", 1) > 1:
                raise ValidationError(_("Bewegte Bilder gehen hier nicht. Bitte ein einzelnes Bild wählen."), code="frames")
        profile = image.info.get("icc_profile")
        image.load()
        return encode(upright(image), profile)


def decoded_heif(data: bytes) -> tuple[Image.Image, bytes | None]:
    """Decode the main picture of a HEIC file, which libheif has already turned, strip by strip to about its final size."""
    source = pi_heif.open_heif(data, convert_hdr_to_8bit=True)
    check_pixels(source.size, MEGAPIXELS["HEIF"])
    pixels, (width, height) = source.data, source.size
    factor = max(1, max(width, height) // MAX_SIDE)
    drawn = Image.new(source.mode, (-(-width // factor), -(-height // factor)))
    rows = 256 * factor
    for top in range(0, height, rows):
        part = pixels[top * source.stride : (top + rows) * source.stride]
        size = (width, min(rows, height - top))
        strip = Image.frombuffer(source.mode, size, part, "raw", source.mode, source.stride, 1)
        drawn.paste(strip.reduce(factor), (0, top // factor))
    return drawn, source.info.get("icc_profile")


def check_pixels(size: tuple[int, int], most: int) -> None:
    """Refuse too many pixels by what the header says, before anything is decoded."""
    width, height = size
    if width * height > most * 1_000_000:
        raise too_many_pixels(most)


def fitted(image: Image.Image) -> Image.Image:
    """Return the picture at its final size, in a mode that can be drawn."""
    if image.mode not in ("RGB", "RGBA", "CMYK"):
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    image.thumbnail((MAX_SIDE, MAX_SIDE))
    return image


def upright(image: Image.Image) -> Image.Image:
    """Return the picture at its final size and the right way up."""
    try:
        orientation = image.getexif().get(0x0112, 1)
    except Exception:  # noqa: BLE001 - broken metadata are no reason to refuse the picture they are thrown away with
        orientation = 1
    turned = TURNS.get(orientation)
    return fitted(image) if turned is None else fitted(image).transpose(turned)


TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Bring the colours to sRGB, since the profile that explains them does not stay."""
    wanted = "RGBA" if image.mode == "RGBA" else "RGB"
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            drawn = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"), outputMode=wanted)
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            drawn = None
        if drawn is not None:
            return drawn
    return image.convert(wanted)


def encode(image: Image.Image, profile: bytes | None) -> tuple[bytes, str]:
    """Encode the pixels in sRGB and nothing that came along with them."""
    image = in_srgb(image, profile)
    image.info = {}
    out = BytesIO()
    if image.mode == "RGBA" and image.getchannel("A").histogram()[255] < image.width * image.height:
        image.save(out, "PNG")
        return out.getvalue(), "png"
    image.convert("RGB").save(out, "JPEG", quality=86, progressive=True)
    return out.getvalue(), "jpg"


def too_many_pixels(most: int) -> ValidationError:
    """Return the refusal of a picture that is too large to be drawn."""
    return ValidationError(
        _("Dieses Bild hat zu viele Pixel: höchstens %(count)s Millionen. Bitte kleiner speichern."),
        code="pixels",
        params={"count": most},
    )


def unreadable() -> ValidationError:
    """Return the refusal of what cannot be drawn."""
    return ValidationError(
        _("Diese Datei lässt sich nicht als Bild lesen. Bitte ein Foto als JPEG, PNG, WebP oder HEIC wählen."), code="unreadable"
    )
