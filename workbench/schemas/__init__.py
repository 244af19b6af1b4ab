"""The shape of answers over several runs."""
