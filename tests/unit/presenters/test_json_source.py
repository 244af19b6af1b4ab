"""What of a run can be shown as JSON."""

from workbench.presenters.json_source import Source


def test_that_the_merged_response_is_offered_first() -> None:
    assert list(Source) == [Source.MERGED, Source.OUTPUT, Source.CHUNK, Source.ALL]
