"""Runs the command line: `python -m game`, or the command `horseshoe`."""

# This file imports only modules that Python has loaded already. `main` loads the others, and catches Ctrl-C meanwhile.
import os

INTERRUPTED = 130


def main() -> None:
    """Run a command; an interruption before it has started, or after it has ended, leaves without a traceback."""
    try:
        import signal

        heard = signal.getsignal(signal.SIGINT) is signal.default_int_handler  # False for a command in the background
        if heard:
            signal.signal(signal.SIGINT, _leave)
        from game.cli import main as run

        if heard:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            run()
        finally:
            if heard:
                signal.signal(signal.SIGINT, _leave)
    except KeyboardInterrupt:
        _leave()


def _leave(*_: object) -> None:
    os._exit(INTERRUPTED)  # no work can be lost here, and the interpreter would print a traceback


if __name__ == "__main__":
    main()
