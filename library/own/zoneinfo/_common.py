"""What zoneinfo needs beside the zones themselves: where a zone is not found, and how a file of the IANA database (RFC 8536) is read."""

import struct
from collections import namedtuple

_Counts = namedtuple("_Counts", "version universal standard leaps transitions types characters")


class ZoneInfoNotFoundError(KeyError):
    """There is no zone of that key."""


def load_tzdata(key):
    """The file of a zone in the package tzdata."""
    from importlib import resources

    *folders, name = key.split("/")
    try:
        path = resources.files(".".join(["tzdata.zoneinfo", *folders])).joinpath(name)
        if not path.is_dir():
            return path.open("rb")
    except (ImportError, FileNotFoundError, UnicodeEncodeError, IsADirectoryError):
        pass
    raise ZoneInfoNotFoundError(f"No time zone found with key {key}")


def _read_counts(file):
    if file.read(4) != b"TZif":
        raise ValueError("Invalid TZif file: magic not found")
    version = file.read(1)
    file.read(15)
    return _Counts(1 if version == b"\0" else int(version), *struct.unpack(">6l", file.read(24)))


def load_data(fobj):
    """The transitions' types and moments, the types' offsets, daylight flags and names, and the rule for what comes after, None where the format has none."""
    counts = _read_counts(fobj)
    number, width = "l", 4
    if counts.version > 1:
        # All is there twice: the first time with 32 bits for the moments.
        fobj.seek(counts.transitions * 5 + counts.types * 6 + counts.characters + counts.leaps * 8 + counts.standard + counts.universal, 1)
        counts = _read_counts(fobj)
        number, width = "q", 8

    moments = struct.unpack(f">{counts.transitions}{number}", fobj.read(counts.transitions * width))
    indices = tuple(fobj.read(counts.transitions))
    if indices and max(indices) >= counts.types:
        raise ValueError(f"Invalid transition index found while reading TZif: {max(indices)}")

    types = list(struct.iter_unpack(">lbb", fobj.read(counts.types * 6)))
    characters = fobj.read(counts.characters)

    # A name may be the end of another.
    names = tuple(characters[place:characters.find(b"\0", place)].decode() for _, _, place in types)

    rule = None
    if counts.version > 1:
        fobj.seek(counts.universal + counts.standard + counts.leaps * 12, 1)
        if fobj.read(1) != b"\n":
            raise ValueError("Invalid TZif file: the rule is missing")
        line = fobj.readline()
        if not line.endswith(b"\n"):
            raise ValueError("Invalid TZif file: unexpected end of file")
        rule = line.rstrip(b"\n")

    return indices, moments, tuple(offset for offset, _, _ in types), tuple(daylight for _, daylight, _ in types), names, rule
