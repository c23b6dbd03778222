"""Rasterises the flags of flag-icons by alpha-3 code: `python assets/build_flags.py FOLDER` (see fetch_packages.py).

Needs resvg-py and pycountry. SDL's own SVG loader draws two dozen of the flags wrong, so they are drawn here, once.
"""

import json
import shutil
import sys
from pathlib import Path

import pycountry
import resvg_py

SIZES = {"64": (64, 48), "160": (160, 120)}
BESIDE_ISO = {"xk": "XKX", "eu": "EU"}
HERE = Path(__file__).parent


def codes(package: Path) -> dict[str, str]:
    """Return the alpha-3 code of every flag to draw, by the name of its file; emblems of organisations are left out."""
    listed = [row["code"] for row in json.loads((package / "country.json").read_text("utf-8")) if row["iso"]]
    known = {code: pycountry.countries.get(alpha_2=code.upper()) for code in listed}
    return {code: country.alpha_3 for code, country in known.items() if country} | BESIDE_ISO


def main() -> None:
    """Draw each flag in both sizes and put the licence beside them."""
    package = Path(sys.argv[1]) / "flag-icons"
    for label, (width, height) in SIZES.items():
        folder = HERE / "flags" / label
        folder.mkdir(parents=True, exist_ok=True)
        for code, alpha3 in sorted(codes(package).items()):
            drawing = str(package / "flags" / "4x3" / f"{code}.svg")
            picture = resvg_py.svg_to_bytes(svg_path=drawing, width=width, height=height)
            (folder / f"{alpha3}.png").write_bytes(bytes(picture))
    shutil.copy(package / "LICENSE", HERE / "licences" / "flag-icons.txt")


if __name__ == "__main__":
    main()
