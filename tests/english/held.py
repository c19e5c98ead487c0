"""Further styles of recorded votes, all invented, written after the grammar."""

from tests.english.styles import Right

SECOND: dict[str, tuple[str, tuple[Right, ...]]] = {
    "supervisors": (
        "Supervisor Quill moved to adopt Resolution 118-22. Second by Supervisor Rook.\n"
        "AYES: Quill, Rook, Swift\nNOES: Teal\nABSTAIN: None\nABSENT: Wren\nMotion passed 3-1.\n",
        (Right({"for": "Quill, Rook, Swift", "against": "Teal", "absent": "Wren"}, (3, 1, 0)),),
    ),
    "selectmen": (
        "The Chair asked for a roll call vote: Ms. Quill, aye; Mr. Rook, aye; Mrs. Swift, nay; "
        "Dr. Teal, abstain. The motion carried.\n",
        (Right({"for": "Ms. Quill, Mr. Rook", "against": "Mrs. Swift", "abstaining": "Dr. Teal"},
               (2, 1, 1)),),
    ),
    "one a line": (
        "ROLL CALL VOTE\n\nCouncil Member Quill    Yes\nCouncil Member Rook     No\n"
        "Council Member Swift    Yes\nMayor Teal              Yes\n\nMotion carried.\n",
        (Right({"for": "Quill, Swift, Mayor Teal", "against": "Rook"}, (3, 1, None)),),
    ),
    "regional": (
        "RECORDED VOTE\nIN FAVOUR: Councillors Quill, Rook, Swift. (3)\n"
        "OPPOSED: Councillors Teal and Wren. (2)\nABSENT: Councillor Yaffle. (1)\nCARRIED\n",
        (Right({"for": "Quill, Rook, Swift", "against": "Teal, Wren", "absent": "Yaffle"},
               (3, 2, None)),),
    ),
    "Scottish names": (
        "For the motion (4): Councillors Quill, Rook, Swift and Teal\n"
        "For the amendment (2): Councillors Wren and Yaffle\n\nThe motion was carried.\n",
        (Right({"for": "Quill, Rook, Swift, Teal", "against": "Wren, Yaffle"}, (4, 2, None)),),
    ),
    "brackets": (
        "RESOLVED that the boathouse be let (for: 6, against: 2, abstentions: 1).\n",
        (Right({}, (6, 2, 1)),),
    ),
    "prose names": (
        "The proposal was put to the vote and carried by five votes to two, Cllrs Quill and Rook "
        "voting against.\n",
        (Right({"against": "Quill, Rook"}, (5, 2, None)),),
    ),
    "bare columns": (
        "FOR            AGAINST        ABSTAINED\nJ Quill        M Swift        A Wren\n"
        "K Rook         N Teal\nL Yaffle\n\nThe amendment was carried.\n",
        (Right({"for": "J Quill, K Rook, L Yaffle", "against": "M Swift, N Teal",
                "abstaining": "A Wren"}, (3, 2, 1)),),
    ),
    "table of sides": (
        "| For | Against | Abstentions |\n|---|---|---|\n| Quill, Rook, Swift | Teal | None |\n\n"
        "Motion carried.\n",
        (Right({"for": "Quill, Rook, Swift", "against": "Teal"}, (3, 1, 0)),),
    ),
    "surname first": (
        "Votes for: Quill, J., Rook, K., Swift, L. Votes against: Teal, M.\nAdopted.\n",
        (Right({"for": "Quill, J., Rook, K., Swift, L.", "against": "Teal, M."}, (3, 1, None)),),
    ),
    "cast by the chair": (
        "The vote was tied at three for and three against and the Mayor used his casting vote in "
        "favour of the motion, which was declared carried.\n",
        (Right({}, (3, 3, None)),),
    ),
    "township roll": (
        "Roll call vote: Yes: Quill, Rook, Swift, Teal. No: None. Absent: Wren. Resolution "
        "declared adopted.\n",
        (Right({"for": "Quill, Rook, Swift, Teal", "absent": "Wren"}, (4, 0, None)),),
    ),
    "does not add up": (
        "For: Cllrs Quill, Rook and Swift (4)\nAgainst: Cllrs Teal and Wren (2)\n"
        "The motion was carried.\n",
        (Right({"for": "Quill, Rook, Swift", "against": "Teal, Wren"}, (4, 2, None), "carried",
               "does not add up"),),
    ),
    "wrong way round": (
        "Yeas: Quill, Rook. Nays: Swift, Teal, Wren. The motion was carried.\n",
        (Right({"for": "Quill, Rook", "against": "Swift, Teal, Wren"}, (2, 3, None), "carried",
               "does not add up"),),
    ),
    "cut": (
        "The voting was as follows:\n\nFor\n\nCouncillors Quill, Rook, Swift,\n",
        (Right({"for": "Quill, Rook, Swift"}, (3, None, None), None, "cut"),),
    ),
    "hyphens": (
        "Voting For – Cllrs Quill-Rook, O'Swift, McTeal; Voting Against – Cllr Wren; "
        "Abstaining – Cllr Yaffle\nCarried\n",
        (Right({"for": "Quill-Rook, O'Swift, McTeal", "against": "Wren", "abstaining": "Yaffle"},
               (3, 1, 1)),),
    ),
    "two in one paragraph": (
        "The amendment was put: For 3, Against 6. The amendment was lost. The motion was then put: "
        "For 6, Against 2, Abstentions 1. The motion was carried.\n",
        (Right({}, (3, 6, None), "lost"), Right({}, (6, 2, 1))),
    ),
    "recused": (
        "Motion by Quill, seconded by Rook, to approve the site plan. Vote: Quill yes, Rook yes, "
        "Swift no, Teal recused. Motion approved.\n",
        (Right({"for": "Quill, Rook", "against": "Swift", "not voting": "Teal"}, (2, 1, None)),),
    ),
    "ayes by number": (
        "A vote was taken by show of hands: Ayes - 7; Nays - 2; Absent - 1. Motion fails to "
        "receive the two-thirds required.\n",
        (Right({}, (7, 2, None), "lost"),),
    ),
    "Welsh English": (
        "Upon being put to the vote there voted for the proposal 12, against the proposal 5, "
        "abstentions 2. The proposal was therefore carried.\n",
        (Right({}, (12, 5, 2)),),
    ),
}  # fmt: skip
"""Those that it was tried on after it had been written; then it was mended by them."""

