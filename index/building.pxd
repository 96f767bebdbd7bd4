"""C types of the loops over words and sayings; read by the build only."""

cimport cython

ctypedef const unsigned short[::1] Docs
ctypedef const unsigned int[::1] Words
ctypedef const unsigned char[::1] Bytes

@cython.locals(i=cython.Py_ssize_t, n=cython.Py_ssize_t)
cpdef void remap(unsigned int[::1] terms, Words rank)

@cython.locals(parts=cython.Py_ssize_t, total=cython.Py_ssize_t,
    i=cython.Py_ssize_t, m=cython.Py_ssize_t, part=cython.Py_ssize_t,
    end=cython.Py_ssize_t, a=cython.Py_ssize_t, b=cython.Py_ssize_t)
cpdef Py_ssize_t find_pairs(Words words, Words titles, Words bodies, Docs marks,
    unsigned int[::1] counts, unsigned int[::1] places)

@cython.locals(documents=cython.Py_ssize_t, i=cython.Py_ssize_t,
    doc=cython.Py_ssize_t, title_end=cython.Py_ssize_t, body_end=cython.Py_ssize_t,
    in_title=cython.Py_ssize_t, in_body=cython.Py_ssize_t)
cpdef void weigh(Words words, Words titles, Words bodies, Bytes silent,
    float title_weight, float[::1] lengths)

@cython.locals(documents=cython.Py_ssize_t, total=cython.Py_ssize_t,
    s=cython.Py_ssize_t, doc=cython.Py_ssize_t, value=cython.uint)
cpdef Py_ssize_t measure_rows(Words said, Words said_ends, Words values,
    unsigned int[::1] counts)

@cython.locals(documents=cython.Py_ssize_t, s=cython.Py_ssize_t, n=cython.Py_ssize_t,
    doc=cython.Py_ssize_t, value=cython.uint)
cpdef void fill_rows(Words said, Words said_ends, Words values, Words numbers,
    unsigned int[::1] following, unsigned int[::1] row_starts, unsigned int[::1] rows,
    unsigned short[::1] docs)

@cython.locals(documents=cython.Py_ssize_t, s=cython.Py_ssize_t, n=cython.Py_ssize_t,
    doc=cython.Py_ssize_t, value=cython.uint, before=cython.uint)
cpdef Py_ssize_t fill_short_rows(Words said, Words said_ends, Words values,
    Words numbers, Words given, unsigned int[::1] row_starts, unsigned int[::1] rows)

@cython.locals(words=cython.Py_ssize_t, count=cython.Py_ssize_t,
    word=cython.Py_ssize_t, group=cython.Py_ssize_t, end=cython.uint)
cpdef void gather_members(Words groups, unsigned int[::1] bounds,
    unsigned int[::1] members)
