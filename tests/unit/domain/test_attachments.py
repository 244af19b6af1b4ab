"""Whether an attached file is still the one that was attached."""

import hashlib

from workbench.domain.attachments import change_notice
from workbench.domain.request import Attachment


def test_that_the_same_file_and_one_without_a_hash_give_no_notice() -> None:
    known = Attachment("/a", "a.png", "image/png", hashlib.sha256(b"data").hexdigest().upper())
    assert change_notice(known, b"data") is None
    assert change_notice(Attachment("/a", "a.png", "image/png"), b"data") is None


def test_that_a_changed_file_is_told_with_both_hashes() -> None:
    notice = change_notice(Attachment("/a", "a.png", "image/png", "12ab"), b"data")
    assert notice is not None
    assert "a.png has changed" in notice
    assert "12ab" in notice
    assert hashlib.sha256(b"data").hexdigest() in notice
