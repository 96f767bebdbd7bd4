"""C types of the tokeniser; read by the build only."""

cimport cython

ctypedef const unsigned char[::1] Bytes
ctypedef const unsigned int[::1] Words

@cython.locals(end=cython.Py_ssize_t, known=cython.Py_ssize_t,
    written=cython.Py_ssize_t, most=cython.Py_ssize_t, last_slot=cython.Py_ssize_t,
    shift=cython.int, used=cython.Py_ssize_t,
    prime=cython.ulonglong, low=cython.ulonglong, bits=cython.ulonglong, c=cython.uint, stop=cython.Py_ssize_t,
    size=cython.Py_ssize_t, last=cython.Py_ssize_t, i=cython.Py_ssize_t,
    head=cython.ulonglong, h=cython.ulonglong, slot=cython.Py_ssize_t,
    number=cython.uint)
cpdef Py_ssize_t number_words(Bytes text, Py_ssize_t at, Bytes fold,
    unsigned long long[::1] slots, unsigned char[::1] blob, unsigned int[::1] starts,
    unsigned int[::1] out, unsigned int[::1] counts)

@cython.locals(end=cython.Py_ssize_t, room=cython.Py_ssize_t, n=cython.Py_ssize_t,
    at=cython.Py_ssize_t, before=cython.uint, c=cython.uint, stop=cython.Py_ssize_t,
    last=cython.Py_ssize_t, k=cython.Py_ssize_t)
cpdef Py_ssize_t find_words(Bytes text, Bytes fold, Bytes blob, Words starts,
    Words firsts, unsigned int[::1] out)

@cython.locals(i=cython.Py_ssize_t, c=cython.uint)
cdef bint _is_spelt(Bytes text, Py_ssize_t at, Py_ssize_t end, Bytes fold, Bytes blob,
    Py_ssize_t start, Py_ssize_t stop) noexcept nogil

@cython.locals(last_slot=cython.Py_ssize_t, shift=cython.int, n=cython.Py_ssize_t,
    i=cython.Py_ssize_t, slot=cython.Py_ssize_t)
cpdef void place_words(const unsigned long long[::1] slots,
    unsigned long long[::1] larger)

@cython.locals(shift=cython.int)
cdef int _shift(Py_ssize_t last_slot) noexcept nogil

@cython.locals(mark=cython.uint)
cdef bint _goes_on(Bytes text, Py_ssize_t at, Py_ssize_t stop, Py_ssize_t end,
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

@cython.locals(i=cython.Py_ssize_t)
cdef bint _same(const unsigned char[::1] blob, Py_ssize_t start, Py_ssize_t stop,
    Py_ssize_t at, Py_ssize_t end) noexcept nogil
