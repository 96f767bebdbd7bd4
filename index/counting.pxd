"""C types of the counts; read by the build only."""

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

cdef class Rows:
    cdef Words starts
    cdef Words numbers
    cdef Words seldom

cdef class Names:
    cdef Py_ssize_t _first
    cdef Py_ssize_t _most
    cdef Py_ssize_t _count
    cdef object _look_up
    cdef list _values
    cdef list _labels

    cpdef object value(self, Py_ssize_t number)

    cpdef object label(self, Py_ssize_t number)

    cdef object _learn(self, Py_ssize_t number)

cdef class Field:
    cdef Py_ssize_t start
    cdef Py_ssize_t end
    cdef Words ranks
    cdef const int[::1] limits
    cdef Words order
    cdef Names names

cdef class Bins:
    cdef unsigned long long[::1] _counts
    cdef unsigned int[::1] _found
    cdef int[::1] _bins
    cdef unsigned char[::1] _marks
    cdef Words _used
    cdef unsigned int[::1] _taken
    cdef unsigned int[::1] _blocks
    cdef Py_ssize_t _marked
    cdef bint _all_marked

    cpdef object at(self, Py_ssize_t number)

    cpdef void add(self, Py_ssize_t number, int count)

    cpdef void mark_all(self)

    cdef void _mark(self, Py_ssize_t number) noexcept nogil

    @cython.locals(n=cython.Py_ssize_t, i=cython.Py_ssize_t, block=cython.Py_ssize_t)
    cdef void _mark_taken(self, Py_ssize_t size) noexcept nogil

    @cython.locals(last=cython.Py_ssize_t, length=cython.Py_ssize_t,
        marking=cython.bint, first=cython.Py_ssize_t, size=cython.Py_ssize_t,
        i=cython.Py_ssize_t, ahead=cython.Py_ssize_t, start=cython.Py_ssize_t,
        end=cython.Py_ssize_t, j=cython.Py_ssize_t, at=cython.Py_ssize_t)
    cpdef void count(self, Rows rows, Docs docs, Py_ssize_t n, int step)

    @cython.locals(n=cython.Py_ssize_t, i=cython.Py_ssize_t)
    cpdef void add_totals(self, Words starts, Words values)

    @cython.locals(i=cython.Py_ssize_t, first=cython.Py_ssize_t, at=cython.Py_ssize_t)
    cpdef void clear(self)

    @cython.locals(n=cython.Py_ssize_t, i=cython.Py_ssize_t, block=cython.Py_ssize_t)
    cdef Py_ssize_t _choose(self, Py_ssize_t start, Py_ssize_t end) noexcept nogil

    @cython.locals(distinct=cython.Py_ssize_t, i=cython.Py_ssize_t,
        first=cython.Py_ssize_t, at=cython.Py_ssize_t)
    cpdef Py_ssize_t survey(self, Py_ssize_t start, Py_ssize_t end)

    @cython.locals(block=cython.Py_ssize_t, at=cython.Py_ssize_t, most=cython.int)
    cpdef void limits(self, Py_ssize_t start, Py_ssize_t end, int[::1] out)

    @cython.locals(place=cython.Py_ssize_t, at=cython.Py_ssize_t, best=list)
    cpdef list greatest(self, Field field, Py_ssize_t k)

    @cython.locals(place=cython.Py_ssize_t, at=cython.Py_ssize_t, best=list)
    cpdef list greatest_values(self, Field field, Py_ssize_t k)

    @cython.locals(every=cython.bint, start=cython.Py_ssize_t, low=cython.Py_ssize_t,
        n=cython.Py_ssize_t, i=cython.Py_ssize_t, block=cython.Py_ssize_t,
        first=cython.Py_ssize_t, ahead=cython.Py_ssize_t, at=cython.Py_ssize_t,
        place=cython.Py_ssize_t, enough=cython.int, least=cython.int,
        key=cython.ulonglong, found=cython.Py_ssize_t)
    cdef Py_ssize_t _find(self, Field field, Py_ssize_t k)

    @cython.locals(size=cython.Py_ssize_t, n=cython.Py_ssize_t, at=cython.Py_ssize_t)
    cpdef Py_ssize_t pick(self, Py_ssize_t start, Py_ssize_t end, int least, int most,
        unsigned int[::1] out)

cdef class Months:
    cdef tuple _months
    cdef Py_ssize_t _first
    cdef unsigned int[::1] _counts

    @cython.locals(at=cython.Py_ssize_t, i=cython.Py_ssize_t, before=cython.Py_ssize_t,
        month=cython.Py_ssize_t)
    cpdef void add(self, Docs docs, Py_ssize_t n, Words months, Words bounds)

    @cython.locals(at=cython.Py_ssize_t, counts=dict)
    cpdef dict counts(self)

@cython.locals(at=cython.Py_ssize_t, half=cython.Py_ssize_t)
cdef Py_ssize_t _before(Docs docs, Py_ssize_t n, unsigned int doc) noexcept nogil
