"""Three faces of one core: page, JSON, terminal."""
