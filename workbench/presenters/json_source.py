"""What of a run can be shown as JSON."""

from enum import StrEnum


class Source(StrEnum):
    """The merged response, its text read as JSON, one chunk, or the array of all."""

    MERGED = "merged"
    OUTPUT = "output"
    CHUNK = "chunk"
    ALL = "all"
