"""Text from elsewhere as requests and runs."""
