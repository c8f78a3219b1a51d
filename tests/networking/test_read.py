"""A slip in a matrix is one clear line with file and line number."""

from pathlib import Path

import pytest
from made_up_matrix import CABLES

from edgetier.errors import UserError
from edgetier.networking.matrix import read_matrix, read_places
from edgetier.networking.samples import samples_of

HEAD = "src,dst,rtt_ms,p95_ms\n"


def matrix_of(folder: Path, text: str) -> Path:
    path = folder / "m.csv"
    path.write_bytes(text.encode())
    return path


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("src,dst,ms\na,b,1\n", 1, "no column 'rtt_ms'"),
        ("", 1, "no column 'src'"),
        (HEAD + "a,b,1,\na,,1,\n", 3, "'dst' is empty"),
        (HEAD + "a,b,fast,\n", 2, "'rtt_ms' must be a number, not 'fast'"),
        (HEAD + "a,b,nan,\n", 2, "'rtt_ms' must be from 0"),
        (HEAD + "a,b,-1,\n", 2, "'rtt_ms' must be from 0"),
        (HEAD + "a,b,1e9,\n", 2, "'rtt_ms' must be from 0"),
        (HEAD + "a,b,20,10\n", 2, "'p95_ms' of 10 is below the median of 20"),
        (HEAD + "a,b,1,2,3\n", 2, "5 cells under 4 columns"),
        (HEAD + "a,b,1,\nb,a,1,\na,b,2,\n", 4, "stands in line 2 with another value"),
        (HEAD + "\n\na,b,x,\n", 4, "must be a number"),
    ],
)
def test_bad_rows(tmp_path: Path, text: str, line: int, said: str) -> None:
    path = matrix_of(tmp_path, text)
    with pytest.raises(UserError) as caught:
        read_matrix(path)
    assert caught.value.message.startswith(f"{path}:{line}: ")
    assert said in caught.value.message


def test_a_byte_that_is_not_utf_8_is_found_in_its_line(tmp_path: Path) -> None:
    path = tmp_path / "m.csv"
    path.write_bytes(HEAD.encode() + b"a,b,1,\nZ\xfcrich,b,1,\n")
    with pytest.raises(UserError, match=r"m\.csv:3: not UTF-8"):
        read_matrix(path)


def test_a_matrix_needs_measurements_and_a_file(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="has no measurements"):
        read_matrix(matrix_of(tmp_path, HEAD))
    with pytest.raises(UserError, match="cannot read"):
        read_matrix(tmp_path / "nowhere.csv")


def test_spreadsheets_may_add_a_mark_columns_and_blank_lines(tmp_path: Path) -> None:
    text = "\ufeffsrc,note,dst,RTT_ms\r\na,,b,1.5\r\n\r\n,,,\r\nb,x,a,2\r\n"
    found = read_matrix(matrix_of(tmp_path, text)).pairs
    assert [(one.src, one.dst, one.rtt_ms, one.p95_ms, one.line) for one in found] == [
        ("a", "b", 1.5, None, 2),
        ("b", "a", 2, None, 5),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("site,lat,lon\na,91,0\n", "s.csv:2: 'lat' must be from -90 to 90"),
        ("site,lat,lon\na,1,1\na,2,1\n", "s.csv:3: 'a' already stands at another place"),
        ("site,lat,lon\n", "has no sites"),
    ],
)
def test_bad_sites(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "s.csv"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match=r".") as caught:
        read_places(path)
    assert said in caught.value.message


def test_an_end_without_a_place_is_named_with_its_line_and_the_nearest_name(tmp_path: Path) -> None:
    sites = tmp_path / "s.csv"
    sites.write_text("site,lat,lon\nParis,48,2\nOslo,60,10\n", encoding="utf-8")
    matrix = read_matrix(matrix_of(tmp_path, HEAD + "Paris,Oslo,30,\nPari,Oslo,30,\n"))
    with pytest.raises(UserError, match=r"m\.csv:3: 'Pari' is not among the sites") as caught:
        samples_of(matrix, read_places(sites), CABLES)
    assert caught.value.help == "did you mean 'Paris'?"
