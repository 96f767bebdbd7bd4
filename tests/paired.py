"""Commits of two releases that belong together, of which a reader sees both or none."""

from index.release import Release, Tag

__all__ = ["TOPICS", "pair"]

TOPICS = ("peace", "trade")


def pair(number: int) -> list[Release]:
    """Two releases on two topics, and a new version of one that is on the move."""
    both = [
        Release(f"{topic}{number}", "Talks", f"talks about {topic}", tags=(tag,))
        for topic in TOPICS
        for tag in [Tag("topics", topic, (), "test")]
    ]
    return [*both, Release("moving", "Moving", f"number {number}")]
