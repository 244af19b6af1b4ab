"""What the window says of an answer in its own rows, without the values that must not be shown."""

from dataclasses import replace

from workbench.domain.masking import Masker
from workbench.gemini.failures import Failure
from workbench.presenters.notices import Notice


def masked_failure(failure: Failure, masker: Masker) -> Failure:
    """Return a failure in whose words no held value stands; servers quote what they were sent."""
    if not masker.longest:
        return failure
    text = masker.text
    return replace(
        failure,
        title=text(failure.title),
        explanation=text(failure.explanation),
        message=text(failure.message),
        facts=tuple((name, text(value)) for name, value in failure.facts),
        link=text(failure.link),
    )


def masked_notice(notice: Notice, masker: Masker) -> Notice:
    """Return a notice in whose words no held value stands."""
    return replace(notice, title=masker.text(notice.title), detail=masker.text(notice.detail))
