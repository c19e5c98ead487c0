"""What is looked for only near its end is found as if it were looked for everywhere."""

import pytest

from ingest.metadata.council_kinds import AFTER, COUNCIL
from ingest.metadata.name_spans import WINDOW
from ingest.metadata.names import find_near


@pytest.mark.parametrize(
    "text",
    [
        "Ashby Parish Council and Elmfield Town Council met; the Parish Meeting did not.",
        "The Annual Parish Council, the council's own council tax, a councillor: COUNCIL",
        "Parish\n Council of Ashby. Rural district annual council council council",
        "No body of that sort is named.",
        "",
    ],
)
def test_every_end_of_a_name_is_found(text: str) -> None:
    whole = [found.span() for found in AFTER.finditer(text)]

    near = [found.span() for found in find_near(AFTER, COUNCIL, text, before=WINDOW)]

    assert near == whole
