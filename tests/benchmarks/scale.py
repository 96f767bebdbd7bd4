"""Time and memory against the size of the corpus, as a table and a plot.

usage: PYTHONPATH=HARNESS python tests/benchmarks/scale.py [--most N] [--svg FILE]
       [--kept FILE]

HARNESS is the folder of the benchmark's corpus.py; its documents must be made. Every
size, 1,000 and on by factors of about three, is built and searched in a process of its
own. What is measured is kept in a file, so that a run cut short may be gone on with.
The exponent e of each row, fitted by least squares to the logarithms, says that
the figure grows like (documents) ** e.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from math import exp, log
from pathlib import Path
from statistics import fmean

SIZES = (1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000)
WIDTH, HEIGHT, MARGIN = 640, 400, 60
COLOURS = ("#1b6ca8", "#c0392b", "#27763d", "#8e44ad")
_WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)

Figures = dict[str, float]


def main() -> None:
    """Measure every size, print the table and write the plot."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--most", type=int, default=100_000)
    parser.add_argument("--svg", type=Path, default=Path("scale.svg"))
    parser.add_argument("--kept", type=Path, default=Path("scale.json"))
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measured(given.one)))
        return
    # two at least: a line through one point has no slope
    sizes = [size for size in SIZES if size <= max(given.most, SIZES[1])]
    found = [figures_of(size, given.kept) for size in sizes]
    for line in table(sizes, found):
        print(line)
    given.svg.write_text("\n".join(plot(sizes, found)))


def figures_of(size: int, file: Path) -> Figures:
    """Return the figures of one size, measured now unless the file has them."""
    kept: dict[str, Figures] = json.loads(file.read_text()) if file.exists() else {}
    if str(size) not in kept:
        kept[str(size)] = in_a_process(size)
        file.write_text(json.dumps(kept, indent=2))
    return kept[str(size)]


def in_a_process(size: int) -> Figures:
    """Return the figures of one size, from a process that does nothing else."""
    command = [sys.executable, __file__, "--one", str(size)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures: Figures = json.loads(done.stdout)
    return figures


def measured(size: int) -> Figures:
    """Build and search an index of `size` documents; return what it took."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    import corpus  # the harness's

    from tests.benchmarks.peer import Peer

    peer = Peer()
    with tempfile.TemporaryDirectory() as folder:
        before = cpu()
        peer.build(size, folder)
        build = cpu() - before
        # taken before searching, which maps the index: that is no memory of ours;
        # whichever is greater, since the builder may be this process or others
        most = max(resource.getrusage(one).ru_maxrss for one in _WHO)
        disk = sum(p.stat().st_size for p in Path(folder).rglob("*") if p.is_file())
        peer.open(folder, size)
        queries = json.loads((Path(corpus.D) / "queries.json").read_text())
        for query in queries:
            peer.page(query)
        start = time.process_time()
        for query in queries:
            peer.page(query)
        page = (time.process_time() - start) / len(queries)
    return {
        "build, CPU s": build,
        "page, CPU ms": 1000 * page,
        "peak of a process, MB": most / 1000,
        "index, MB": disk / 1e6,
    }


def cpu() -> float:
    """Return the CPU seconds of this process and of those that it waited for."""
    used = map(resource.getrusage, _WHO)
    return sum(one.ru_utime + one.ru_stime for one in used)


def exponent(sizes: Sequence[int], values: Sequence[float]) -> float:
    """Return e of the line values = c * sizes ** e nearest in the logarithms."""
    x, y = [log(size) for size in sizes], [log(value) for value in values]
    above = sum((a - fmean(x)) * (b - fmean(y)) for a, b in zip(x, y, strict=True))
    return above / sum((a - fmean(x)) ** 2 for a in x)


def table(sizes: Sequence[int], found: Sequence[Figures]) -> Iterator[str]:
    """Yield a line for each figure, a column for each size, the exponent last."""
    head = "".join(f"{size:>11,}" for size in sizes)
    yield f"{'documents':<24}{head}{'exponent':>10}"
    for name in found[0]:
        values = [figures[name] for figures in found]
        cells = "".join(f"{value:>11.3g}" for value in values)
        yield f"{name:<24}{cells}{exponent(sizes, values):>10.2f}"


def plot(sizes: Sequence[int], found: Sequence[Figures]) -> Iterator[str]:
    """Yield the lines of an SVG, both axes logarithmic."""
    every = [value for figures in found for value in figures.values()]
    low, high = log(min(every)), log(max(every))

    def at(size: int, value: float) -> str:
        right = (log(size) - log(sizes[0])) / (log(sizes[-1]) - log(sizes[0]))
        up = (log(value) - low) / (high - low)
        x = MARGIN + right * (WIDTH - 2 * MARGIN)
        return f"{x:.1f},{HEIGHT - MARGIN - up * (HEIGHT - 2 * MARGIN):.1f}"

    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
    yield "<style>text { font: 12px sans-serif }</style>"
    for size in sizes:
        x, _ = at(size, exp(low)).split(",")
        place = f'x="{x}" y="{HEIGHT - MARGIN + 20}" text-anchor="middle"'
        yield f"<text {place}>{size:,}</text>"
    for number, (name, colour) in enumerate(zip(found[0], COLOURS, strict=True)):
        points = " ".join(at(s, f[name]) for s, f in zip(sizes, found, strict=True))
        yield f'<polyline points="{points}" fill="none" stroke="{colour}"/>'
        yield f'<text x="{MARGIN}" y="{16 + 14 * number}" fill="{colour}">{name}</text>'
    yield "</svg>"


if __name__ == "__main__":
    main()
