"""C types of the kernels; read by the build only."""

cimport cython

cdef extern from *:
    """
    #if defined(__GNUC__)
    #define prefetch(place) __builtin_prefetch(place)
    #define lowest(bits) __builtin_ctzll(bits)
    #else
    #define prefetch(place) ((void) (place))
    static int lowest(unsigned long long bits) {
        int at = 0;
        while (!(bits & 1)) { bits >>= 1; at++; }
        return at;
    }
    #endif
    #define decoded(text, size) \
        PyUnicode_DecodeUTF8((const char*) (text), size, "surrogatepass")
    """
    void prefetch(const void* place) noexcept nogil
    int lowest(unsigned long long bits) noexcept nogil
    str decoded(const unsigned char* text, Py_ssize_t size)

ctypedef const unsigned short[::1] Docs
ctypedef const unsigned int[::1] Words
ctypedef const unsigned char[::1] Bytes

cdef class Prover:
    cdef Bytes _unproved
    cdef int _shift
    cdef Py_ssize_t _offset
    cdef object _prove

    @cython.locals(last=cython.Py_ssize_t, block=cython.Py_ssize_t)
    cpdef object check(self, Py_ssize_t start, Py_ssize_t end)

cdef class StringTable:
    cdef Bytes _blob
    cdef Words _at
    cdef Prover _prove_text
    cdef Prover _prove_at

    @cython.locals(start=cython.Py_ssize_t, end=cython.Py_ssize_t)
    cpdef str text(self, Py_ssize_t i)

@cython.locals(length=cython.Py_ssize_t, size=cython.Py_ssize_t,
    middle=cython.Py_ssize_t, at=cython.Py_ssize_t, end=cython.Py_ssize_t,
    i=cython.Py_ssize_t)
cpdef Py_ssize_t bisect(Bytes blob, Words starts, Py_ssize_t low, Py_ssize_t high,
    Bytes word)

@cython.locals(end=cython.Py_ssize_t, i=cython.Py_ssize_t, at=cython.Py_ssize_t,
    start=cython.Py_ssize_t, stop=cython.Py_ssize_t, middle=cython.Py_ssize_t,
    j=cython.Py_ssize_t)
cpdef Py_ssize_t take_names(Bytes texts, Words starts, Py_ssize_t low, Py_ssize_t high,
    Words numbers, Py_ssize_t first, unsigned int[::1] known, unsigned char[::1] names,
    unsigned int[::1] name_starts, unsigned int[::1] bins, Py_ssize_t count)

@cython.locals(i=cython.Py_ssize_t, width=cython.Py_ssize_t, low=cython.Py_ssize_t)
cpdef void rank_names(Bytes names, Words starts, Words bins, Py_ssize_t n,
    unsigned int[::1] order, unsigned int[::1] ranks)

@cython.locals(end=cython.Py_ssize_t, size=cython.Py_ssize_t, i=cython.Py_ssize_t)
cdef void _merge_runs(Bytes names, Words starts, unsigned int[::1] order,
    Py_ssize_t low, Py_ssize_t at, Py_ssize_t n, Py_ssize_t width) noexcept nogil

@cython.locals(a=cython.uint, b=cython.uint, end=cython.uint, other_end=cython.uint)
cdef bint _is_before(Bytes names, Words starts, Py_ssize_t one,
    Py_ssize_t other) noexcept nogil

@cython.locals(scored=cython.bint, i=cython.Py_ssize_t)
cpdef void score(Docs docs, Bytes impacts, Py_ssize_t n, float weight,
    unsigned short[::1] out_docs, float[::1] out_scores)

@cython.locals(i=cython.Py_ssize_t)
cpdef void add_group(Docs docs, Bytes impacts, Py_ssize_t n, const float[::1] table,
    float[::1] sums, unsigned long long[::1] bits)

@cython.locals(n=cython.Py_ssize_t, i=cython.Py_ssize_t, x=cython.float)
cpdef Py_ssize_t collect_group(float[::1] sums, unsigned long long[::1] bits,
    float weight, unsigned short[::1] out_docs, float[::1] out_scores)

@cython.locals(i=cython.Py_ssize_t, doc=cython.uint)
cpdef void accumulate(Docs docs, const float[::1] scores, Bytes impacts, Py_ssize_t n,
    float weight, float[::1] sums, unsigned char[::1] seen)

@cython.locals(n=cython.Py_ssize_t, doc=cython.Py_ssize_t)
cpdef Py_ssize_t collect(float[::1] sums, unsigned char[::1] seen,
    Py_ssize_t documents, unsigned short[::1] out_docs, float[::1] out_scores)

@cython.locals(one=cython.ulonglong)
cdef void _mark(unsigned long long[::1] bits, unsigned int doc) noexcept nogil

