"""The composition root: builds the adapters and hands them to services and the window."""
