#!/usr/bin/env python3
"""Compares two pictures of a page: `picture.py A.png B.png` fails where they differ to the eye.

Reads 8-bit RGB or grey PNG files without interlacing, as pdftoppm writes them. Renderers differ a little at
the edges of letters, so in each square of SIDE pixels the mean difference may reach LIMIT of 255. Another word
is far above that.
"""
import struct
import sys
import zlib

SIDE = 12
LIMIT = 16.0


def samples(path):
    """Size and samples of a picture."""
    data = open(path, "rb").read()
    if data[:8] != b"\x89PNG\r\n\x1a\n":
        sys.exit(f"{path}: expected a PNG file")
    at, body, head = 8, b"", None
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        chunk = data[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            head = struct.unpack(">IIBBBBB", chunk)
        elif kind == b"IDAT":
            body += chunk
        at += 12 + length
    width, height, depth, colour, _, _, interlace = head
    if depth != 8 or colour not in (0, 2) or interlace:
        sys.exit(f"{path}: expected 8-bit RGB or grey without interlacing")
    step = 3 if colour == 2 else 1
    return (width, height, step), unfiltered(zlib.decompress(body), width * step, step)


def unfiltered(raw, width, step):
    """Undoes the filters of the rows, as the PNG specification's section 9 has them."""
    out, above = bytearray(), bytearray(width)
    for start in range(0, len(raw), width + 1):
        kind, row = raw[start], bytearray(raw[start + 1 : start + 1 + width])
        for i in range(width):
            left = row[i - step] if i >= step else 0
            up = above[i]
            corner = above[i - step] if i >= step else 0
            row[i] = (row[i] + (0, left, up, (left + up) // 2, paeth(left, up, corner))[kind]) & 255
        out += row
        above = row
    return out


def paeth(left, up, corner):
    guess = left + up - corner
    return min((abs(guess - left), 0, left), (abs(guess - up), 1, up), (abs(guess - corner), 2, corner))[2]


def worst(one, other, size):
    """The greatest mean difference of a square, and where the square is."""
    width, height, step = size
    most, place = 0.0, (0, 0)
    for top in range(0, height, SIDE):
        for left in range(0, width, SIDE):
            total = count = 0
            for y in range(top, min(top + SIDE, height)):
                start, end = (y * width + left) * step, (y * width + min(left + SIDE, width)) * step
                total += sum(abs(a - b) for a, b in zip(one[start:end], other[start:end]))
                count += end - start
            if total > most * count:
                most, place = total / count, (left, top)
    return most, place


def main():
    (size, one), (other_size, other) = samples(sys.argv[1]), samples(sys.argv[2])
    if size != other_size:
        sys.exit(f"{sys.argv[1]} is {size[0]} by {size[1]}, {sys.argv[2]} is {other_size[0]} by {other_size[1]}")
    most, (x, y) = worst(one, other, size)
    if most > LIMIT:
        sys.exit(f"{sys.argv[1]} and {sys.argv[2]} differ by {most:.1f} of 255 on average in the square at {x}, {y}")


if __name__ == "__main__":
    main()
