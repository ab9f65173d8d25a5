"""Identifiers of our own from the words of others: the same words give the same identifier.

Must not know a table.
"""

import hashlib
import re
import unicodedata


def slug(text: str, *, at_most: int = 80) -> str:
    """Lower-case ASCII words joined by hyphens; a digest where nothing of the text is Latin."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    words = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")
    if len(words) > at_most or (not words and text.strip()):
        mark = hashlib.sha256(text.strip().encode("utf-8", "replace")).hexdigest()[:8]
        words = f"{words[: at_most - 9].strip('-')}-{mark}".strip("-")
    return words


def plain(text: str) -> str:
    """Words as compared: no accents, case or punctuation, one space between words."""
    bare = unicodedata.normalize("NFKD", text)
    bare = "".join(one for one in bare if not unicodedata.combining(one))
    return " ".join(re.sub(r"[\W_]+", " ", bare.casefold()).split())
