"""Item models, one for each view."""
