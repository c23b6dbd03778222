"""Runs the laboratory: `python -m game.lab`. It alone of the room asks the command line for scenarios."""

import sys

from game.cli.places import scenarios_folder
from game.lab.command import main
from game.terminal.door import prepare_streams

if __name__ == "__main__":
    prepare_streams()  # what a study prints leaves by the one door too
    sys.exit(main(sys.argv[1:], scenarios_folder()))
