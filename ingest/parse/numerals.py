"""Write the numbers of lists in figures, letters or Roman numerals."""

ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        "m cm d cd c xc l xl x ix v iv i".split(),
        strict=True,
    )
)
MOST_COUNTED = 5000
"""Numbers above this are written in figures, whatever the list asks for."""


def numeral(number: int, form: str) -> str:
    """Write a number as Word or a browser would: "decimal", "lowerLetter", "upperRoman" ..."""
    if not 0 < number <= MOST_COUNTED:
        return str(number)
    if form.endswith("Letter"):
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letters.upper() if form.startswith("upper") else letters
    if form.endswith("Roman"):
        letters = ""
        for value, letter in ROMAN:
            count, number = divmod(number, value)
            letters += letter * count
        return letters.upper() if form.startswith("upper") else letters
    if form == "decimalZero":
        return f"{number:02}"
    return str(number)