@cython.locals(n=cython.Py_ssize_t, word=cython.Py_ssize_t, left=cython.ulonglong)
cdef Py_ssize_t _take(unsigned long long[::1] bits,
    unsigned short[::1] out) noexcept nogil

@cython.locals(i=cython.Py_ssize_t, j=cython.Py_ssize_t, count=cython.Py_ssize_t,
    a=cython.uint, b=cython.uint, first=cython.uint, second=cython.uint)
cpdef Py_ssize_t merge(Docs docs, const float[::1] scores, Py_ssize_t n, Docs others,
    const float[::1] other_scores, Py_ssize_t m, unsigned short[::1] out_docs,
    float[::1] out_scores)

@cython.locals(step=cython.Py_ssize_t)
cdef Py_ssize_t _gallop(Docs docs, Py_ssize_t at, Py_ssize_t end,
    unsigned int doc) noexcept nogil

@cython.locals(middle=cython.Py_ssize_t)
cdef Py_ssize_t _halve(Docs docs, Py_ssize_t low, Py_ssize_t high,
    unsigned int doc) noexcept nogil

@cython.locals(kept=cython.Py_ssize_t, at=cython.Py_ssize_t, i=cython.Py_ssize_t,
    has_impacts=cython.bint, has_scores=cython.bint, gallop=cython.bint,
    doc=cython.uint, other=cython.uint, x=cython.float)
cpdef Py_ssize_t intersect(unsigned short[::1] docs, float[::1] scores, Py_ssize_t n,
    Docs others, Bytes other_impacts, const float[::1] other_scores, Py_ssize_t m,
    float weight)

@cython.locals(kept=cython.Py_ssize_t, scored=cython.bint, i=cython.Py_ssize_t,
    at=cython.Py_ssize_t, doc=cython.Py_ssize_t)
cpdef Py_ssize_t intersect_marked(Docs docs, float[::1] scores, Py_ssize_t n,
    Docs others, Bytes other_impacts, Py_ssize_t m, float weight,
    unsigned char[::1] seen, unsigned short[::1] out_docs, float[::1] out_scores)

@cython.locals(kept=cython.Py_ssize_t, at=cython.Py_ssize_t, i=cython.Py_ssize_t,
    doc=cython.uint)
cpdef Py_ssize_t subtract(unsigned short[::1] docs, float[::1] scores, Py_ssize_t n,
    Docs others, Py_ssize_t m)

@cython.locals(kept=cython.Py_ssize_t, i=cython.Py_ssize_t, doc=cython.uint)
cpdef Py_ssize_t keep_live(unsigned short[::1] docs, float[::1] scores, Py_ssize_t n,
    Bytes deleted)

@cython.locals(kept=cython.Py_ssize_t, i=cython.Py_ssize_t)
cpdef Py_ssize_t keep_rules(unsigned short[::1] docs, float[::1] scores, Py_ssize_t n,
    Bytes rules, unsigned int wanted)

@cython.locals(kept=cython.Py_ssize_t, i=cython.Py_ssize_t)
cpdef Py_ssize_t keep_most(unsigned short[::1] docs, float[::1] scores, Py_ssize_t n,
    float least)

@cython.locals(kept=cython.Py_ssize_t, i=cython.Py_ssize_t, doc=cython.Py_ssize_t)
cpdef Py_ssize_t complement(Docs docs, Py_ssize_t n, Py_ssize_t documents,
    unsigned char[::1] seen, unsigned short[::1] out)

cdef unsigned int _next_unit(unsigned int u, Py_ssize_t left, Docs units) noexcept nogil

cdef unsigned int _first_unit(unsigned int posting, Words skips, Docs units) noexcept nogil

@cython.locals(n=cython.Py_ssize_t, position=cython.uint, gap=cython.uint)
cdef Py_ssize_t _positions(unsigned int u, Docs units,
    unsigned int[::1] out) noexcept nogil

@cython.locals(kept=cython.Py_ssize_t, at=cython.Py_ssize_t, position=cython.uint,
    step=cython.uint)
cdef Py_ssize_t _follow(unsigned int u, Docs units, unsigned int gap,
    unsigned int slop, unsigned int[::1] before, Py_ssize_t n,
    unsigned int[::1] after) noexcept nogil

@cython.locals(words=cython.Py_ssize_t, kept=cython.Py_ssize_t, i=cython.Py_ssize_t,
    w=cython.Py_ssize_t, at=cython.Py_ssize_t, found=cython.Py_ssize_t, doc=cython.uint,
    u=cython.uint, first=cython.uint, last=cython.uint, before=cython.Py_ssize_t)
