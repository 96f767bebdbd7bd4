"""C types of the likeness of words and texts; read by the build only."""

cimport cython

ctypedef const unsigned char[::1] Bytes
ctypedef const unsigned int[::1] Words
ctypedef const unsigned short[::1] Slots

@cython.locals(documents=cython.Py_ssize_t, start=cython.Py_ssize_t,
    doc=cython.Py_ssize_t, first=cython.Py_ssize_t, last=cython.Py_ssize_t,
    i=cython.Py_ssize_t, a=cython.ulonglong, b=cython.ulonglong, c=cython.ulonglong,
    d=cython.ulonglong, h=cython.ulonglong, bits=cython.ulonglong, prime=cython.ulonglong, mix=cython.ulonglong,
    stir=cython.ulonglong, slot=cython.Py_ssize_t,
    value=cython.uint, kept=cython.uint)
cpdef void sketch(Words terms, Words ends, Words titles, Words bodies, Words hashes,
    unsigned short[::1] out)

@cython.locals(found=cython.Py_ssize_t, doc=cython.Py_ssize_t, both=cython.int,
    same=cython.int, filled=cython.int, at=cython.Py_ssize_t, slot=cython.Py_ssize_t)
cpdef Py_ssize_t texts_alike(Slots sketches, Py_ssize_t documents, Slots wanted,
    int fewest, int percent, unsigned int[::1] out)

@cython.locals(documents=cython.Py_ssize_t, doc=cython.Py_ssize_t,
    other=cython.Py_ssize_t)
cpdef void first_alike(Slots sketches, int fewest, int percent, unsigned int[::1] out)

@cython.locals(both=cython.int, same=cython.int, slot=cython.int, filled=cython.int)
cdef bint _alike(Slots sketches, Py_ssize_t one, Py_ssize_t two, int fewest,
    int percent) noexcept nogil

@cython.locals(width=cython.Py_ssize_t, room=cython.Py_ssize_t, found=cython.Py_ssize_t,
    depth=cython.Py_ssize_t, i=cython.Py_ssize_t, j=cython.Py_ssize_t,
    at=cython.Py_ssize_t, end=cython.Py_ssize_t, d=cython.Py_ssize_t, least=cython.int)
cpdef Py_ssize_t spelt_alike(Bytes blob, Words starts, Py_ssize_t low, Py_ssize_t high,
    Words word, int most, unsigned int[::1] path, unsigned char[::1] rows,
    unsigned int[::1] numbers, unsigned char[::1] distances)

cdef int _bytes(unsigned char lead) noexcept nogil

@cython.locals(code=cython.uint)
cdef unsigned int _letter(Bytes blob, Py_ssize_t at) noexcept nogil

@cython.locals(here=cython.Py_ssize_t, above=cython.Py_ssize_t, least=cython.int,
    j=cython.Py_ssize_t, cost=cython.int)
cdef int _next_row(unsigned char[::1] rows, Py_ssize_t depth, Py_ssize_t width,
    Words word, unsigned int[::1] path) noexcept nogil

@cython.locals(k=cython.Py_ssize_t)
cdef bint _begins(Bytes blob, Py_ssize_t at, Py_ssize_t end, Py_ssize_t other,
    Py_ssize_t length) noexcept nogil

@cython.locals(first=cython.Py_ssize_t, step=cython.Py_ssize_t, last=cython.Py_ssize_t,
    middle=cython.Py_ssize_t)
cdef Py_ssize_t _next_beginning(Bytes blob, Words starts, Py_ssize_t i, Py_ssize_t high,
    Py_ssize_t length) noexcept nogil
