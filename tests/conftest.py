"""How the tests run: examples are not timed, so that a busy machine fails none, and need neither screen nor sound."""

import os

from hypothesis import settings

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
settings.register_profile("horseshoe", deadline=None)
settings.load_profile("horseshoe")
