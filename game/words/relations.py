"""Relations between delegations in a word."""

from __future__ import annotations

_DISPOSED = ((40.0, "close"), (15.0, "warm"), (-15.0, "correct"), (-40.0, "cool"))
"""Words for relations, from -100 to 100, each from its figure up."""


def disposed(relations: float) -> str:
    """Return relations with a delegation, from -100 to 100, in a word."""
    return next((word for least, word in _DISPOSED if relations >= least), "hostile")
