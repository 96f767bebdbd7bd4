"""C types of the kernels; read by the build only."""

cimport cython

cdef extern from *:
    """
    #if defined(__GNUC__)
    #define prefetch(place) __builtin_prefetch(place)
    #else
    #define prefetch(place) ((void) (place))
    #endif
    #define decoded(text, size) \
        PyUnicode_DecodeUTF8((const char*) (text), size, "surrogatepass")
    """
    void prefetch(const void* place) noexcept nogil
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
    float[::1] sums, unsigned char[::1] blocks)

@cython.locals(n=cython.Py_ssize_t, block=cython.Py_ssize_t, first=cython.Py_ssize_t,
    doc=cython.Py_ssize_t, i=cython.Py_ssize_t, x=cython.float)
cpdef Py_ssize_t collect_group(float[::1] sums, unsigned char[::1] blocks, float weight,
    unsigned short[::1] out_docs, float[::1] out_scores)

@cython.locals(i=cython.Py_ssize_t, doc=cython.uint)
cpdef void accumulate(Docs docs, const float[::1] scores, Bytes impacts, Py_ssize_t n,
    float weight, float[::1] sums, unsigned char[::1] seen)

@cython.locals(n=cython.Py_ssize_t, doc=cython.Py_ssize_t)
cpdef Py_ssize_t collect(float[::1] sums, unsigned char[::1] seen,
    Py_ssize_t documents, unsigned short[::1] out_docs, float[::1] out_scores)

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

@cython.locals(kept=cython.Py_ssize_t, both=cython.Py_ssize_t, scored=cython.bint,
    i=cython.Py_ssize_t, at=cython.Py_ssize_t, doc=cython.uint)
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

cdef class Rows:
    cdef Words starts
    cdef Words numbers
    cdef Words seldom

cdef class Names:
    cdef Py_ssize_t _first
    cdef Py_ssize_t _most
    cdef Py_ssize_t _count
    cdef object _look_up
    cdef list _kept

    cpdef object of(self, Py_ssize_t number)

    cdef object _learn(self, Py_ssize_t number)

cdef class Bins:
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

    @cython.locals(k=cython.Py_ssize_t, every=cython.bint, low=cython.Py_ssize_t,
        n=cython.Py_ssize_t, i=cython.Py_ssize_t, block=cython.Py_ssize_t,
        first=cython.Py_ssize_t, ahead=cython.Py_ssize_t, at=cython.Py_ssize_t,
        place=cython.Py_ssize_t, enough=cython.int, least=cython.int,
        key=cython.ulonglong, best=list, held=list)
    cpdef tuple greatest(self, Py_ssize_t start, Py_ssize_t end, Words ranks,
        const int[::1] limits, Words order, Names names,
        unsigned long long[::1] counts, unsigned int[::1] found)

    @cython.locals(size=cython.Py_ssize_t, n=cython.Py_ssize_t, at=cython.Py_ssize_t)
    cpdef Py_ssize_t pick(self, Py_ssize_t start, Py_ssize_t end, int least, int most,
        unsigned int[::1] out)

@cython.locals(at=cython.Py_ssize_t, i=cython.Py_ssize_t, before=cython.Py_ssize_t)
cpdef void count_months(Docs docs, Py_ssize_t n, Words bounds, Words months,
    Py_ssize_t first, unsigned int[::1] counts)

@cython.locals(room=cython.Py_ssize_t, found=cython.Py_ssize_t,
    size=cython.Py_ssize_t, ties=cython.int, row=cython.Py_ssize_t,
    j=cython.Py_ssize_t, i=cython.Py_ssize_t, x=cython.float, start=cython.Py_ssize_t,
    end=cython.Py_ssize_t, enough=cython.int, doc=cython.uint)
cpdef Py_ssize_t top_hits(Docs docs, const float[::1] scores, Py_ssize_t n,
    Py_ssize_t k, float floor, float ceiling, Py_ssize_t boundary, float[::1] maxima,
    unsigned short[::1] out_docs, float[::1] out_scores)

@cython.locals(room=cython.Py_ssize_t, found=cython.Py_ssize_t, least=cython.int,
    highest=cython.int, first=cython.Py_ssize_t, piece=cython.Py_ssize_t,
    start=cython.Py_ssize_t, most=cython.uchar, step=cython.int, doc=cython.uint,
    i=cython.Py_ssize_t, end=cython.Py_ssize_t, at=cython.Py_ssize_t)
cpdef Py_ssize_t top_impacts(Docs docs, Bytes impacts, Py_ssize_t n, float weight,
    Py_ssize_t k, float floor, float ceiling, Py_ssize_t boundary, float[::1] rounded,
    unsigned short[::1] out_docs, float[::1] out_scores)

cdef bint _is_better(float x, unsigned int doc, float other,
    unsigned int other_doc) noexcept nogil

@cython.locals(low=cython.Py_ssize_t, high=cython.Py_ssize_t, i=cython.Py_ssize_t,
    j=cython.Py_ssize_t, x=cython.float, doc=cython.uint)
cdef void _select(Py_ssize_t k, Py_ssize_t n, unsigned short[::1] docs,
    float[::1] scores) noexcept nogil

@cython.locals(x=cython.float, doc=cython.uint)
cdef void _swap(Py_ssize_t i, Py_ssize_t j, unsigned short[::1] docs,
    float[::1] scores) noexcept nogil

@cython.locals(gap=cython.Py_ssize_t, i=cython.Py_ssize_t, at=cython.Py_ssize_t,
    x=cython.float, doc=cython.uint)
cdef Py_ssize_t _best_first(Py_ssize_t k, Py_ssize_t n, unsigned short[::1] docs,
    float[::1] scores) noexcept nogil

@cython.locals(at=cython.Py_ssize_t, i=cython.Py_ssize_t, j=cython.Py_ssize_t,
    ties=cython.Py_ssize_t, day=cython.int)
cpdef Py_ssize_t add_rows(float[::1] scores, int[::1] days, unsigned short[::1] places,
    unsigned short[::1] docs, Py_ssize_t count, Docs new_docs,
    const float[::1] new_scores, Py_ssize_t n, const int[::1] all_days,
    unsigned int place)

@cython.locals(ties=cython.Py_ssize_t, i=cython.Py_ssize_t, at=cython.Py_ssize_t,
    score=cython.float, day=cython.int, place=cython.uint, doc=cython.uint)
cpdef Py_ssize_t sort_rows(float[::1] scores, int[::1] days,
    unsigned short[::1] places, unsigned short[::1] docs, Py_ssize_t count)

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

@cython.locals(i=cython.Py_ssize_t, doc=cython.uint)
cdef void _look_up(const unsigned long long[::1] order, Py_ssize_t start,
    Py_ssize_t end, Docs others, Py_ssize_t at, Py_ssize_t last,
    unsigned int[::1] out, Py_ssize_t base) noexcept nogil

@cython.locals(terms=cython.Py_ssize_t, most=cython.Py_ssize_t, s=cython.Py_ssize_t,
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
    float title_weight, const int[::1] pairs, unsigned long long[::1] order,
    unsigned int[::1] postings, unsigned int[::1] sizes, int[::1] positions,
    unsigned int[::1] scratch, float[::1] lengths, float[::1] frequencies,
    float[::1] near, unsigned int[::1] having)

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
