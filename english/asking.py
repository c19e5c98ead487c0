"""The words of a question that ask, and do not say what is asked about."""

QUESTION_WORDS = frozenset(
    "who whom whose what when where why which how many much long far date day name names did do "
    "does done is are was were has have had can could will would should shall may might get got "
    "go goes went give gave given take took taken make made come came tell show list find say "
    "said says ask asked about according put set up out over down off "
    "latest newest due deadline council minutes meeting s t d ll re ve m i me my we us our you "
    "your they them their he she his her him its it this that these those there here so just also "
    "still any some all".split()
)
"""Words that ask, or that stand in every set of minutes, and so are no evidence."""
