"""C types of the tokeniser; read by the build only."""

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

ctypedef const unsigned char[::1] Bytes
ctypedef const unsigned int[::1] Words
ctypedef const unsigned long long[::1] Masks

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

@cython.locals(n=cython.Py_ssize_t, prime=cython.ulonglong, bits=cython.ulonglong,
    start=cython.Py_ssize_t, word=cython.Py_ssize_t, stop=cython.Py_ssize_t,
    short=cython.Py_ssize_t, h=cython.ulonglong, i=cython.Py_ssize_t)
cpdef void hash_words(Bytes spelt, Words bounds, Masks masks, unsigned int[::1] out)

@cython.locals(n=cython.Py_ssize_t, known=cython.ulonglong, most=cython.ulonglong,
    last_slot=cython.Py_ssize_t, shift=cython.int, used=cython.Py_ssize_t,
    start=cython.Py_ssize_t, low=cython.ulonglong, stop=cython.Py_ssize_t,
    size=cython.Py_ssize_t, short=cython.Py_ssize_t, head=cython.ulonglong,
    tail=cython.ulonglong, h=cython.ulonglong, i=cython.Py_ssize_t, slot=cython.Py_ssize_t,
    number=cython.uint)
cpdef Py_ssize_t number_words(Bytes spelt, Words bounds, Masks masks, Words hashes,
    Py_ssize_t at, unsigned long long[::1] slots, unsigned char[::1] blob,
    unsigned int[::1] starts, unsigned int[::1] out, unsigned int[::1] counts)

@cython.locals(end=cython.Py_ssize_t, room=cython.Py_ssize_t, n=cython.Py_ssize_t,
    at=cython.Py_ssize_t, before=cython.uint, c=cython.uint, stop=cython.Py_ssize_t,
    last=cython.Py_ssize_t, k=cython.Py_ssize_t)
cpdef Py_ssize_t find_words(Bytes text, Bytes fold, Bytes blob, Words starts,
    Words firsts, unsigned int[::1] out)

@cython.locals(i=cython.Py_ssize_t, c=cython.uint)
cdef bint _is_spelt(Bytes text, Py_ssize_t at, Py_ssize_t end, Bytes fold, Bytes blob,
    Py_ssize_t start, Py_ssize_t stop) noexcept nogil

@cython.locals(last_slot=cython.Py_ssize_t, shift=cython.int, n=cython.Py_ssize_t,
    i=cython.Py_ssize_t, slot=cython.Py_ssize_t, k=cython.Py_ssize_t)
cpdef void place_words(const unsigned long long[::1] slots,
    unsigned long long[::1] larger)

@cython.locals(shift=cython.int)
cdef int _shift(Py_ssize_t last_slot) noexcept nogil

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

@cython.locals(k=cython.int, byte=cython.ulonglong, number=cython.ulonglong)
cdef unsigned long long _eight(Bytes spelt, Py_ssize_t at) noexcept nogil

@cython.locals(first=cython.Py_ssize_t, i=cython.Py_ssize_t)
cdef bint _is(Bytes blob, Words starts, unsigned int number, Bytes spelt, Py_ssize_t at,
    Py_ssize_t end) noexcept nogil
