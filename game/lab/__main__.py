"""Runs the laboratory: `python -m game.lab`. It alone of the room asks the command line where scenarios lie."""

import sys

from game.cli.places import scenarios_folder
from game.lab.command import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], scenarios_folder()))
