"""The join address as a QR code, drawn as one path of an SVG picture."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import segno


@lru_cache(maxsize=64)
def qr(url: str) -> dict[str, Any]:
    """Return the code of an address: its dark modules as a `path`, and its `size` with a quiet zone of four."""
    if not url:
        return {"size": 0, "path": ""}
    rows = segno.make(url, error="m", micro=False).matrix
    quiet = 4
    path = "".join(
        f"M{x + quiet} {y + quiet}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )
    return {"size": len(rows) + 2 * quiet, "path": path}
