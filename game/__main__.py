"""Runs the command line: `python -m game`, or the command `horseshoe`."""

# Nothing is imported here that has to be read from a file: that is done where an interruption is heard.
import os

INTERRUPTED = 130


def main() -> None:
    """Run a command; whoever interrupts it while it is loaded, or when it is done, hears nothing more of it."""
    try:
        import signal

        heard = signal.getsignal(signal.SIGINT) is signal.default_int_handler  # in the background it is not
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
    os._exit(INTERRUPTED)  # nothing is under way yet, or any more, and the interpreter would print where it stood


if __name__ == "__main__":
    main()
