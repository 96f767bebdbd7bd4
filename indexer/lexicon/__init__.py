"""Plain-text lists the tagger reads, one entry a line."""
