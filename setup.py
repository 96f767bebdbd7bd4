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
    # nobody steps through generated C: without a description of it for debuggers it is
    # compiled in two thirds of the time
    return Extension(name, [source], extra_compile_args=["-g0"])


modules = [path.stem for path in sorted(Path("index").glob("*.pxd"))]
compiled = cythonize(
    [
        _extension(SHARED, f"{SHARED.replace('.', '/')}.c"),
        *(_extension(f"index.{name}", f"index/{name}.py") for name in modules),
    ],
    shared_utility_qualified_name=SHARED,
    nthreads=os.cpu_count() or 1,
    language_level=3,
)
for extension in compiled:
    # without a C compiler the same files run as plain Python, slower
    extension.optional = True
setup(ext_modules=compiled, options={"build_ext": {"parallel": True}})
