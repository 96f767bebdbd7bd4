"""One module per format: bytes to releases, or a ReleaseError that says why."""
