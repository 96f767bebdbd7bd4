"""English words that say nothing about what a text is about.

They stay in the index, so that phrases are exact, but bare ones in a query are neither
demanded nor scored unless there is nothing else, and no length counts them.
"""

__all__ = ["PAIRED", "STOP_WORDS"]

STOP_WORDS = frozenset(
    """
    a an the
    i me my mine myself we our ours ourselves you your yours yourself yourselves
    he him his himself she her hers herself it its itself
    they them their theirs themselves
    this that these those whom whose which what when where why how
    am is are was were be been being do does did doing done have has had having
    can could might must shall should will would ought cannot
    and or nor but if then else than so because as until while though although since
    of at by for with about against between into through during before after above
    below to from up down in out on off over under again further upon within without
    toward towards among via per
    here there once both each few more most other others some such any all every
    no not only own same too very just also even ever yet however therefore thus hence
    im ive id ill youre youve hes shes weve were theyre theyve isnt arent wasnt werent
    dont doesnt didnt hasnt havent hadnt cant couldnt wont wouldnt shouldnt mustnt
    lets thats whats heres theres
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
