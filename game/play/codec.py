"""How a game is written: one JSON line a record, sealed by a sum that runs on from the lines before it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from hashlib import blake2b
from typing import Any
from zlib import crc32

import msgspec
from msgspec import Struct

from game.delegations.reasons import Reason
from game.engine.acts import Action, Event
from game.engine.case import Case
from game.letters import LETTERS, fit
from game.terms import MemberId

FORMAT = 2
"""The format that this version writes; files of a higher one are refused."""

_SETS = re.compile(rb'"(?:vetoed_by|permanent)":\[("[^"\\]*"(?:,"[^"\\]*")+)\]')
_SET_OF_TWO = b'"vetoed_by":["'


class Record(Struct, frozen=True, gc=False, omit_defaults=True):
    """One act that was submitted and what followed from it.

    `number` counts from 1. `because` holds in words why a seat that is led by the game did it, and `reasons` the terms
    that its value is the sum of; both are private until the debrief.
    """

    number: int
    by: MemberId
    action: Action
    because: str
    events: tuple[Event, ...]
    reasons: tuple[Reason, ...] = ()


class Origin(Struct, frozen=True):
    """Where a forked game comes from: the first `records` records of a game that was kept in `file` (its name alone).

    `seat` is the seat that a person takes from there on.
    """

    file: str
    records: int
    seat: MemberId


class _Head(Struct, frozen=True, kw_only=True, omit_defaults=True):
    format: int
    version: str
    seed: int
    scenario: str
    digest: str
    origin: Origin | None = None


class Header(_Head, frozen=True, kw_only=True):
    """The first line of a journal; `digest` is that of the bytes of `case`, the whole compiled scenario."""

    case: msgspec.Raw


class _Format(Struct, frozen=True):
    format: int
    version: str = ""


class _Sealed(Record, frozen=True, kw_only=True, forbid_unknown_fields=True):
    sum: int


class Writer:
    """Turns records into lines; `seal` is the sum of all lines written so far."""

    __slots__ = ("_encode", "seal")

    def __init__(self, seal: int) -> None:
        self.seal = seal
        self._encode = msgspec.json.Encoder().encode

    def lines(self, records: Iterable[Record]) -> bytes:
        """Return the lines of the records; they count as written unless `seal` is set back."""
        encode, seal = self._encode, self.seal
        parts = []
        for record in records:
            line = encode(record)
            if len(record.events) > 1 and _SET_OF_TWO in line:  # the last ballot comes before an outcome
                line = _ordered(line)
            seal = crc32(line, seal)
            parts.append(line[:-1])
            parts.append(b',"sum":%d}\n' % seal)
        self.seal = seal
        return b"".join(parts)


def header_line(case: Case, seed: int, version: str, origin: Origin | None = None) -> bytes:
    """Return the first line of a journal."""
    body, digest = _compiled(case)
    head = _Head(format=FORMAT, version=version, seed=seed, scenario=case.id, digest=digest, origin=origin)
    return b"".join((msgspec.json.encode(head)[:-1], b',"case":', body, b"}\n"))


@lru_cache(maxsize=2)
def _compiled(case: Case) -> tuple[bytes, str]:
    body = _ordered(msgspec.json.encode(case))
    return body, digest_of(body)


def digest_of(body: bytes | msgspec.Raw) -> str:
    """Return the digest of a compiled scenario's bytes."""
    return blake2b(bytes(body), digest_size=16).hexdigest()


def read_format(line: bytes) -> tuple[int, str]:
    """Return format and version of a header line of any format; raise msgspec.DecodeError where it has none."""
    found = _decoders()[0].decode(line)
    return found.format, found.version


def read_header(line: bytes) -> tuple[Header, Case]:
    """Return the header and its scenario; raise msgspec.DecodeError or ValidationError where it is no such line."""
    _, headers, cases, _ = _decoders()
    header = headers.decode(line)
    return header, cases.decode(_legible(bytes(header.case)))


def read_record(line: bytes, seal: int) -> tuple[Record, int]:
    """Return the record of a line, without its end of line, and the seal it bears.

    `seal` is that of the line before. Raises msgspec.DecodeError or ValidationError where the line is no record, and
    ValueError where it is not the line that was written here.
    """
    sealed = _decoders()[3].decode(_legible(line))
    body = line[: line.rfind(b',"sum":')] + b"}"
    if crc32(body, seal) != sealed.sum:
        raise ValueError(f"record {sealed.number} was altered after it was written, its sum does not fit")
    for each in (sealed.action, *sealed.events):
        if len(getattr(each, "words", "")) > LETTERS:
            raise ValueError(f"own words hold at most {LETTERS:,} letters, and these hold {len(each.words):,}")
    record = Record(sealed.number, sealed.by, sealed.action, sealed.because, sealed.events, sealed.reasons)
    return record, sealed.sum


def _legible(line: bytes) -> bytes:
    """Return JSON whose texts hold nothing hidden; what the game wrote itself is such, and comes back as it is."""
    if line.isascii() and b"\\u" not in line:
        return line
    text = line.decode()
    if "\\u" not in text and text == fit(text):
        return line
    return msgspec.json.encode(_fit(msgspec.json.decode(line)))


def _fit(value: Any) -> Any:
    if isinstance(value, str):
        return fit(value)
    if isinstance(value, list):
        return [_fit(each) for each in value]
    return {fit(key): _fit(each) for key, each in value.items()} if isinstance(value, dict) else value


def _ordered(line: bytes) -> bytes:
    # Sets have no order of their own, and the same game is the same bytes on every machine.
    return _SETS.sub(_sorted_members, line)


def _sorted_members(found: re.Match[bytes]) -> bytes:
    return found[0].replace(found[1], b",".join(sorted(found[1].split(b","))))


_Decoders = tuple[
    msgspec.json.Decoder[_Format],
    msgspec.json.Decoder[Header],
    msgspec.json.Decoder[Case],
    msgspec.json.Decoder[_Sealed],
]


@cache
def _decoders() -> _Decoders:
    # Made when first a game is loaded: a game that is only played starts without them.
    decoder = msgspec.json.Decoder
    return decoder(_Format), decoder(Header), decoder(Case), decoder(_Sealed)
