"""C types of the loops that make posting lists; read by the build only."""

cimport cython

cdef extern from *:
    """
    #if defined(__GNUC__)
    #define prefetch(place) __builtin_prefetch(place)
    #else
    #define prefetch(place) ((void) (place))
    #endif
    """
    void prefetch(const void* place) noexcept nogil

ctypedef const unsigned short[::1] Docs
ctypedef const unsigned int[::1] Words
ctypedef const unsigned char[::1] Bytes

@cython.locals(documents=cython.Py_ssize_t, many=cython.Py_ssize_t,
    pair=cython.Py_ssize_t, m=cython.Py_ssize_t, first=cython.Py_ssize_t,
    s=cython.Py_ssize_t, n=cython.Py_ssize_t,
    doc=cython.Py_ssize_t, title_end=cython.Py_ssize_t, end=cython.Py_ssize_t,
    i=cython.Py_ssize_t, field=cython.longlong, place=cython.uint,
    saying=cython.Py_ssize_t, k=cython.Py_ssize_t, a=cython.Py_ssize_t,
    b=cython.Py_ssize_t)
cpdef void lay_out(Words words, Py_ssize_t at, Words titles, Words bodies, Words pairs,
    Docs marks, Words numbers, Words said, Py_ssize_t said_at, Words said_ends,
    Words fields, Words saying_ends, Words saying_terms,
    Words saying_places, Words widths, unsigned int gap, unsigned int[::1] out_terms,
    unsigned int[::1] out_positions, unsigned int[::1] out_ends)

@cython.locals(documents=cython.Py_ssize_t, i=cython.Py_ssize_t,
    d=cython.Py_ssize_t, doc=cython.uint, end=cython.Py_ssize_t, t=cython.Py_ssize_t,
    gap=cython.uint)
cpdef void measure(unsigned int first, Words terms, Words positions, Words ends,
    unsigned int[::1] lists)

@cython.locals(documents=cython.Py_ssize_t, i=cython.Py_ssize_t,
    d=cython.Py_ssize_t, doc=cython.uint, title_end=cython.Py_ssize_t,
    body_end=cython.Py_ssize_t, end=cython.Py_ssize_t, t=cython.Py_ssize_t,
    u=cython.uint, p=cython.uint, gap=cython.uint)
cpdef void invert(unsigned int first, Words terms, Words positions, Words ends,
    Words titles, Words bodies, float title_weight, unsigned int[::1] lists,
    float[::1] frequencies, unsigned short[::1] docs, unsigned short[::1] units,
    unsigned int[::1] skips)

@cython.locals(vocabulary=cython.Py_ssize_t, total=cython.Py_ssize_t,
    t=cython.Py_ssize_t, p=cython.Py_ssize_t)
cpdef void complete(Words lists, Docs docs, const float[::1] frequencies,
    const float[::1] norms, unsigned char[::1] impacts, unsigned short[::1] units)

@cython.locals(x=cython.float)
cdef unsigned char _impact(float frequency, float norm) noexcept nogil

@cython.locals(words=cython.Py_ssize_t, word=cython.Py_ssize_t, at=cython.uint)
cpdef void mark_rules(Words starts, Docs docs, Bytes rules, unsigned int[::1] marks)

@cython.locals(count=cython.Py_ssize_t, n=cython.Py_ssize_t, group=cython.Py_ssize_t,
    first=cython.Py_ssize_t, size=cython.Py_ssize_t, k=cython.Py_ssize_t,
    doc=cython.uint, at=cython.uint, x=cython.float, apart=cython.bint)
cpdef Py_ssize_t unite_words(Words groups, Words members, Words starts, Docs docs,
    const float[::1] frequencies, const float[::1] norms, Py_ssize_t fewest,
    Bytes rules, unsigned int wanted, unsigned int[::1] heads, unsigned int[::1] ends,
    unsigned short[::1] out_docs, unsigned char[::1] out_impacts)
