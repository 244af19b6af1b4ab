"""The world: one module for each port."""
