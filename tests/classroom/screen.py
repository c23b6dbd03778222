"""What a page shows after the frames that it was sent, as the page's own program reckons it."""

from __future__ import annotations

from typing import Any

import msgspec


class Screen:
    """The sections of a page; answers are kept in `answers`, by their id."""

    def __init__(self) -> None:
        self.sections: dict[str, Any] = {}
        self.answers: dict[str, dict[str, Any]] = {}
        self.n = 0

    @property
    def shown(self) -> dict[str, Any]:
        """Return the sections that hold anything: one of a seat that was left holds nothing any more."""
        return {name: value for name, value in self.sections.items() if value is not None}

    def hear(self, frame: bytes | str) -> dict[str, Any]:
        """Take in a frame, and return it."""
        told: dict[str, Any] = msgspec.json.decode(frame)
        if told["type"] == "page":
            self.n = told["n"]
            self.sections |= told.get("put", {})
            for name, how in told.get("change", {}).items():
                self.sections[name] = changed(self.sections.get(name), how)
        elif "cid" in told:
            self.answers[told["cid"]] = told
        return told


def changed(before: Any, how: dict[str, Any]) -> Any:
    """Return what a value has become by a change in JSON."""
    if how["type"] == "put":
        return how["value"]
    if how["type"] == "altered":
        left = {key: value for key, value in before.items() if key not in how.get("gone", ())}
        return left | {key: changed(before.get(key), each) for key, each in how.get("at", {}).items()}
    kept = [changed(value, how["at"][str(place)]) if str(place) in how.get("at", {}) else value
            for place, value in enumerate(before)]  # fmt: skip
    return [*kept, *how.get("more", ())]
