"""C types of the vocabulary; read by the build only."""

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

@cython.locals(last_slot=cython.Py_ssize_t, shift=cython.int, n=cython.Py_ssize_t,
    i=cython.Py_ssize_t, slot=cython.Py_ssize_t, k=cython.Py_ssize_t)
cpdef void place_words(const unsigned long long[::1] slots,
    unsigned long long[::1] larger)

@cython.locals(shift=cython.int)
cdef int _shift(Py_ssize_t last_slot) noexcept nogil

@cython.locals(k=cython.int, byte=cython.ulonglong, number=cython.ulonglong)
cdef unsigned long long _eight(Bytes spelt, Py_ssize_t at) noexcept nogil

@cython.locals(first=cython.Py_ssize_t, i=cython.Py_ssize_t)
cdef bint _is(Bytes blob, Words starts, unsigned int number, Bytes spelt, Py_ssize_t at,
    Py_ssize_t end) noexcept nogil
