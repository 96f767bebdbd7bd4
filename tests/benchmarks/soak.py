"""Kills writers and damages files many times more often than the suite does.

usage: python tests/benchmarks/soak.py [--times N]

Runs the suite's own tests of both with N (10) times as many tries: 200 processes killed
while they add, merge and rebuild under a reader, 400 files with a bit flipped or the
tail cut off. Any loss, wrong answer or odd error fails; the exit code is pytest's.
"""

import argparse
import os
import sys
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
NAMES = ("kills", "damage")


def main() -> None:
    """Run the tests and leave with their exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--times", type=int, default=10)
    os.environ["RELEASES_SOAK"] = str(parser.parse_args().times)
    sys.exit(
        pytest.main([str(TESTS / name) for name in ("test_kills.py", "test_damage.py")])
    )


if __name__ == "__main__":
    main()
