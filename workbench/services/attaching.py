"""Putting files into the body, as base64 at their JSON Pointers, on the way to the wire.

A file is looked for beside the request's document, then from the collection's folder on.
"""

import asyncio
import hashlib
from base64 import b64encode
from collections.abc import Sequence

from workbench.domain.collection import beside
from workbench.domain.environment import Scope
from workbench.domain.errors import CannotRead, RefusedToSend
from workbench.domain.request import Attachment
from workbench.gemini.body import with_attachments
from workbench.ports import CollectionStore


async def body_with_attachments(
    body: str, attachments: Sequence[Attachment], collections: CollectionStore, scope: Scope
) -> tuple[str, tuple[str, ...]]:
    """Return the body with the files in it, and notices. Errors: RefusedToSend."""
    if not attachments:
        return body, ()
    return await asyncio.to_thread(_put_in, body, attachments, collections, scope)


def _put_in(
    body: str, attachments: Sequence[Attachment], collections: CollectionStore, scope: Scope
) -> tuple[str, tuple[str, ...]]:
    notices = []
    placed = []
    for attachment in attachments:
        data = _read(collections, scope, attachment)
        if attachment.sha256 and hashlib.sha256(data).hexdigest() != attachment.sha256.lower():
            notices.append(
                f"{attachment.file} is not the file that was attached: its SHA-256 differs. "
                "It was sent as it is now."
            )
        placed.append((attachment.at, attachment.mime, b64encode(data).decode("ascii")))
    return with_attachments(body, placed), tuple(notices)


def _read(collections: CollectionStore, scope: Scope, attachment: Attachment) -> bytes:
    """Return a file's bytes; the first trouble is told. Errors: RefusedToSend."""
    troubles = []
    for path in dict.fromkeys((beside(scope.folder, attachment.file), attachment.file)):
        try:
            return collections.read_attachment(scope.root, path)
        except CannotRead as error:
            troubles.append(error)
    raise RefusedToSend(f"An attachment cannot be sent. {troubles[0]}") from troubles[0]
