"""Codes, tokens and one-time links: how they are drawn, and what of them is kept, which opens nothing by itself."""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256

SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""The signs of a code: no nought and O, no one, I and L."""
LENGTH = 6
TOKEN = 24
"""Bytes of a token: 192 bits."""
LONGEST = 64
"""Letters of a token from outside."""
TEACHER, PROJECTOR = "teacher", "projector"
"""Those beside persons for whom a device may speak."""


def drawn_code() -> str:
    """Return a new code of a room."""
    return "".join(secrets.choice(SIGNS) for _ in range(LENGTH))


def drawn_token() -> str:
    """Return a new token, which only the device that gets it knows."""
    return secrets.token_urlsafe(TOKEN)


def digest_of(token: str) -> str:
    """Return what the room keeps of a token."""
    return sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def is_code(given: str, code: str) -> bool:
    """Return whether what was typed is the code; spaces, dashes and small letters do not matter."""
    typed = "".join(sign for sign in given.upper() if sign.isalnum())
    return hmac.compare_digest(typed.encode("utf-8", "surrogatepass")[:LONGEST], code.encode())


def same(one: str, other: str) -> bool:
    """Return whether two tokens are the same, in a time that tells nothing of them."""
    return hmac.compare_digest(one.encode("utf-8", "surrogatepass"), other.encode("utf-8", "surrogatepass"))
