"""Rasterises the icons used, white on nothing: `python assets/build_icons.py FOLDER` (needs resvg-py)."""

import shutil
import sys
from pathlib import Path

import resvg_py

SIDE = 96
HERE = Path(__file__).parent
ICONS = {
    "statement": "megaphone",
    "accuse": "triangle-alert",
    "demand": "hand",
    "deny": "shield-x",
    "reply": "reply",
    "motion": "gavel",
    "draft": "file-plus",
    "amend": "pen-line",
    "lobby": "handshake",
    "vote": "vote",
    "help": "circle-question-mark",
    "codex": "book-open",
    "map": "map",
    "settings": "settings",
    "save": "save",
    "load": "folder-open",
    "newspaper": "newspaper",
    "clock": "clock",
    "eye": "eye",
    "lock": "lock",
    "phone": "phone",
    "send": "send",
    "flag": "flag",
    "check": "check",
    "cross": "x",
    "minus": "minus",
    "plus": "plus",
    "left": "chevron-left",
    "right": "chevron-right",
    "up": "chevron-up",
    "down": "chevron-down",
    "user": "user",
    "users": "users",
    "paper": "file-text",
    "shield": "shield",
    "message": "message-square",
    "next": "arrow-right",
    "pause": "pause",
    "play": "play",
    "ledger": "scroll-text",
    "council": "landmark",
    "search": "search",
    "sound": "volume-2",
    "leave": "log-out",
    "floor": "mic",
    "ruling": "scale",
    "withdraw": "undo-2",
    "about": "info",
    "globe": "globe",
    "coffee": "coffee",
    "orders": "briefcase",
    "more": "ellipsis",
    "secret": "eye-off",
    "night": "moon",
    "morning": "sunrise",
    "bell": "bell",
    "archive": "archive",
    "explain": "message-circle-question-mark",
}


def main() -> None:
    """Draw each icon under the name by which the game asks for it, and put the licence beside them."""
    package = Path(sys.argv[1]) / "lucide-static"
    (HERE / "icons").mkdir(exist_ok=True)
    for name, drawing in ICONS.items():
        svg = (package / "icons" / f"{drawing}.svg").read_text("utf-8")
        svg = svg.replace("currentColor", "#ffffff").replace('stroke-width="2"', 'stroke-width="1.75"')
        picture = resvg_py.svg_to_bytes(svg_string=svg, width=SIDE, height=SIDE)
        (HERE / "icons" / f"{name}.png").write_bytes(bytes(picture))
    shutil.copy(package / "LICENSE", HERE / "licences" / "lucide.txt")


if __name__ == "__main__":
    main()