cpdef Py_ssize_t phrase(unsigned short[::1] docs, float[::1] scores, Py_ssize_t n,
    Docs word_docs, unsigned int[::1] cursors, Words ends, Words gaps,
    unsigned int slop, Words skips, Docs units, Words titles, int zone, unsigned int[::1] places,
    unsigned int[::1] one, unsigned int[::1] two)

@cython.locals(count=cython.Py_ssize_t, at=cython.int)
cdef Py_ssize_t _count_near(const int[::1] positions, Py_ssize_t a, Py_ssize_t a_end,
    Py_ssize_t b, Py_ssize_t b_end, int low, int high) noexcept nogil

cdef class Texts:
    cdef Docs docs
    cdef Words skips
    cdef Docs units
    cdef Words titles
    cdef const float[::1] lengths
    cdef Bytes rules

@cython.locals(i=cython.Py_ssize_t, gap=cython.Py_ssize_t, at=cython.Py_ssize_t,
    key=cython.ulonglong)
cdef void _by_document(Docs places, Docs docs, Py_ssize_t n,
    unsigned long long[::1] order) noexcept nogil

@cython.locals(size=cython.Py_ssize_t, half=cython.Py_ssize_t)
cdef Py_ssize_t _place(Docs docs, Py_ssize_t low, Py_ssize_t high,
    unsigned int doc) noexcept nogil

@cython.locals(i=cython.Py_ssize_t, doc=cython.uint, ahead=cython.uint,
    place=cython.Py_ssize_t)
cdef void _look_up(const unsigned long long[::1] order, Py_ssize_t start,
    Py_ssize_t end, Texts texts, Py_ssize_t at, Py_ssize_t last,
    unsigned int[::1] out, Py_ssize_t base) noexcept nogil

cdef class Tables:
    cdef Py_ssize_t rows
    cdef Py_ssize_t lists
    cdef Py_ssize_t words
    cdef Py_ssize_t longest
    cdef Py_ssize_t most
    cdef unsigned long long[::1] order
    cdef unsigned int[::1] postings
    cdef unsigned int[::1] sizes
    cdef int[::1] positions
    cdef unsigned int[::1] one

    cpdef Tables grown(self, Py_ssize_t rows, Py_ssize_t lists, Py_ssize_t words,
        Py_ssize_t longest)

@cython.locals(order="unsigned long long[::1]", postings="unsigned int[::1]",
    sizes="unsigned int[::1]", positions="int[::1]", one="unsigned int[::1]",
    most=cython.Py_ssize_t, s=cython.Py_ssize_t,
    texts=Texts, i=cython.Py_ssize_t, doc=cython.uint, t=cython.Py_ssize_t,
    start=cython.Py_ssize_t, last=cython.Py_ssize_t, lowest=cython.Py_ssize_t,
    low=cython.Py_ssize_t, high=cython.Py_ssize_t, row=cython.Py_ssize_t,
    ahead=cython.Py_ssize_t, rules=cython.int, base=cython.Py_ssize_t, size=cython.Py_ssize_t,
    w=cython.Py_ssize_t, at=cython.Py_ssize_t, u=cython.uint,
    found=cython.Py_ssize_t, j=cython.Py_ssize_t, in_title=cython.bint,
    p=cython.Py_ssize_t, x=cython.float, share=cython.float, count=cython.Py_ssize_t,
    first=cython.Py_ssize_t, other=cython.Py_ssize_t, times=cython.Py_ssize_t)
cpdef object closeness(Docs places, Docs docs, Py_ssize_t n, object segments,
    const int[::1] lists, const float[::1] shares, Words groups,
    float title_weight, const int[::1] pairs, Py_ssize_t terms, Tables tables,
    float[::1] lengths, float[::1] frequencies, float[::1] near,
    unsigned int[::1] having)

@cython.locals(columns=cython.Py_ssize_t, i=cython.Py_ssize_t, c=cython.Py_ssize_t,
    x=cython.float, norm=cython.float, count=cython.float)
cpdef void saturate(const float[::1] frequencies, const float[::1] worths,
    const float[::1] lengths, Py_ssize_t n, float flat, float slope, float[::1] out)

@cython.locals(i=cython.Py_ssize_t, at=cython.Py_ssize_t)
cpdef void stored(Docs places, Docs docs, Py_ssize_t n, unsigned int place, Docs others,
    Bytes impacts, Py_ssize_t start, Py_ssize_t end, float worth, float[::1] out)

@cython.locals(oldest=cython.Py_ssize_t, i=cython.Py_ssize_t, day=cython.int,
    age=cython.Py_ssize_t)
cpdef void fade(Docs docs, float[::1] scores, Py_ssize_t n, const int[::1] days,
    int newest, const float[::1] left)

@cython.locals(i=cython.Py_ssize_t)
cpdef void drop_rests(float[::1] scores, Py_ssize_t n, const float[::1] before,
    float share)
