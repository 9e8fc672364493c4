"""What mail programs put around a text: a page inside an archive (MHTML), and quoted-printable signs in plain text."""

from __future__ import annotations

import re

from nkr.documents.decoding import Unreadable

SIGNS = re.compile(r"(?:=[0-9A-F]{2})+|=(?:\r\n|\r|\n)")
_SOFT = re.compile(r"=(?:\r\n|\n)|=20(?:\r\n|\n)|=3D|=E2=80=")


def page_inside(data: bytes) -> tuple[bytes, str]:
    """The page inside a web archive in one file, and the encoding that it is said to have."""
    import email
    from email import policy

    message = email.message_from_bytes(data, policy=policy.compat32)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            inside = part.get_payload(decode=True)
            if isinstance(inside, bytes):
                return inside, part.get_content_charset() or ""
    raise Unreadable("is a web archive without a page inside")


def is_quoted_printable(source: str) -> bool:
    """Whether a plain text came from a mail program without being decoded: "a=20" alone may be a formula."""
    return "=" in source and len(_SOFT.findall(source, 0, 200_000)) >= 2


def resolved(signs: str) -> str:
    """The letters that one match of ``SIGNS`` encodes."""
    if signs[1] in "\r\n":
        return ""
    data = bytes.fromhex(signs.replace("=", ""))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")
