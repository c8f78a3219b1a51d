"""The Natural Earth projection: degrees to units of the map, 2,000 of them to the equator.

The polynomial is that of Savric, Jenny, Patterson, Petrovic and Hurni, "A polynomial equation for the Natural Earth
projection", Cartography and Geographic Information Science 38 (2011) 4.
"""

import math

EQUATOR = 2000.0  # units from the western to the eastern edge
_FIRST = 0.870700  # the length of the equator by pi
_SCALE = EQUATOR / (2 * math.pi * _FIRST)
_WIDTHS = {0: _FIRST, 2: -0.131979, 4: -0.013791, 10: 0.003971, 12: -0.001529}
_HEIGHTS = {1: 1.007226, 3: 0.015085, 7: -0.044475, 9: 0.028874, 11: -0.005916}
_TOP = sum(factor * (math.pi / 2) ** power for power, factor in _HEIGHTS.items())


def project(longitude_deg: float, latitude_deg: float) -> tuple[float, float]:
    """To the right from the western edge, down from the North Pole."""
    east, north = math.radians(longitude_deg), math.radians(latitude_deg)
    height = sum(factor * north**power for power, factor in _HEIGHTS.items())
    return EQUATOR / 2 + parallel(latitude_deg) * east / (2 * math.pi), _SCALE * (_TOP - height)


def parallel(latitude_deg: float) -> float:
    """How long the circle of a latitude is."""
    north = math.radians(latitude_deg)
    return 2 * math.pi * _SCALE * sum(factor * north**power for power, factor in _WIDTHS.items())
