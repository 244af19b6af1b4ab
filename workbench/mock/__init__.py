"""What the mock server answers, without a socket."""
