"""Copies the faces used out of Adobe's packages: `python assets/build_fonts.py FOLDER` (see fetch_packages.py)."""

import shutil
import sys
from pathlib import Path

HERE = Path(__file__).parent
FACES = {
    "source-serif": (
        "SourceSerif4-Regular",
        "SourceSerif4-It",
        "SourceSerif4-Semibold",
        "SourceSerif4Display-Semibold",
        "SourceSerif4Display-It",
    ),
    "source-sans": ("SourceSans3-Regular", "SourceSans3-Medium", "SourceSans3-Semibold"),
}


def main() -> None:
    """Copy each face and the licence of its family."""
    (HERE / "fonts").mkdir(exist_ok=True)
    for family, faces in FACES.items():
        package = Path(sys.argv[1]) / family
        for face in faces:
            shutil.copy(package / "TTF" / f"{face}.ttf", HERE / "fonts")
        shutil.copy(package / "LICENSE.md", HERE / "licences" / f"{family}.txt")


if __name__ == "__main__":
    main()
