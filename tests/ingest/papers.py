"""Papers of invented councils and boards on which no weights were fitted: what each is."""

PAPERS = [
    (
        "Cty council.txt",
        "minutes",
        "2018-02-12",
        None,
        """\
The regular meeting of the Brookhaven City Council was held Monday, February 12, 2018 at 6:00
p.m. at City Hall.

Those present were Mayor Tish Lawn, Councilpersons Ames, Bell, Cray.

Mayor Lawn called for the reading of the minutes of January 22, 2018. Ames made a motion to
accept, seconded by Bell. All ayes.

Clerk read the bills. There was a discussion about a dog running at large. Police Chief gave his
report for January.

Meeting adjourned at 7:10 p.m.
""",
    ),
    (
        "2019-07-09.txt",
        "minutes",
        "2019-07-09",
        "draft",
        """\
Unapproved

Planning Board Meeting Minutes
Town of Ridley
Tuesday July 9, 2019

Members Present: Chair Bob Tarr, Ann Low, Pete Sims; Alternates: none
Public: Joe Doe, surveyor

Public Hearing: 
Case 2019-04 - two lot subdivision. Hearing opened 7:03. Abutters had no comment. Hearing was
closed. Ann moved to approve, Pete 2nd. Vote 3-0.

Minutes of June 11, 2019: Pete moved to accept as amended. 

Next meeting August 13, 2019.
""",
    ),
    (
        "LPOA_Board_Mtg_May_2023.txt",
        "minutes",
        "2023-05-06",
        None,
        """\
LAKE PATTAN OWNERS ASSOCIATION
Board Meeting
5/6/23
In attendance: Jan, Lou, Mike S, Mike T, Deb. Absent: Ray
Secretary report: minutes from 4/1/23 approved.
Treasurer: $12,040 in checking.
Beach: sand delivery 5/20. Mike T will get porta potty.
Dam inspection 6/12.
Adjourn 10:45
""",
    ),
    (
        "BoS-Agenda-03-15-2022.txt",
        "agenda",
        "2022-03-15",
        None,
        """\
Board of Supervisors
County of Elmo

REGULAR MEETING AGENDA

Tuesday, March 15, 2022
9:00 A.M.

Pursuant to Government Code, members of the public may address the board for 3 minutes.

Consent Calendar
1. Minutes - Approve the minutes of the meeting of March 1, 2022.
2. Approve contract with Acme not to exceed $50,000.

Departmental matters
3. Public Works - Resolution accepting bids, opened February 24, 2022.

Adjourn to March 22, 2022.
""",
    ),
    (
        "agenda packet.txt",
        "agenda",
        "2021-06-08",
        None,
        """\
NOTICE OF PUBLIC MEETING
TOWN OF SALT CREEK COMMON COUNCIL
JUNE 8, 2021 7:00 PM
TOWN HALL

Call to order
Roll call
Proof of posting
Minutes of May 11, 2021
Treasurer's report
Committee reports
Licenses
Adjourn

Posted 6/4/2021
""",
    ),
    (
        "CM-17-09-20-Minutes.txt",
        "minutes",
        "2020-09-17",
        None,
        """\
Minutes of the Meeting of Wick Hollow Parish Council
held via Zoom on Thursday 17th September 2020 at 7pm

Councillors present: R. Dunn (Chair), T. Ely, F. Gay
Also present: Parish Clerk

2020/88 To receive apologies
Received from Cllr Hope.
2020/89 To approve the minutes of the meeting of 16th July
Resolved that they be signed.
2020/90 Finance
Payments of £412.20 approved.
Meeting closed at 8.10pm
""",
    ),
    (
        "TC 2024.txt",
        "minutes",
        "2024-10-07",
        None,
        """\
SANDMOUTH TOWN COUNCIL

MINUTES of the TOWN COUNCIL meeting held in the Guildhall on Monday 7 October 2024 at 7.00 pm.

PRESENT Cllrs Adair (Town Mayor), Bray, Cole

24/101 APOLOGIES FOR ABSENCE: Cllr Drew.
24/102 PUBLIC QUESTION TIME: A resident asked about the slipway.
24/103 MINUTES OF LAST MEETING: RESOLVED that the minutes of 2 September 2024 are a true record.
""",
    ),
    (
        "PC Minutes 24-11.txt",
        "minutes",
        "2024-11-04",
        None,
        """\
Roddlesby Parish Council
Minutes of the meeting held on Monday 4th November

Present: Cllrs Lee, Moss, Nye
24/101 Apologies: none
24/102 Minutes of 7th October approved
24/103 Planning: no objections
24/104 Next meeting 2nd December
""",
    ),
    (
        "msg.txt",
        "minutes",
        "2013-09-24",
        None,
        """\
GLENBURN COMMUNITY COUNCIL
MINUTES OF MEETING HELD ON TUESDAY 24TH SEPTEMBER, 2013
IN GLENBURN LIBRARY

SEDERUNT: J. Kerr (Chair), P. Lyle, E. Tait
IN ATTENDANCE: Cllr Gow, PC Muir
APOLOGIES: A. Bain

MINUTES OF PREVIOUS MEETING - proposed P. Lyle, seconded E. Tait.
POLICE REPORT: 12 crimes were reported.
""",
    ),
    (
        "Mionteagaisc.txt",
        "minutes",
        "2019-01-14",
        None,
        """\
Miontuairiscí na cruinnithe / Minutes of the January Monthly Meeting of Ballyfin County Council
held in Áras an Chontae, Ballyfin on Monday 14th January 2019 at 2.00pm.

I Láthair: Cllr. M. Foley, Cathaoirleach
Comhairleoirí: Burke, Casey, Daly

1. Confirmation of minutes
On the proposal of Cllr. Burke, seconded by Cllr. Casey, the minutes of the December meeting
held on 10th December 2018 were confirmed.
2. Votes of sympathy
Votes of sympathy were extended.
""",
    ),
    (
        "22.pdf.txt",
        "report",
        "2022-11-15",
        None,
        """\
Report No. 22/118
Housing and Communities Committee
15 November 2022

Damp and mould: update

Report by Director of Housing

1. Purpose
1.1 To update members on progress.
2. Recommendation
2.1 The committee is invited to note the report.
3. Main report
3.1 At its meeting on 16 August 2022 the Committee asked for a further report. Inspections were
carried out in 412 homes.
4. Implications
Financial: none. Legal: none.
Appendix 1: data
""",
    ),
    (
        "staff memo.txt",
        "report",
        "2020-08-11",
        None,
        """\
MEMORANDUM

TO: Honorable Mayor and City Council
FROM: Ellen Wu, Finance Director
DATE: August 11, 2020
RE: Fiscal Year 2021 Proposed Budget

BACKGROUND
The City Manager presented the proposed budget on July 14, 2020.

ANALYSIS
Revenue is forecast to decline by 4%.

RECOMMENDATION
Staff recommends adoption.
""",
    ),
    (
        "Cabinet Member Decision.txt",
        "decision",
        "2019-03-04",
        None,
        """\
EXECUTIVE DECISION RECORD

Decision Maker: Cabinet Member for Highways
Date: 4 March 2019
Title: Traffic order, Mill Lane
Decision: To make the order as advertised.
Reasons: road safety.
Other options considered: none.
Conflicts of interest: none.
Implementation date: 12 March 2019
""",
    ),
    (
        "council-beat.txt",
        "news",
        None,
        None,
        """\
Council backs new skate park

By Dana Holt

WESTBURY - The city council voted 5-2 Tuesday to spend $200,000 on a skate park, ending months
of debate.

"It's about time," said Kyle Rook, 17, who spoke at the meeting.

Mayor Jean Polk said the park would open next summer. Opponents told reporters the money should
go to roads.
""",
    ),
    (
        "captions.vtt.txt",
        "other",
        None,
        None,
        """\
WEBVTT

00:00:01.000 --> 00:00:04.000
Good evening, welcome to the planning committee.

00:00:04.500 --> 00:00:09.000
Item one, minutes of the last meeting. Are they agreed?

00:00:09.500 --> 00:00:12.000
Agreed. Thank you chair.
""",
    ),
    (
        "Unconfirmed Minutes - 3 March 2020.txt",
        "minutes",
        "2020-03-03",
        "draft",
        """\
Finance Committee
Minutes of the meeting held on 3 March 2020
Present: Cllr Ames (Chair), Bray, Cole
F20/1 Apologies were received from Cllr Dee
F20/2 The accounts were approved
""",
    ),
    (
        "Minutes(approved) 4 May 2021.txt",
        "minutes",
        "2021-05-04",
        "confirmed",
        """\
Tarn Parish Council
Annual meeting of the Parish Council, 4 May 2021, on the green
Present: all members
1. Election of Chairman. Mr Orr was elected unopposed.
2. The insurance was renewed at £402.
""",
    ),
    (
        "index.txt",
        "minutes",
        "2007-06-21",
        None,
        """\
Village of Corning
Regular Board Meeting 
June 21st, 2007

Mayor Pratt opened the meeting with the Pledge to the Flag at 7 PM. Trustees Ford, Hill and
Irons present.

Resolution #12 offered by Ford, seconded by Hill: RESOLVED that abstract 6 in the amount of
$9,114.22 be paid. Ayes 4 Nays 0.

Zoning officer reported that permits were issued to Smith (deck) on 6/2/07 and Jones (shed) on
6/11/07.

Being no further business, motion to adjourn.
""",
    ),
    (
        "EGM notice.txt",
        "agenda",
        "2018-04-19",
        None,
        """\
Dear Resident

An Extraordinary General Meeting of the Brackley Road Village Hall Trust will be held in the
hall on Thursday 19th April 2018 at 8pm to consider the sale of the old stage.

If you can't come, please send a proxy to the Secretary by 12 April.

Agenda
1 Apologies
2 Sale of stage
3 AOB

M. Flint, Hon Sec, 28 March 2018
""",
    ),
    (
        "cab-2.txt",
        "minutes",
        "2024-01-09",
        None,
        """\
# Agenda for Cabinet on Tuesday, 9th January, 2024, 6.30 pm

## Agenda, decisions and minutes

Venue: Civic Centre

Items

No. | Item

1. Apologies for absence

Minutes:

Apologies for absence were received from Councillor Tull.

2. Budget

Decision:

RESOLVED that the budget be recommended to Council.

Minutes:

The Leader presented the report.
""",
    ),
    (
        "Bylaws.txt",
        "other",
        None,
        None,
        """\
BYLAWS OF LAKE PATTAN OWNERS ASSOCIATION
Article I Name
Article II Membership. Any owner of property shall be a member.
Article III Meetings. An annual meeting shall be held in July. Notice shall be mailed. The
secretary shall keep minutes of all meetings.
Article IV Officers. Officers shall be elected for two years.
""",
    ),
    (
        "NP-2016-06-14.txt",
        "minutes",
        "2016-06-14",
        None,
        """\
Neighbourhood Plan Steering Group
14th June 2016, 7.30pm, The Crown

Attendees: SB, TC, RD, ML (minutes)
1. Housing needs survey: 41% return. TC to analyse by July meeting.
2. Grant: RD has submitted the form. Answer due by 30th June.
3. Village event 9th July - ML to print boards.
Next meeting 12th July.
""",
    ),
    (
        "accounts.txt",
        "report",
        None,
        None,
        """\
Annual Governance and Accountability Return 2022/23
Section 2 - Accounting Statements 2022/23 for Tarn Parish Council
1. Balances brought forward | 12,403 | 14,220
2. Precept | 9,800 | 10,100
3. Total other receipts | 1,207 | 955
4. Staff costs | 4,400 | 4,700
7. Balances carried forward | 14,220 | 13,902
I certify that the statements present fairly the financial position.
""",
    ),
    (
        "Council_Meeting_-_Minutes_-_10_Dec_2019.txt",
        "minutes",
        "2019-12-10",
        None,
        """\
THE CORPORATION OF THE MUNICIPALITY OF FERN BAY
Council Meeting
MINUTES
Tuesday, December 10, 2019
6:00 P.M.

PRESENT: Mayor L. Grant; Deputy Mayor R. Oak; Councillors P. Tam, S. Udo
REGRETS: Councillor V. Wren
STAFF: CAO, Clerk

1. Call to Order
The Mayor called the meeting to order and acknowledged the traditional territory.
2. Adoption of Agenda
2019-301 Moved: P. Tam Seconded: S. Udo THAT the agenda be adopted. CARRIED
3. Adoption of minutes of November 26, 2019. CARRIED
""",
    ),
    (
        "SchoolGov.txt",
        "minutes",
        "2015-03-19",
        None,
        """\
St Bride's Primary School
Full Governing Body Meeting
Thursday 19th March 2015 at 5.30pm
Present: Mrs A Pope (Chair), Mr B Quill (Head), Rev C Rudd, Mrs D Swan
Clerk: E Teal
1 Welcome and apologies: accepted from Mr F Unwin
2 Minutes of 4th December 2014: agreed as accurate and signed
3 Head's report: Governors asked about attendance. The Head explained that it had risen.
ACTION: Head to circulate data
""",
    ),
    (
        "Stat.txt",
        "other",
        "2024-02-01",
        None,
        """\
Councillor A. Smythe
Tarn Town Council
1 February 2024

Dear Ms Kerr,

Re: Mill Lane flooding

I write on behalf of the Town Council to ask when the gully will be cleared. Residents have been
flooded twice.

Yours faithfully

A. Smythe
""",
    ),
]
"""File name, kind, date, standing, text."""
