"""The hot loops of the index, compiled where there is a C compiler.

Every module of `index` with types in a `.pxd` beside it is one of them.
"""

import os
from pathlib import Path

from Cython.Build import cythonize
from setuptools import Extension, setup

# What all of them need of Cython is compiled once: a third of the time of doing so in
# each.
SHARED = "index._shared"


def _extension(name: str, source: str) -> Extension:
    # optional: without a C compiler the same files run as plain Python, slower;
    # nobody steps through generated C, and to describe it takes a third of the time
    return Extension(name, [source], optional=True, extra_compile_args=["-g0"])


modules = [path.stem for path in sorted(Path("index").glob("*.pxd"))]
setup(
    ext_modules=cythonize(
        [
            _extension(SHARED, f"{SHARED.replace('.', '/')}.c"),
            *(_extension(f"index.{name}", f"index/{name}.py") for name in modules),
        ],
        shared_utility_qualified_name=SHARED,
        nthreads=os.cpu_count() or 1,
        language_level=3,
    ),
    options={"build_ext": {"parallel": True}},
)
