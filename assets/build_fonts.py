"""Copies the faces used out of Adobe's and the Noto project's packages: `python assets/build_fonts.py FOLDER`

See fetch_packages.py.
"""

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

OTHERS = {
    "noto-sans": ("NotoSans", "Latin, Greek, Cyrillic, Devanagari"),
    "noto-sans-arabic": ("NotoSansArabic", "Arabic"),
    "noto-sans-hebrew": ("NotoSansHebrew", "Hebrew"),
}
"""Where letters are looked for that Adobe's faces have not, and of which scripts."""


def main() -> None:
    """Copy each face and the licence of its family."""
    (HERE / "fonts").mkdir(exist_ok=True)
    for family, faces in FACES.items():
        package = Path(sys.argv[1]) / family
        for face in faces:
            shutil.copy(package / "TTF" / f"{face}.ttf", HERE / "fonts")
        shutil.copy(package / "LICENSE.md", HERE / "licences" / f"{family}.txt")
    for family, (face, _) in OTHERS.items():
        package = Path(sys.argv[1]) / family
        shutil.copy(package / "400Regular" / f"{face}_400Regular.ttf", HERE / "fonts" / f"{face}-Regular.ttf")
        shutil.copy(package / "LICENSE_FONT", HERE / "licences" / f"{family}.txt")


if __name__ == "__main__":
    main()
