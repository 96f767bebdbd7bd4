"""C types of the loops that make a segment; read by the build only."""

cimport cython

ctypedef const unsigned short[::1] Docs
ctypedef const unsigned int[::1] Words
ctypedef const unsigned char[::1] Bytes

@cython.locals(i=cython.Py_ssize_t, n=cython.Py_ssize_t)
cpdef void remap(unsigned int[::1] terms, Words rank)

@cython.locals(parts=cython.Py_ssize_t, total=cython.Py_ssize_t,
    i=cython.Py_ssize_t, m=cython.Py_ssize_t, part=cython.Py_ssize_t,
    end=cython.Py_ssize_t, a=cython.Py_ssize_t, b=cython.Py_ssize_t)
cpdef Py_ssize_t count_pairs(Words words, Words titles, Words bodies, Docs marks,
    unsigned int[::1] counts)

@cython.locals(documents=cython.Py_ssize_t, m=cython.Py_ssize_t,
    first=cython.Py_ssize_t, s=cython.Py_ssize_t, n=cython.Py_ssize_t,
    doc=cython.Py_ssize_t, title_end=cython.Py_ssize_t, end=cython.Py_ssize_t,
    i=cython.Py_ssize_t, field=cython.longlong, place=cython.uint,
    saying=cython.Py_ssize_t, k=cython.Py_ssize_t, a=cython.Py_ssize_t,
    b=cython.Py_ssize_t)
cpdef void lay_out(Words words, Words titles, Words bodies, Docs marks, Words numbers,
    Words said, Words said_ends, Words fields, Words saying_ends, Words saying_terms,
    Words saying_places, Words widths, unsigned int gap, unsigned int[::1] out_terms,
    unsigned int[::1] out_positions, unsigned int[::1] out_ends)

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

@cython.locals(documents=cython.Py_ssize_t, i=cython.Py_ssize_t, doc=cython.uint,
    end=cython.Py_ssize_t, t=cython.Py_ssize_t, gap=cython.uint)
cpdef void measure(Words terms, Words positions, Words ends,
    unsigned int[::1] places, unsigned int[::1] last)

@cython.locals(documents=cython.Py_ssize_t, vocabulary=cython.Py_ssize_t,
    total=cython.Py_ssize_t, i=cython.Py_ssize_t, doc=cython.uint,
    title_end=cython.Py_ssize_t, body_end=cython.Py_ssize_t, end=cython.Py_ssize_t,
    t=cython.Py_ssize_t, u=cython.uint, p=cython.uint, gap=cython.uint)
cpdef void invert(Words terms, Words positions, Words ends, Words titles, Words bodies,
    const float[::1] norms, float title_weight, unsigned int[::1] following,
    unsigned int[::1] last, float[::1] frequencies, unsigned short[::1] docs,
    unsigned char[::1] impacts, unsigned short[::1] units, unsigned int[::1] skips)

@cython.locals(x=cython.float)
cdef unsigned char _impact(float frequency, float norm) noexcept nogil

@cython.locals(count=cython.Py_ssize_t, n=cython.Py_ssize_t, group=cython.Py_ssize_t,
    first=cython.Py_ssize_t, size=cython.Py_ssize_t, k=cython.Py_ssize_t,
    doc=cython.uint, at=cython.uint, x=cython.float, apart=cython.bint)
cpdef Py_ssize_t unite_words(Words groups, Words members, Words starts, Docs docs,
    const float[::1] frequencies, const float[::1] norms, Py_ssize_t fewest,
    Bytes rules, unsigned int wanted, unsigned int[::1] heads, unsigned int[::1] ends,
    unsigned short[::1] out_docs, unsigned char[::1] out_impacts)

@cython.locals(words=cython.Py_ssize_t, word=cython.Py_ssize_t, at=cython.uint)
cpdef void mark_rules(Words starts, Docs docs, Bytes rules, unsigned int[::1] marks)
