"""A look at the skeleton of a JPEG file. The decoder draws grey or shifted stripes over a gap and says nothing; we want to know."""

END, SCAN = 0xD9, 0xDA
RESTARTS = range(0xD0, 0xD8)
SEGMENTS = frozenset({*range(0xC0, 0xD0), 0xDA, 0xDB, 0xDC, 0xDD, 0xDE, 0xDF, *range(0xE0, 0xF0), 0xFE})


def count_scans(data: bytes) -> int:
    """Return in how many scans the file draws its picture, 0 when it has gaps, foreign bytes or no end; what follows the end is not read.

    One scan is decoded line by line; several need the whole picture in memory, at whatever size it is drawn.
    """
    if data[:2] != b"\xff\xd8":
        return 0
    place, scans = 2, 0
    while True:
        place, code = next_marker(data, place)
        if code == END:
            return scans
        if code not in SEGMENTS:
            return 0
        place += int.from_bytes(data[place : place + 2], "big")
        if code == SCAN:
            scans += 1
            place = end_of_scan(data, place)


def next_marker(data: bytes, place: int) -> tuple[int, int]:
    """Return where the segment begins after the marker at this place, and the marker's code; 0 when there is none."""
    if data[place : place + 1] != b"\xff":
        return place, 0
    while data[place : place + 1] == b"\xff":
        place += 1
    return place + 1, data[place] if place < len(data) else 0


def end_of_scan(data: bytes, place: int) -> int:
    """Return where the next marker stands that is not part of the entropy-coded data."""
    while True:
        place = data.find(b"\xff", place)
        if place < 0 or place + 1 >= len(data):
            return len(data)
        code = data[place + 1]
        if code == 0xFF:
            place += 1
        elif code == 0 or code in RESTARTS:
            place += 2
        else:
            return place
