"""C types of the tokeniser; read by the build only."""

cimport cython

ctypedef const unsigned char[::1] Bytes
ctypedef const unsigned int[::1] Words

@cython.locals(texts=cython.Py_ssize_t, edge=cython.Py_ssize_t, words=cython.Py_ssize_t,
    edges=cython.Py_ssize_t, number=cython.Py_ssize_t, end=cython.Py_ssize_t,
    before=cython.Py_ssize_t, at=cython.Py_ssize_t, last=cython.Py_ssize_t,
    stop=cython.Py_ssize_t)
cpdef Py_ssize_t cut_words(Bytes text, Words text_ends, Bytes fold,
    unsigned char[::1] spelt, unsigned int[::1] bounds, unsigned int[::1] counts)

@cython.locals(size=cython.Py_ssize_t, n=cython.Py_ssize_t, i=cython.Py_ssize_t,
    c=cython.uchar, here=cython.Py_ssize_t, before=cython.Py_ssize_t)
cdef Py_ssize_t _fold_text(Bytes text, Bytes fold, unsigned char[::1] spelt,
    unsigned int[::1] edges) noexcept nogil

@cython.locals(size=cython.Py_ssize_t, i=cython.Py_ssize_t)
cdef Py_ssize_t _drop_marks(unsigned char[::1] spelt, Py_ssize_t at,
    Py_ssize_t end) noexcept nogil

@cython.locals(end=cython.Py_ssize_t, room=cython.Py_ssize_t, n=cython.Py_ssize_t,
    at=cython.Py_ssize_t, before=cython.uint, c=cython.uint, stop=cython.Py_ssize_t,
    last=cython.Py_ssize_t, k=cython.Py_ssize_t)
cpdef Py_ssize_t find_words(Bytes text, Bytes fold, Bytes blob, Words starts,
    Words firsts, unsigned int[::1] out)

@cython.locals(i=cython.Py_ssize_t, c=cython.uint)
cdef bint _is_spelt(Bytes text, Py_ssize_t at, Py_ssize_t end, Bytes fold, Bytes blob,
    Py_ssize_t start, Py_ssize_t stop) noexcept nogil

@cython.locals(mark=cython.uint)
cdef bint _goes_on(Bytes text, Py_ssize_t at, Py_ssize_t stop, Py_ssize_t end,
    Bytes fold) noexcept nogil

@cython.locals(size=cython.Py_ssize_t, c=cython.uint, last=cython.uint,
    before=cython.uint)
cdef bint _is_elided(Bytes text, Py_ssize_t at, Py_ssize_t stop,
    Bytes fold) noexcept nogil

@cython.locals(stop=cython.Py_ssize_t, c=cython.uint)
cdef Py_ssize_t _end_of_marked(Bytes text, Py_ssize_t at, Py_ssize_t end,
    Bytes fold) noexcept nogil

@cython.locals(stop=cython.Py_ssize_t, i=cython.Py_ssize_t)
cdef Py_ssize_t _end_of_initials(Bytes text, Py_ssize_t at, Py_ssize_t end,
    Bytes fold) noexcept nogil

@cython.locals(stop=cython.Py_ssize_t, i=cython.Py_ssize_t)
cdef Py_ssize_t _end_of_thousands(Bytes text, Py_ssize_t at,
    Py_ssize_t end) noexcept nogil

@cython.locals(i=cython.Py_ssize_t)
cdef Py_ssize_t _end_of_word(Bytes text, Py_ssize_t at, Py_ssize_t end,
    Bytes fold) noexcept nogil

cdef bint _is_possessive(Bytes text, Py_ssize_t end, Bytes fold) noexcept nogil

cdef bint _is_digit(unsigned int c) noexcept nogil

cdef bint _has_three(Bytes text, Py_ssize_t at) noexcept nogil
