"""C types of the sorting of a dictionary; read by the build only."""

cimport cython

ctypedef const unsigned char[::1] Bytes
ctypedef const unsigned int[::1] Words
ctypedef const unsigned long long[::1] Heads

@cython.locals(n=cython.Py_ssize_t, i=cython.Py_ssize_t, width=cython.Py_ssize_t,
    low=cython.Py_ssize_t, middle=cython.Py_ssize_t, high=cython.Py_ssize_t)
cpdef void sort_words(Bytes blob, Words starts, unsigned long long[::1] heads,
    unsigned int[::1] order, unsigned int[::1] other)

@cython.locals(n=cython.Py_ssize_t, size=cython.Py_ssize_t, rank=cython.Py_ssize_t,
    word=cython.Py_ssize_t, i=cython.Py_ssize_t)
cpdef void spell_words(Bytes blob, Words starts, Words order, unsigned int[::1] ranks,
    unsigned char[::1] out, unsigned int[::1] out_starts)

@cython.locals(n=cython.Py_ssize_t, word=cython.Py_ssize_t, i=cython.Py_ssize_t,
    h=cython.uint, bits=cython.uint)
cpdef void hash_words(Bytes blob, Words starts, Words table, unsigned int[::1] out)

@cython.locals(head=cython.ulonglong, i=cython.Py_ssize_t)
cdef unsigned long long _head(Bytes blob, Py_ssize_t start,
    Py_ssize_t end) noexcept nogil

@cython.locals(a=cython.Py_ssize_t, b=cython.Py_ssize_t, at=cython.Py_ssize_t)
cdef void _merge(Bytes blob, Words starts, Heads heads, Words order,
    unsigned int[::1] other, Py_ssize_t low, Py_ssize_t middle,
    Py_ssize_t high) noexcept nogil

@cython.locals(i=cython.Py_ssize_t, j=cython.Py_ssize_t)
cdef bint _is_before(Bytes blob, Words starts, Heads heads, unsigned int one,
    unsigned int two) noexcept nogil
