"""Only ordinary files are read; what is written is whole, and takes the place of nothing."""

import errno
import os
import socket
import stat
from collections.abc import Iterator
from multiprocessing.pool import ThreadPool
from pathlib import Path

import pytest

from game import files
from game.files import FileError, FileMissing, FileTaken, FileTooLarge, claim, read_regular, refuse_target, write_new


@pytest.fixture(params=["pipe", "socket", "folder", "device", "link to a pipe"])
def odd(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    path = tmp_path / "odd"
    if request.param == "pipe":
        os.mkfifo(path)
    elif request.param == "folder":
        path.mkdir()
    elif request.param == "device":
        path.symlink_to(os.devnull)
    elif request.param == "link to a pipe":
        os.mkfifo(tmp_path / "pipe")
        path.symlink_to("pipe")
    else:
        with socket.socket(socket.AF_UNIX) as listening:
            # The address of a socket is short.
            home = os.open(tmp_path, os.O_RDONLY)
            os.fchdir(home)
            listening.bind("odd")
            os.close(home)
    yield path


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def listing(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}


def test_what_is_no_ordinary_file_is_refused_at_once_and_not_read(odd: Path) -> None:
    with pytest.raises(FileError, match="it is no ordinary file, but a"):
        read_regular(odd, 10)


def test_what_is_no_ordinary_file_is_not_written_to_even_when_forced(odd: Path) -> None:
    for force in (False, True):
        with pytest.raises(FileError, match="it is no ordinary file, but a"):
            write_new(odd, b"page", force=force)


def test_a_file_is_read_up_to_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"0123456789")
    assert read_regular(path, 10) == b"0123456789"
    with pytest.raises(FileTooLarge, match="larger than 9 bytes"):
        read_regular(path, 9)


def test_a_file_that_is_not_there_is_called_so(tmp_path: Path) -> None:
    with pytest.raises(FileMissing, match="there is no such file"):
        read_regular(tmp_path / "none", 10)
    with pytest.raises(FileError, match="there is no such folder"):
        write_new(tmp_path / "none" / "page", b"")
    with pytest.raises(FileError):
        read_regular(tmp_path / "nul\0byte", 10)
    with pytest.raises(FileError):
        write_new(tmp_path / "nul\0byte", b"")


def test_a_pipe_that_takes_the_place_of_a_file_between_two_looks_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, pipe = tmp_path / "file", tmp_path / "pipe"
    path.write_bytes(b"all")
    os.mkfifo(pipe)
    opened = os.open
    monkeypatch.setattr(files.os, "open", lambda _, *flags: opened(pipe, *flags))
    with pytest.raises(FileError, match="a pipe"):
        read_regular(path, 10)


def test_a_new_file_is_written_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    write_new(tmp_path / "page", b"whole")
    assert listing(tmp_path) == {"page": b"whole"}


def test_what_exists_is_written_over_only_when_that_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "page"
    path.write_bytes(b"old")
    path.chmod(0o640)
    with pytest.raises(FileTaken):
        write_new(path, b"new")
    assert listing(tmp_path) == {"page": b"old"}
    write_new(path, b"new", force=True)
    assert listing(tmp_path) == {"page": b"new"}
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.parametrize("kind", ["itself", "hard link", "link"])
def test_what_is_read_is_never_written_over_whatever_its_name(tmp_path: Path, kind: str) -> None:
    source, path = tmp_path / "game", tmp_path / "game"
    source.write_bytes(b"a game")
    if kind != "itself":
        path = tmp_path / "other"
        path.symlink_to(source) if kind == "link" else path.hardlink_to(source)
    with pytest.raises(FileError, match="the very file that is read"):
        write_new(path, b"page", force=True, never=[tmp_path / "none", source])
    assert source.read_bytes() == b"a game"


def test_a_link_that_leads_nowhere_is_something_that_exists(tmp_path: Path) -> None:
    path = tmp_path / "link"
    path.symlink_to("goal")
    with pytest.raises(FileTaken):
        refuse_target(path)
    write_new(path, b"page", force=True)
    assert path.is_symlink() and (tmp_path / "goal").read_bytes() == b"page"


@pytest.mark.parametrize(
    ("step", "force"),
    [("fsync", False), ("fsync", True), ("fdopen", False), ("fdopen", True), ("link", False), ("replace", True)],
)
def test_what_cannot_be_written_whole_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, force: bool
) -> None:
    path = tmp_path / "page"
    if force:
        path.write_bytes(b"old")
    before = listing(tmp_path)

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(files.os, step, full)
    if step == "link":
        monkeypatch.setattr(files.os, "replace", full)
    with pytest.raises(FileError, match="no space left on device"):
        write_new(path, b"new", force=force)
    assert listing(tmp_path) == before


def test_where_a_file_system_knows_no_second_names_nothing_is_written_over_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(files.os, "link", none)
    write_new(tmp_path / "page", b"first")
    monkeypatch.setattr(files, "refuse_target", lambda *_, **__: None)  # it came between the look and the move
    with pytest.raises(FileTaken):
        write_new(tmp_path / "page", b"second")
    assert listing(tmp_path) == {"page": b"first"}


def test_of_many_who_write_one_new_file_at_once_one_does(tmp_path: Path) -> None:
    def write(number: int) -> bool:
        try:
            write_new(tmp_path / "page", str(number).encode() * 1000)
            return True
        except FileTaken:
            return False

    with ThreadPool(8) as pool:
        done = pool.map(write, range(24))
    assert sum(done) == 1
    assert listing(tmp_path) == {"page": str(done.index(True)).encode() * 1000}


def test_a_name_is_claimed_once(tmp_path: Path) -> None:
    claim(tmp_path / "game")
    with pytest.raises(FileTaken):
        claim(tmp_path / "game")
