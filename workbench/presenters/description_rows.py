"""A description in Markdown as rows of the view that shows answers."""

from workbench.presenters.merged_blocks import MergedBlocks
from workbench.presenters.text_blocks import TextBlock, TextFlow


def description_rows(text: str) -> MergedBlocks:
    """Return the blocks of a text."""
    blocks: list[TextBlock] = []
    flow = TextFlow(blocks.append)
    flow.feed(text)
    flow.close()
    rows = MergedBlocks()
    rows.say(*blocks)
    return rows
