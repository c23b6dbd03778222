"""Fetches the packages that the assets are built from: `python assets/fetch_packages.py FOLDER` (needs npm)."""

import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

PACKAGES = (
    "flag-icons@7.5.0",
    "lucide-static@1.62.0",
    "source-serif@4.5.1",
    "source-sans@3.52.0",
    "@expo-google-fonts/noto-sans@0.4.2",
    "@expo-google-fonts/noto-sans-arabic@0.4.3",
    "@expo-google-fonts/noto-sans-hebrew@0.4.1",
)


def fetch(package: str, folder: Path) -> None:
    """Unpack one npm package into FOLDER/<its name>, without the scope."""
    packed = subprocess.run(
        ["npm", "pack", "--silent", package], cwd=folder, check=True, capture_output=True, text=True
    )
    archive = folder / packed.stdout.split()[-1]
    with tarfile.open(archive) as tar:
        tar.extractall(folder / "unpacked", filter="data")
    target = folder / package.rpartition("@")[0].rpartition("/")[2]
    shutil.rmtree(target, ignore_errors=True)
    (folder / "unpacked" / "package").rename(target)
    archive.unlink()


def main() -> None:
    """Fetch every package of the list."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for package in PACKAGES:
        fetch(package, folder)


if __name__ == "__main__":
    main()
