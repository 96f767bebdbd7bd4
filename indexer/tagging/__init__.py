"""A release to its tags: who, in which office, where, about what, and why."""
