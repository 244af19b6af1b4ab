"""What is known of an attached file beside its bytes: whether it is still the one that was attached."""

import hashlib

from workbench.domain.request import Attachment


def change_notice(attachment: Attachment, data: bytes) -> str | None:
    """Return a sentence where the file is not the one that was attached; it is sent as it is now."""
    if attachment.sha256 is None:
        return None
    now = hashlib.sha256(data).hexdigest()
    if now == attachment.sha256.casefold():
        return None
    return (
        f"{attachment.file} has changed since it was attached and is sent as it is now. "
        f"Its SHA-256 is {now}; the request says {attachment.sha256}."
    )