THIRD: dict[str, tuple[str, tuple[Right, ...]]] = {
    "moved list": (
        "MOVED by Quill, SECONDED by Rook that Bylaw 42 be read a third time.\nIn "
        "Favor: Quill, Rook, Swift, Teal\nOpposed: None\nCARRIED UNANIMOUSLY\n",
        (Right({"for": "Quill, Rook, Swift, Teal"}, (4, 0, None)),),
    ),
    "division": (
        "The Council divided: for the amendment 11; against 14; did not vote 2. "
        "Amendment not carried.\n",
        (Right({}, (11, 14, None), "lost"),),
    ),
    "yeas number names": (
        "YEAS: 4 – Quill, Rook, Swift, Teal\nNAYS: 1 – Wren\nMotion adopted.\n",
        (Right({"for": "Quill, Rook, Swift, Teal", "against": "Wren"}, (4, 1, None)),),
    ),
    "voted aye": (
        "Upon roll call the following voted aye: Quill, Rook and Swift. The following "
        "voted nay: Teal. Motion carried.\n",
        (Right({"for": "Quill, Rook, Swift", "against": "Teal"}, (3, 1, None)),),
    ),
    "bullets": (
        "Votes in favour:\n- Cllr Quill\n- Cllr Rook\n- Cllr Swift\n\nVotes against:\n- "
        "Cllr Teal\n\nThe motion was carried.\n",
        (Right({"for": "Quill, Rook, Swift", "against": "Teal"}, (3, 1, None)),),
    ),
    "named abstain prose": (
        "It was resolved by 6 votes to 1, with Cllr Wren abstaining, to buy the field.\n",
        (Right({"abstaining": "Wren"}, (6, 1, 1)),),
    ),
    "dash roll": (
        "Quill - Aye\nRook - Aye\nSwift - No\nTeal - Absent\nThe motion passed.\n",
        (Right({"for": "Quill, Rook", "against": "Swift", "absent": "Teal"}, (2, 1, None)),),
    ),
    "passed 4-0-1": (
        "Commissioner Rook moved to table the plat; Commissioner Swift seconded. Passed 4-0-1.\n",
        (Right({}, (4, 0, 1)),),
    ),
    "words": (
        "Nine members voted for the recommendation, four voted against and one "
        "abstained. The recommendation was therefore adopted.\n",
        (Right({}, (9, 4, 1)),),
    ),
    "Irish table": (
        "Councillor | Tá | Níl\nQuill | X | \nRook | | X\nSwift | X |\n\nThe motion was carried.\n",
        (Right({"for": "Quill, Swift", "against": "Rook"}, (2, 1, None)),),
    ),
}
"""Those of a second trial."""
