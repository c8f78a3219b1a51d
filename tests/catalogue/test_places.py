"""What people write for a place, and what is understood."""

import subprocess
import sys

import pytest

from edgetier.catalogue.model import Catalogue, Place
from edgetier.catalogue.places import find_metro, find_place
from edgetier.catalogue.suggest import nearest_place_name

OWN = {"plant-ulm": Place("plant-ulm", 48.40, 9.99, "DE"), "SIN": Place("SIN", 1.0, 2.0, None)}


@pytest.mark.parametrize(
    ("what", "name", "latitude", "longitude", "country"),
    [
        ("SIN", "Singapore, SG (SIN)", 1.35, 103.99, "SG"),
        ("sin", "Singapore, SG (SIN)", 1.35, 103.99, "SG"),
        (" FRA ", "Frankfurt, DE (FRA)", 50.03, 8.54, "DE"),
        ("LON", "London, GB (LON)", 51.51, -0.13, "GB"),
        ("LHR", "London, GB (LHR, metro LON)", 51.51, -0.13, "GB"),
        ("TYO", "Tokyo, JP (TYO)", 35.68, 139.69, "JP"),
        ("aws:us-east-1", "aws:us-east-1 (N. Virginia, US)", 38.95, -77.45, "US"),
        ("azure:westeurope", "azure:westeurope (West Europe, NL)", 52.37, 4.90, "NL"),
        ("akamai:us-ord", "akamai:us-ord (Chicago, US)", 41.88, -87.63, "US"),
        ("48.40,9.99", "48.40, 9.99", 48.40, 9.99, None),
        ("-33.9, 151.2", "-33.90, 151.20", -33.9, 151.2, None),
        ((48.40, 9.99), "48.40, 9.99", 48.40, 9.99, None),
        ("HAJ", "Hannover, DE (HAJ)", 52.46, 9.69, "DE"),
        ("ULM", "New Ulm, US (ULM)", 44.32, -94.50, "US"),
        ("Singapore, SG", "Singapore, SG (SIN)", 1.35, 103.99, "SG"),
        ("Zürich, ch", "Zurich, CH (ZRH)", 47.46, 8.55, "CH"),
        ("Friedrichshafen, DE", "Friedrichshafen, DE", 47.67, 9.51, "DE"),
        ("Portland, Maine, US", "Portland, Maine, US", 43.65, -70.31, "US"),
        ("London, CA", "London, CA", 43.03, -81.15, "CA"),
    ],
)
def test_understood(
    catalogue: Catalogue,
    what: str | tuple[float, float],
    name: str,
    latitude: float,
    longitude: float,
    country: str | None,
) -> None:
    place = find_place(what, catalogue)
    assert place is not None
    assert (place.name, place.country) == (name, country)
    assert (place.latitude_deg, place.longitude_deg) == pytest.approx((latitude, longitude), abs=0.02)


@pytest.mark.parametrize("what", ["plant-ulm", "SIN"])
def test_own_sites_come_first(catalogue: Catalogue, what: str) -> None:
    assert find_place(what, catalogue, OWN) == OWN[what]


@pytest.mark.parametrize(
    ("what", "suggestion"),
    [
        ("aws:us-esat-1", "aws:us-east-1"),
        ("azure:westeurop", "azure:westeurope"),
        ("QQQ", None),
        ("haj", "HAJ"),
        ("singapore", "SIN"),
        ("Frankfort", "FRA"),
        ("Singapor, SG", "Singapore, SG"),
        ("Springfield, US", "Springfield, Illinois, US"),  # a city of several states is not guessed
        ("plant-uml", "plant-ulm"),
        ("Atlantis, XX", None),
        ("91,10", None),
        ("10,200", None),
        ("nan,nan", None),
        ("", None),
        (",", None),
    ],
)
def test_not_understood(catalogue: Catalogue, what: str, suggestion: str | None) -> None:
    assert find_place(what, catalogue, OWN) is None
    found = nearest_place_name(what, catalogue, OWN)
    assert found == suggestion
    assert found is None or find_place(found, catalogue, OWN) is not None


def test_a_shortened_name_is_nearer_than_a_swapped_letter(catalogue: Catalogue) -> None:
    assert nearest_place_name("SNG", catalogue) == "SIN"


def test_coordinates_outside_the_earth(catalogue: Catalogue) -> None:
    assert find_place((99.0, 0.0), catalogue) is None


def test_metro_of_an_airport(catalogue: Catalogue) -> None:
    london = find_metro("lhr", catalogue)
    assert london is not None
    assert london.name == "LON"
    assert find_metro("HAJ", catalogue) is None


def test_bundled_places_open_neither_airports_nor_arrays() -> None:
    code = (
        "import sys\n"
        "from edgetier.catalogue.load import load_catalogue\n"
        "from edgetier.catalogue.places import find_place\n"
        "catalogue, _ = load_catalogue()\n"
        "assert find_place('SIN', catalogue) and find_place('Paris, FR', catalogue)\n"
        "print(*({'numpy', 'airportsdata', 'rich', 'pydantic'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
