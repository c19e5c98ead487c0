import hashlib
import json

import pytest

from ingest.access.meaning import WEIGHTS, Where, weigh
from ingest.access.wording import clean, read
from training.marks import LINES, read_examples


def test_the_weights_are_those_of_the_lines() -> None:
    saved = json.loads(WEIGHTS.read_text("utf-8"))
    assert saved["fitted_on"] == hashlib.sha256(LINES.read_bytes()).hexdigest()


def test_what_is_fitted_is_told() -> None:
    examples = read_examples()[::7]
    marks = [one for one in examples if one.label == "closed"]
    told = [one for one in marks if weigh(one.text, one.where).closed >= 0.3]
    assert len(told) > 0.95 * len(marks)
    others = [one for one in examples if one.label in ("none", "open")]
    taken = [one for one in others if weigh(one.text, one.where).closed >= 0.7]
    assert len(taken) < 0.02 * len(others)


def test_the_public_is_told_from_the_private() -> None:
    assert weigh("Part 1 – Public", "heading").open > 0.6
    assert weigh("Restricted items not included", "heading").open > 0.5
    assert weigh("Part 2 – Private", "heading").closed > 0.7


def test_a_line_is_read_however_it_is_set() -> None:
    for line in ("S E C R E T", "**SECRET**", "• Secret", "Se\N{SOFT HYPHEN}cret   Page 3 of 9"):
        assert read(clean(line)).words == ("secret",)


@pytest.mark.parametrize(
    "line",
    [
        "Confidential stamp",
        "Image: not for publication",
        "Reserved business",
        "Attorney-client privileged memorandum",
        "Minutes kept under seal",
        "Copy number 4 of 9 - to be collected",
        "For discussion in Part 2 of the meeting",
        "With press and public excluded under section 42",
        "Under strict embargo until Friday",
        "CONFIDENTlAL lTEMS",
        "For official use only",
        "Key decision: No   Exempt: Yes",
        "O-S",
        "CONFIDNETIAL",
        "CONFIDENTAIL PAPER",
        "EXEMTP",
        "EXEMPT lNF0RMATl0N",
        "Not for publiction",
        "PRIVATE Sale of the mill",
        "Sale of the mill EXEMPT",
        "[Private] Sale of the mill",
        "Public / ~~Exempt~~ – not for publication",
        "Held back pending completion of the sale",
        "Lodged under seal",
        "Release would harm the tender",
        "This is the confidential version; a public version has been published",
        "Confidential annex; the main paper is now published",
        "Confidential until made public by the Leader",
        "Previously published, now confidential",
        "This paper was public but is now exempt",
        "Confidential – previously exempt paper",
        "Exempt; part of it was made public in May",
        "Confidential: how we will bid",
        "CONFIDENTIAL – Policy on redundancy",
        "CONFIDENTIAL Library closure",
        "Withheld from public access",
        "Not to go beyond the Board",
        "Only for circulation among governors",
    ],
)
def test_more_ways_to_say_it_are_told(line: str) -> None:
    assert weigh(line, "top").closed >= 0.3


@pytest.mark.parametrize(
    "line",
    [
        "Private sewers: draft charges",
        "Rates – exempt charities",
        "Exempt trees in the park (amendment)",
        "Guidance on keeping confidential papers",
        "Privacy statement",
        "Key decision: Yes   Exempt: No",
        "Confidential or exempt? N/A",
        "Restrictions on publication: none",
        "No item of this agenda is to be heard as exempt",
        "Bonds are exempt from bail-in",
        "The works have a Part 6 exemption",
        "Part 7 exemption",
        "Costs include but are not limited to paint",
        "Members rose from committee at 9.20 pm",
        "Approval of reserved matters",
        "Earmarked reserves",
        "Exempt from stamp duty",
        "Llety preifat",
        "Exempt from call-in",
        "Exemptions from contract rules",
        "Formerly private, since published",
        "Confidentiality lifted on 4 May",
        "Public/Exempt",
        "Age-restricted knives",
        "Sale by private treaty",
        "Private moorings: charges",
    ],
)
@pytest.mark.parametrize("where", ["top", "heading", "line"])
def test_other_things_of_the_same_name_are_public(line: str, where: Where) -> None:
    assert weigh(line, where).closed < 0.3
