"""What the mock server answers, without a socket: routes, scenes, recordings, faults."""
