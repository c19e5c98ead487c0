"""The offices of councils and their meetings, as patterns.

They are in small letters: for use where case is ignored, or `titled(…)` where a capital is needed.
"""

CHAIR = r"(?:chair(?:m[ae]n|wom[ae]n|persons?)?)"
PRESIDING = (
    rf"(?:{CHAIR}|mayor(?:ess)?|provost|reeve|portreeve|president|ch?athaoirleach|conven[eo]r|"
    r"moderator|cadeirydd)"
)
"""Who presides over a council or a meeting."""
LEADING = rf"(?:{PRESIDING}|leader|clerk)"
"""Who is spoken of by office as often as by name."""
DEPUTY = r"(?:(?:deputy|vice|acting|assistant|lord|lady|leas)[\s-]+)"
"""What before an office makes it that of a deputy, or of a city."""
