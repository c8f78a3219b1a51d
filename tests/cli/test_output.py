import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from edgetier.cli.output import write_atomically
from edgetier.errors import UserError


def test_a_file_is_replaced_whole_and_folders_are_made(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "out.yaml"
    write_atomically(path, "first\n")
    write_atomically(path, b"second\r\n")
    assert path.read_bytes() == b"second\r\n"
    assert [entry.name for entry in path.parent.iterdir()] == ["out.yaml"]


def test_permissions_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "out.yaml"
    path.write_text("old")
    path.chmod(0o640)
    write_atomically(path, "new")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
    real.write_text("old")
    link.symlink_to(real)
    write_atomically(link, "new")
    assert link.is_symlink()
    assert real.read_text() == "new"


def test_the_old_file_stands_when_writing_fails(tmp_path: Path) -> None:
    path = tmp_path / "out.yaml"
    path.write_text("old")

    def pieces() -> Iterator[str]:
        yield "new"
        raise OSError(28, "No space left on device")

    with pytest.raises(UserError, match="No space left"):
        write_atomically(path, pieces())
    assert path.read_text() == "old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["out.yaml"]


def test_a_folder_cannot_be_written(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="it is a folder"):
        write_atomically(tmp_path, "text")


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="cannot write"):
        write_atomically(tmp_path / "file" / "out.yaml", "text")


def test_a_pipe_that_has_no_path_of_its_own_is_written_into() -> None:
    reader, writer = os.pipe()
    write_atomically(Path(f"/dev/fd/{writer}"), "text")
    os.close(writer)
    with os.fdopen(reader) as stream:
        assert stream.read() == "text"
