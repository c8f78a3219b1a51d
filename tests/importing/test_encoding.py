import pytest

from edgetier.errors import UserError
from edgetier.importing.encoding import decode

TEXT = "name,owner\nDonnées “clés” – l’été à Zürich,équipe\n"


@pytest.mark.parametrize(
    ("encoding", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp1252", "cp1252"),
        ("mac_roman", "mac_roman"),
    ],
)
def test_the_encoding_is_found_and_the_text_comes_back(encoding: str, found: str) -> None:
    decoded = decode(TEXT.encode(encoding))
    assert (decoded.encoding, decoded.text) == (found, TEXT)


def test_latin_1_letters_read_the_same_as_cp1252() -> None:
    text = "name\nGröße über café\n"
    assert decode(text.encode("latin-1")).text == text


def test_plain_ascii_is_utf_8_and_says_nothing() -> None:
    assert decode(b"name\nx\n") == ("name\nx\n", "utf-8", ())


def test_a_guess_is_told() -> None:
    assert "guess" in decode("l’été".encode("cp1252")).notes[0]


def test_stray_bytes_in_utf_8_are_read_and_told() -> None:
    raw = "é à ü ö\n".encode() * 3 + b"it\x92s\n"
    decoded = decode(raw)
    assert decoded.text.endswith("it’s\n")
    assert decoded.notes == ("1 bytes are not UTF-8 and were read as cp1252, the first on line 4",)


def test_an_encoding_that_is_asked_for_and_does_not_fit_is_refused_with_the_line() -> None:
    with pytest.raises(UserError, match="line 2"):
        decode("a\né\n".encode("cp1252"), "utf-8")


def test_an_unknown_encoding_is_refused() -> None:
    with pytest.raises(UserError, match="unknown encoding 'utf-9'"):
        decode(b"a", "utf-9")
