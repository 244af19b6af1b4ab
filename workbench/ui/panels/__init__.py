"""Side panels and pages, one module each."""
