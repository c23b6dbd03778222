"""Where a scenario lies, and how the files of a folder are read as one document that still knows every place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from game.scenario.faults import Fault, ScenarioError
from game.scenario.reader import MAX_BYTES, Document, read_with_faults
from game.spelling import Hint, nearest

MAIN = "scenario.yaml"
FILES = 60
"""Files of one scenario, at most; together they hold no more than one file may."""
SHARED = "common"
FIRST = "minsk-2022"
"""The scenario that is offered first, and played where none is named."""

Steps = tuple[str | int, ...]


class Binder(Document):
    """The documents of one scenario, bound into one: mappings merged, top-level lists put one after the other."""

    __slots__ = ("_first", "_pieces", "_whole")

    def __init__(self, documents: list[Document]) -> None:
        first = documents[0]
        super().__init__(first.file, {}, (1, 1, None))
        self._first = first
        self._whole: dict[str, Document] = {}
        self._pieces: dict[str, list[tuple[Document, int]]] = {}
        self.faults = tuple(fault for document in documents for fault in self._bound(document))

    def _bound(self, document: Document) -> Iterator[Fault]:
        yield from document.faults
        for key, value in document.data.items():
            known = self.data.get(key)
            if key not in self.data:
                self.data[key] = list(value) if isinstance(value, list) else value
                self._whole[key] = document
            elif isinstance(known, list) and isinstance(value, list):
                known.extend(value)
            else:
                other = self._whole[key].file
                yield document.fault((key,), "F002", f"the key '{key}' stands in {other} too", key=True)
                continue
            if isinstance(value, list):
                self._pieces.setdefault(key, []).extend((document, place) for place in range(len(value)))

    def origin(self, path: Steps) -> tuple[Document, Steps]:
        """Return the document in which the node at this path stands, and its path there."""
        if not path:
            return self._first, ()
        key = str(path[0])
        if len(path) > 1 and isinstance(path[1], int) and path[1] < len(self._pieces.get(key, ())):
            document, place = self._pieces[key][path[1]]
            return document, (key, place, *path[2:])
        return self._whole.get(key, self._first), path

    def position(self, path: Steps, *, key: bool = False) -> tuple[int, int]:
        """Return line and column in the file in which the node stands (see `origin`)."""
        document, inside = self.origin(path)
        return document.position(inside, key=key)

    def fault(self, path: Steps, code: str, message: str, *, hint: Hint | None = None, key: bool = False) -> Fault:
        """Return a fault of the node at this path, or of its key, under the name of its own file."""
        document, inside = self.origin(path)
        return document.fault(inside, code, message, hint=hint, key=key)


def find(name: str, scenarios: Path) -> Path:
    """Return the file or folder of a scenario, from the id of a shipped one or from a path.

    Raises ScenarioError with one fault where there is neither.
    """
    shipped = shipped_in(scenarios)
    if name in shipped:
        return shipped[name]
    path = Path(name)
    try:
        hollow = path.is_dir()
        if (path / MAIN if hollow else path).exists():
            return path
    except (OSError, ValueError):
        hollow = False
    if hollow:
        message = f"the folder holds no {MAIN}, so it is no scenario"
        raise ScenarioError([Fault(name, 1, 1, "F001", message)])
    message = "there is no shipped scenario with this id, and no such file or folder"
    meant = nearest(name, shipped) or nearest(name.rpartition("/")[2].removesuffix(".yaml"), shipped)
    raise ScenarioError([Fault(name, 1, 1, "F001", message, meant)])


def shipped_in(scenarios: Path) -> dict[str, Path]:
    """Return the scenarios of a folder by id, which is the name of their folder or file: `FIRST`, then by name."""
    found: dict[str, Path] = {}
    paths = sorted(scenarios.iterdir(), key=lambda each: (each.name != FIRST, each)) if scenarios.is_dir() else ()
    for path in paths:
        if path.name == SHARED or path.name.startswith("."):
            continue
        if (path / MAIN).is_file():
            found[path.name] = path
        elif path.suffix == ".yaml" and path.is_file():
            found[path.stem] = path
    return found


def gathered(path: Path) -> Binder:
    """Return all that the scenario's file, or the files of its folder, say.

    Raises ScenarioError with the faults of every file, where one of them cannot be relied upon.
    """
    documents: list[Document] = []
    faults: list[Fault] = []
    refused = False
    files, left = _files(path), MAX_BYTES
    for file in files:
        try:
            documents.append(_mapping(file, left))
            left -= documents[-1].size
            faults.extend(documents[-1].faults)
        except ScenarioError as error:
            faults.extend(error.faults)
            refused = True
    if refused:
        raise ScenarioError(sorted(faults))
    return Binder(documents)


def _mapping(file: Path, limit: int) -> Document:
    document = read_with_faults(file, limit)
    if not isinstance(document.data, dict):
        message = "a scenario's file is a mapping of keys and values"
        raise ScenarioError([*document.faults, document.fault((), "F003", message)])
    return document


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    further = sorted(each for each in path.glob("*.yaml") if each.name != MAIN and not each.name.startswith("."))
    if len(further) >= FILES:
        message = f"the folder holds {len(further) + 1} files of a scenario, at most {FILES} are read"
        raise ScenarioError([Fault(str(path / MAIN), 1, 1, "F004", message)])
    return [path / MAIN, *further]
