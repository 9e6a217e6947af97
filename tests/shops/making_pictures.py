"""Good pictures and attacks, made in memory."""

import struct
import zlib
from io import BytesIO

from PIL import Image


def picture(kind="JPEG", size=(64, 48), mode="RGB", colour=None, **options) -> bytes:
    """Return a picture of one colour."""
    out = BytesIO()
    Image.new(mode, size, colour or (180, 90, 40, 255)[: len(mode)]).save(out, kind, **options)
    return out.getvalue()


def quartered(size=(60, 40)) -> Image.Image:
    """Return a picture whose upper left quarter is red and whose lower right is blue: it shows which way is up."""
    image = Image.new("RGB", size, "white")
    image.paste("red", (0, 0, size[0] // 2, size[1] // 2))
    image.paste("blue", (size[0] // 2, size[1] // 2, *size))
    return image


def with_gps() -> bytes:
    """Return a JPEG that knows where it was taken, with a comment, a profile and a thumbnail's worth of tags."""
    exif = Image.Exif()
    exif[0x010F] = "Telefonwerk"
    exif.get_ifd(0x8825).update({1: "N", 2: (50.0, 15.0, 30.0), 3: "E", 4: (10.0, 57.0, 52.0)})
    out = BytesIO()
    quartered().save(out, "JPEG", exif=exif, comment=b"Spitalgasse 12", quality=95)
    return out.getvalue()


def frames(count: int, kind: str) -> bytes:
    """Return a moving picture."""
    out = BytesIO()
    shades = [Image.new("RGB", (16, 16), (shade % 256, shade // 2, 0)) for shade in range(count)]
    shades[0].save(out, kind, save_all=True, append_images=shades[1:], duration=20)
    return out.getvalue()


def png_bomb(width: int, height: int) -> bytes:
    """Return a few kilobytes of PNG that unpack to width × height grey pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    squeezer, rows = zlib.compressobj(9), []
    for _ in range(height):
        rows.append(squeezer.compress(b"\0" * (width + 1)))
    body = b"".join(rows) + squeezer.flush()
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
        + chunk(b"IDAT", body)
        + chunk(b"IEND", b"")
    )


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'
