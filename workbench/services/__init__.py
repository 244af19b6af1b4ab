"""What the program does: asynchronous, without a toolkit, the world through ports."""
