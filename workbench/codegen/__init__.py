"""A request as code in other languages."""
