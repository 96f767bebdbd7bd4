"""C types of the ranking; read by the build only."""

cimport cython

cdef extern from *:
    """
    #include <string.h>
    static inline unsigned long long bits_of(float x) {
        unsigned int bits;
        memcpy(&bits, &x, 4);
        return bits;
    }
    static inline float float_of(unsigned long long bits) {
        unsigned int lower = (unsigned int) bits;
        float x;
        memcpy(&x, &lower, 4);
        return x;
    }
    """
    unsigned long long bits_of(float x) noexcept nogil
    float float_of(unsigned long long bits) noexcept nogil

cdef unsigned int _LAST

ctypedef const unsigned short[::1] Docs
ctypedef unsigned long long[::1] Keys
ctypedef const unsigned char[::1] Bytes

cdef class Candidates:
    cdef readonly Py_ssize_t k
    cdef Keys keys
    cdef float[::1] maxima

cdef class Ranking:
    cdef readonly Py_ssize_t room
    cdef public Py_ssize_t count
    cdef readonly object scores
    cdef readonly object days
    cdef readonly object places
    cdef readonly object docs
    cdef float[::1] _scores
    cdef int[::1] _days
    cdef unsigned short[::1] _places
    cdef unsigned short[::1] _docs

    @cython.locals(k=cython.Py_ssize_t, floor=cython.float, before=cython.Py_ssize_t)
    cpdef Py_ssize_t add(self, Docs docs, const float[::1] scores, Bytes impacts,
        Py_ssize_t n, float weight, float ceiling, Py_ssize_t boundary,
        const int[::1] days, unsigned int place, Candidates new)

    cpdef void trim(self)

    @cython.locals(found=Ranking, i=cython.Py_ssize_t)
    cpdef Ranking first(self, Py_ssize_t count)

    cpdef Py_ssize_t sort(self)

@cython.locals(room=cython.Py_ssize_t, found=cython.Py_ssize_t,
    size=cython.Py_ssize_t, ties=cython.int, row=cython.Py_ssize_t,
    j=cython.Py_ssize_t, i=cython.Py_ssize_t, x=cython.float, start=cython.Py_ssize_t,
    end=cython.Py_ssize_t, enough=cython.int, doc=cython.uint)
cpdef Py_ssize_t top_hits(Docs docs, const float[::1] scores, Py_ssize_t n,
    Py_ssize_t k, float floor, float ceiling, Py_ssize_t boundary, float[::1] maxima,
    Keys keys)

@cython.locals(room=cython.Py_ssize_t, found=cython.Py_ssize_t, least=cython.int,
    highest=cython.int, first=cython.Py_ssize_t, piece=cython.Py_ssize_t,
    start=cython.Py_ssize_t, most=cython.uchar, step=cython.int, doc=cython.uint,
    i=cython.Py_ssize_t, end=cython.Py_ssize_t, at=cython.Py_ssize_t)
cpdef Py_ssize_t top_impacts(Docs docs, Bytes impacts, Py_ssize_t n, float weight,
    Py_ssize_t k, float floor, float ceiling, Py_ssize_t boundary, float[::1] rounded,
    Keys keys)

cdef unsigned long long _key(float score, unsigned int doc) noexcept nogil

cdef float _score(unsigned long long key) noexcept nogil

cdef unsigned int _document(unsigned long long key) noexcept nogil

@cython.locals(low=cython.Py_ssize_t, high=cython.Py_ssize_t, i=cython.Py_ssize_t,
    j=cython.Py_ssize_t, key=cython.ulonglong, swapped=cython.ulonglong)
cdef void _select(Py_ssize_t k, Py_ssize_t n, Keys keys) noexcept nogil

@cython.locals(gap=cython.Py_ssize_t, i=cython.Py_ssize_t, at=cython.Py_ssize_t,
    key=cython.ulonglong)
cdef Py_ssize_t _best_first(Py_ssize_t k, Py_ssize_t n, Keys keys) noexcept nogil

@cython.locals(at=cython.Py_ssize_t, i=cython.Py_ssize_t, j=cython.Py_ssize_t,
    ties=cython.Py_ssize_t, day=cython.int, doc=cython.uint, score=cython.float)
cpdef Py_ssize_t add_rows(float[::1] scores, int[::1] days, unsigned short[::1] places,
    unsigned short[::1] docs, Py_ssize_t count, Keys keys, Py_ssize_t n,
    const int[::1] all_days, unsigned int place)

@cython.locals(ties=cython.Py_ssize_t, i=cython.Py_ssize_t, at=cython.Py_ssize_t,
    score=cython.float, day=cython.int, place=cython.uint, doc=cython.uint)
cpdef Py_ssize_t sort_rows(float[::1] scores, int[::1] days,
    unsigned short[::1] places, unsigned short[::1] docs, Py_ssize_t count)
