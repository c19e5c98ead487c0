"""The web service of the invented council: mgWebService.asmx with its operations' XML."""

from datetime import datetime, timedelta
from html import escape

from tests.connectors.fakesite.council import (
    MEMBERS,
    Attachment,
    Committee,
    Council,
    Item,
    Meeting,
)
from tests.connectors.fakesite.pages import Query, attended, words


class ServiceError(Exception):
    """What the real service answers with a status of 500 and plain text."""


def tag(name: str, *parts: str) -> str:
    return f"<{name}>{''.join(parts)}</{name}>"


def leaves(**facts: object) -> str:
    return "".join(tag(name, escape(str(value), quote=False)) for name, value in facts.items())


def quoted(title: str) -> str:
    """Encode a title once more than XML asks, as the real service does."""
    return escape(title, quote=False).replace("'", "&#39;")


def moment(text: str, other: datetime) -> datetime:
    """Read dd/mm/yyyy; any other form is passed over in silence, as on real sites."""
    try:
        return datetime.strptime(text, "%d/%m/%Y")
    except ValueError:
        return other


def get_committees(council: Council, query: Query, base: str) -> str:
    rows = (
        tag(
            "committee",
            leaves(
                committeeid=one.id,
                committeetitle=quoted(one.title),
                committeedeleted=False,
                committeeexpired=not one.every,
                committeecategory="",
            ),
        )
        for one in council.committees
    )
    return tag("committees", leaves(committeescount=f" {len(council.committees)}"), *rows)


def get_meetings(council: Council, query: Query, base: str) -> str:
    """One committee's meetings; 0 is no committee here, though on some sites it is all."""
    first = moment(query["sfromdate"], datetime.min)
    last = moment(query["stodate"], datetime(9000, 1, 1)) + timedelta(1)
    own = [one for one in council.committees if str(one.id) == query["lcommitteeid"]]
    listed = [
        (one, [meeting for meeting in council.of(one.id) if first <= meeting.when < last])
        for one in own
    ]
    counts = leaves(
        meetingscount=f" {sum(len(found) for _, found in listed)}", committeescount=f" {len(own)}"
    )
    return tag("getmeetings", counts, *(_listed(one, found) for one, found in listed))


def _listed(committee: Committee, found: list[Meeting]) -> str:
    rows = (tag("meeting", leaves(meetingid=one.id), summary(one)) for one in found)
    facts = leaves(
        committeeid=committee.id,
        committeetitle=quoted(committee.title),
        committeemeetingcount=len(found),
    )
    return tag("committee", facts, tag("committeemeetings", *rows))


def summary(one: Meeting) -> str:
    return leaves(
        meetingdate=f"{one.when:%d/%m/%Y}",
        iswebcast=False,
        meetingstatus="Cancelled" if one.stage == "cancelled" else "Confirmed",
        meetingtime=one.when.strftime("%I.%M %p").lstrip("0").lower(),
    )


def get_meeting(council: Council, query: Query, base: str) -> str:
    one = council.meeting(int(query["lmeetingid"]))
    if one is None:
        return tag("meeting", leaves(meetingid=0))
    items = (item_of(one, item, base) for item in one.items if one.has_agenda)
    people = (
        f'<attendee membertype="Councillor" memberid="{key}" name="{escape(name)}" '
        f'roledescription="{role}" attendance="{attended(one, key)}" politicalparty="{party}" '
        f'ward="{ward}" keyposts="" representing="" />'
        for key, name, role, party, ward in MEMBERS
    )
    facts = leaves(
        isdisplayallowed=True,
        meetinglocation="Lantern Room, Quay House",
        agendaid=one.id + 400,
        agendapublished=one.has_agenda,
        decisionpublished=one.has_minutes,
        minutepublished=one.has_minutes,
    )
    return tag(
        "meeting",
        leaves(meetingid=one.id),
        summary(one),
        facts,
        tag("agendaitems", *items),
        tag("attendees", *people),
    )


def item_of(one: Meeting, item: Item, base: str) -> str:
    facts = leaves(
        agendaitemid=item.id,
        agendaitemtitle=quoted(item.title),
        agendatext=words(item.text),
        agendaitemnumber=item.number.strip(".") or 0,
        fulldisplaynumberformat=item.number,
        minutesnonemptyhtmlbody=words(item.minutes) if one.has_minutes else "",
        decisionnonemptyhtmlbody=words(item.decision) if one.has_minutes else "",
        isdecision=bool(item.decision),
        isminutepublished=one.has_minutes,
        isrestricted=item.restricted,
    )
    papers = (tag("linkeddoc", paper_of(one, paper, base)) for paper in item.attachments)
    return tag("agendaitem", facts, tag("linkeddocuments", *papers))


def paper_of(one: Meeting, paper: Attachment, base: str) -> str:
    return leaves(
        attachmentid=paper.id,
        title=quoted(paper.title),
        isurl=False,
        url=f"{base}/mgConvert2PDF.aspx?ID={paper.id}",
        isrestricted=paper.restricted,
        restrictionsRef="3" if paper.restricted else "",
        meetingdate=f"{one.when:%d/%m/%Y}",
        committeetitle=quoted(one.committee.title),
    )


def get_attachment(council: Council, query: Query, base: str) -> str:
    found = council.attachment(int(query["lattachmentid"]))
    details = tag("attachmentdetails", paper_of(found[0], found[2], base)) if found else ""
    return tag("attachment", details)


OPERATIONS = {
    "getcommittees": (get_committees, ()),
    "getmeetings": (get_meetings, ("lCommitteeId", "sFromDate", "sToDate")),
    "getmeeting": (get_meeting, ("lMeetingId",)),
    "getattachment": (get_attachment, ("lAttachmentId",)),
}


def call(council: Council, name: str, query: Query, base: str) -> str:
    """Answer one operation, whose parameters' names are taken in lower case."""
    if name.lower() not in OPERATIONS:
        raise ServiceError(f"{name} Web Service method name is not valid.")
    operation, parameters = OPERATIONS[name.lower()]
    for one in parameters:
        if one.lower() not in query:
            raise ServiceError(f"Missing parameter: {one}.")
    return operation(council, query, base)
