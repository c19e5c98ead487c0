"""The common words of English by what they do in a sentence, and which of them tell nothing.

Whoever needs words that tell nothing of a matter joins the kinds that it passes over; a list of
its own holds only the words of its own subject.
"""

ARTICLES = frozenset("a an the".split())
JOINING = frozenset("of and for the".split())
"""What joins the words of a name."""
DEMONSTRATIVES = frozenset("this that these those".split())
PRONOUNS = frozenset("i me my we us our you your he him his she her it its they them their".split())
INTERROGATIVES = frozenset("who whom whose what which when where why how".split())
AUXILIARIES = frozenset(
    "is are was were has have had do does did can could will would shall should may might".split()
)
"""Verbs that help another, in the forms that have a subject or ask for one."""
CONJUNCTIONS = frozenset(
    "although and as because but if nor or since so than that though unless until whereas whether "
    "while".split()
)
PREPOSITIONS = frozenset(
    "about above after among at before below beside besides between by despite during for "
    "from in into of off on onto out over per through throughout to under upon with within "
    "without".split()
)
QUANTIFIERS = frozenset(
    "all another any both each either every few many more most much neither no nobody none "
    "nothing once one only other others several some someone such three two".split()
)
LINKING = frozenset(
    "accordingly additionally again also earlier finally first following further furthermore "
    "given hence here however indeed instead last later like likewise meanwhile moreover next now "
    "otherwise perhaps please previously rather secondly similarly soon still subsequently then "
    "there thereafter therefore thus today together too yes yet".split()
)
"""What links a sentence to the one before it."""
_OTHERS = frozenset("according am based be been being cannot must never not up".split())
FUNCTION_WORDS = frozenset().union(
    ARTICLES,
    DEMONSTRATIVES,
    PRONOUNS,
    INTERROGATIVES,
    AUXILIARIES,
    CONJUNCTIONS,
    PREPOSITIONS,
    QUANTIFIERS,
    LINKING,
    _OTHERS,
)
"""Words that make a sentence, and name nothing that it is about."""
MEETING_WORDS = frozenset(
    "agenda agendas appendix committee committees council councils item items meeting meetings "
    "member members minutes report reports".split()
)
"""What every set of minutes speaks of."""
