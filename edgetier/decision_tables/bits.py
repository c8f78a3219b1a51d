"""Sets of small numbers kept as the bits of one integer."""

from collections.abc import Iterator


def bits_of(bits: int) -> Iterator[int]:
    """The positions of the bits that are set, lowest first."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
