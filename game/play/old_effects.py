"""Effects as saved games of format 2 hold them: one struct with a field for each thing that an effect could do."""

from __future__ import annotations

from typing import Any

_NAMED = {
    "move": "indicator",
    "flag": "flag",
    "breach": "measure",
    "end_format": "format",
    "settle": "charge",
    "orders": "indicator",
    "delay": "decision",
    "influence": "member",
}
"""The old field that said what an effect did (its tag today), and the field that names the object of the effect now."""


def lifted_effect(old: dict[str, Any]) -> dict[str, Any]:
    """Return the JSON of an effect of format 2 in today's form; an effect of today comes back as it is.

    Raise ValueError if the effect does nothing known, or more than one thing.
    """
    if "does" in old:
        return old
    given = [verb for verb in (*_NAMED, "relate") if old.get(verb)]
    if len(given) != 1:
        raise ValueError(f"an effect of format 2 does exactly one thing, and this one {given or 'nothing'}")
    verb, by = given[0], float(old.get("by") or 0.0)
    lifted: dict[str, Any] = {"does": verb, "because": old["because"], "path": ""}
    if verb == "relate":
        one, other = old["relate"]
        return {**lifted, "one": one, "other": other, "by": by}
    lifted[_NAMED[verb]] = old[verb]
    if verb == "settle":
        lifted["found_true"] = by >= 0
    elif verb == "delay":
        lifted["days"] = max(1, round(by))
    elif verb not in ("flag", "end_format"):
        lifted["by"] = by
    return lifted
