"""English words that say nothing about what a text is about.

They are the 174 of the Snowball project with contractions folded, but for "who", which
is also a body of the United Nations, and contractions that fold to words which say
something ("we'll", "I'll"). They stay in the index, so that phrases are exact, but bare
ones in a query are neither demanded nor scored unless there is nothing else, and no
length counts them.
"""

__all__ = ["PAIRED", "STOP_WORDS"]

STOP_WORDS = frozenset(
    """
    i me my myself we our ours ourselves you your yours yourself yourselves
    he him his himself she her hers herself it its itself
    they them their theirs themselves what which whom this that these those
    am is are was were be been being have has had having do does did doing
    would should could ought cannot
    a an the and but if or because as until while
    of at by for with about against between into through during before after above
    below to from up down in out on off over under again further then once
    here there when where why how all any both each few more most other some such
    no nor not only own same so than too very
    im youre hes shes were theyre ive youve weve theyve id youd hed theyd
    youll theyll isnt arent wasnt werent hasnt havent hadnt doesnt dont didnt
    wont wouldnt shant shouldnt cant couldnt mustnt lets thats whos whats heres theres
    whens wheres whys hows
    s t
    """.split()
)

# Words so frequent that phrases of them are looked up as pairs: those above and their
# like in other languages of governments, folded. Every segment keeps those it used.
PAIRED = STOP_WORDS | frozenset(
    """
    au aux avec ce ces dans de des du elle en est et il la le les leur ou par pas pour
    qu que qui sa se ses son sont sur un une
    al con del el es las lo los no para por se su sus una y
    ao aos com da das do dos e em na nas no nos o os pelo um uma
    che ci da dal dei del della di e gli i il in la le nel per si sono un una
    auf aus bei das dem den der des die ein eine einen einer fur im in ist mit nach
    nicht sich sie und von vor werden wird zu zum zur
    """.split()
)
