"""Styles of recorded votes that a second reader invented, after the grammar was written."""

from tests.english.styles import Right

FOURTH: dict[str, tuple[str, tuple[Right, ...]]] = {
    "Irish labels": (
        "Ar son (Tá): Cllrs. Quill, Rook\nIn aghaidh (Níl): Cllr. Swift\nStaon: Cllr. Teal\n"
        "The resolution was passed.\n",
        (Right({"for": "Quill, Rook", "against": "Swift", "abstaining": "Teal"}, (2, 1, 1)),),
    ),
    "told in two languages": (
        "6 o blaid, 2 yn erbyn ac 1 yn ymatal. In favour: 6; against: 2; abstaining: 1. Carried.\n",
        (Right({}, (6, 2, 1)),),
    ),
    "one title for a whole side": (
        "AYES:     COUNCILMEMBERS: Quill, Rook, Swift\nNOES:     COUNCILMEMBERS: Teal\n"
        "ABSENT:   COUNCILMEMBERS: None\nABSTAIN:  COUNCILMEMBERS: Wren\n"
        "PASSED, APPROVED AND ADOPTED this 5th day of May 2021.\n",
        (Right({"for": "Quill, Rook, Swift", "against": "Teal", "abstaining": "Wren"}, (3, 1, 1)),),
    ),
    "one title for a whole side, by word": (
        "Ayes: Commissioners: Quill and Rook. Noes: Commissioners: None. Motion carried.\n",
        (Right({"for": "Quill, Rook"}, (2, 0, None)),),
    ),
    "its result first, and nothing before it": (
        "RESULT: APPROVED [3 TO 0]\nMOVER: Ann Quill, Member\nAYES: Ann Quill, Bo Rook, Cy Swift\n"
        "ABSENT: Di Teal\n",
        (Right({"for": "Ann Quill, Bo Rook, Cy Swift", "absent": "Di Teal"}, (3, 0, None)),),
    ),
    "initials": (
        "Motion to accept Tender 21-06 of Yew & Co. Roll call: Q.R. - Aye, S.T. - Nay, U.V. - Aye. "
        "Motion carried.\n",
        (Right({"for": "Q.R., U.V.", "against": "S.T."}, (2, 1, None)),),
    ),
    "number behind the names": (
        "Ayes: Quill, Rook-Lee, Mayor Swift - 3.\nNoes: Teal - 1.\nExcused: Wren - 1.\n"
        "Bill No. 900 was declared passed.\n",
        (
            Right(
                {"for": "Quill, Rook-Lee, Mayor Swift", "against": "Teal", "absent": "Wren"},
                (3, 1, None),
            ),
        ),
    ),
    "names over a page's end": (
        "For: Councillors Quill, Rook,\nHarbour Board, 3 May 2021\nPage 4\nSwift and Teal (4)\n"
        "Against: Councillor Wren (1)\nThe motion was carried.\n",
        (Right({"for": "Quill, Rook, Swift, Teal", "against": "Wren"}, (4, 1, None)),),
    ),
    "names over a page's number": (
        "For: Councillors Quill, Rook,\n\n- 4 -\nMinutes of 3 May 2021\nSwift and Teal (4)\n"
        "Against: Councillor Wren (1)\nThe motion was carried.\n",
        (Right({"for": "Quill, Rook, Swift, Teal", "against": "Wren"}, (4, 1, None)),),
    ),
    "division": (
        "On a vote being taken there voted:\n\nMotion (3): Councillors Quill, Rook and Swift\n"
        "Amendment (2): Councillors Teal and Wren\n",
        (Right({"for": "Quill, Rook, Swift", "against": "Teal, Wren"}, (3, 2, None)),),
    ),
    "a side a row": (
        "| Vote | Members | No. |\n|---|---|---|\n| In favour | Cllrs Quill, Rook | 2 |\n"
        "| Against | Cllrs Swift, Teal, Wren | 3 |\n| Abstained | None | 0 |\n\nThe motion fell.\n",
        (Right({"for": "Quill, Rook", "against": "Swift, Teal, Wren"}, (2, 3, 0), "lost"),),
    ),
    "headed by its result": (
        "RESULT: DEFEATED [1 TO 2]\nMOVER: Ann Quill\nSECONDER: Bo Rook\nAYES: Ann Quill\n"
        "NAYS: Bo Rook, Cy Swift\nABSENT: Di Teal\n",
        (
            Right(
                {"for": "Ann Quill", "against": "Bo Rook, Cy Swift", "absent": "Di Teal"},
                (1, 2, None),
                "lost",
            ),
        ),
    ),
    "yes votes": (
        "Yes votes: Directors Quill, Rook. No votes: Director Swift. Motion carried.\n",
        (Right({"for": "Quill, Rook", "against": "Swift"}, (2, 1, None)),),
    ),
    "numbers after a roll": (
        "Roll call: Quill yea, Rook yea, Swift yea. Ordinance 7-2019 adopted, 3 yeas and 0 nays.\n",
        (Right({"for": "Quill, Rook, Swift"}, (3, 0, None)),),
    ),
    "three to two": (
        "A vote was taken, the result being three to two in favour of the kiosk.\n",
        (Right({}, (3, 2, None)),),
    ),
    "so many pieces": (
        "A vote was taken on the provision of three no. benches:\nFor: Councillor Quill\n"
        "Abstain: Councillor Rook\nAgainst: None\n",
        (Right({"for": "Quill", "abstaining": "Rook"}, (1, 0, 1)),),
    ),
    "the office that voted": (
        "After debate, with the Mayor voting against and Cllr Quill abstaining, it was carried.\n",
        (Right({"against": "Mayor", "abstaining": "Quill"}, (None, 1, 1)),),
    ),
    "a majority": (
        "The Bench, by a majority of 6 to 3, chose to close the weir.\n",
        (Right({}, (6, 3, None)),),
    ),
    "one line": (
        "Moved by Quill, supported by Rook, to pay. Yes: 4 No: 0 Absent: 1. MC\n",
        (Right({}, (4, 0, None)),),
    ),
}
CANDIDATES = (
    "Voting for Cllr Quill (2): Cllrs Quill, Rook. Voting for Cllr Teal (1): Cllr Teal. "
    "Cllr Quill was elected.",
    "Ann Quill received 5 votes and Bo Teal received 3 votes.",
    "First round: Quill – 4 votes; Teal – 2 votes; Wren – 1 vote.",
)
NUMBERS_OF_OTHER_THINGS = (
    "The committee approved items 3-7 and Bid 22-09 by Yew & Co.",
    "The motion to adopt By-law 88-21 was read by the Clerk.",
    "The motion asks that Grade 1 to 3 land be kept.",
    "It was voted on. At least half of the number of Members of the District votes in favour.",
    "It was agreed that lots 4-2 be mown.",
    "Motion: Cllr Quill. Amendment: Cllr Rook.",
)
