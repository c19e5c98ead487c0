"""The pages, papers and feed of the invented council's site, with ModernGov's class names."""

from datetime import datetime, timedelta
from html import escape
from urllib.parse import quote

from tests.connectors.fakesite import pdf
from tests.connectors.fakesite.council import MEMBERS, NAME, Council, Item, Meeting

Query = dict[str, str]
Page = bytes | str | None  # a PDF, a page's HTML, or nothing where there is no such thing
HEADINGS = {
    "cancelled": "Meeting",
    "bare": "Agenda",
    "agenda": "Agenda",
    "draft": "Agenda and draft minutes",
    "confirmed": "Agenda and minutes",
}


def long_date(when: datetime, mark: str = "") -> str:
    hour = when.strftime("%I:%M %p").lstrip("0").lower()
    return f"{when:%A} {when.day} {when:%B %Y}{mark} {hour}"


def words(text: str) -> str:
    """Return text as the paragraphs that Word leaves."""
    parts = (f'<p class="MsoNormal">{escape(line)}</p>' for line in text.split("\n") if line)
    return f'<div class="WordSection1">{"".join(parts)}</div>' if text else ""


def para(text: str) -> str:
    return f'<div class="mgWordPara">{words(text)}</div>' if text else ""


def frame(heading: str, body: str, subtitle: str = "", title: str = "", head: str = "") -> str:
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>'
        f"{escape(title or heading)} - {NAME}</title>{head}</head><body>"
        f'<nav><a href="mgListCommittees.aspx">Committees</a></nav>'
        f'<main id="content"><div id="modgov"><div class="mgHeader"><h1 '
        f'class="mgMainTitleTxt">{escape(heading)}</h1></div><div class="mgSubTitle"><h2 '
        f'class="mgSubTitleTxt">{escape(subtitle)}</h2></div><div class="mgContent">{body}</div>'
        f"</div></main><footer>Quay House, Thornmere</footer></body></html>"
    )


def links(pairs: list[tuple[str, str]], style: str = "mgBulletList") -> str:
    rows = "".join(f'<li><a href="{escape(href)}">{escape(name)}</a></li>' for href, name in pairs)
    return f'<ul class="{style}">{rows}</ul>' if rows else ""


def subtitle(one: Meeting) -> str:
    return f"{one.committee.title} - {long_date(one.when)}"


def meeting_link(one: Meeting) -> str:
    return f"ieListDocuments.aspx?CId={one.committee.id}&MId={one.id}&Ver=4"


def committees(council: Council, query: Query) -> Page:
    current = [one for one in council.committees if one.every]
    rows = [(f"ieListMeetings.aspx?CId={one.id}&Year=0", one.title) for one in current]
    decided = links([("mgDelegatedDecisions.aspx?bcr=1", "Decisions")])
    return frame("Committee structure", links(rows) + decided)


def meetings(council: Council, query: Query) -> Page:
    """Six meetings and the way to earlier ones, newest first."""
    own = council.of(int(query.get("cid") or query.get("committeeid") or 0))[::-1]
    shown = [one for one in own if f"{one.when:%Y%m%d%H%M}" < query.get("d", "9")]
    rows = "".join(
        f'<li class="mgTableOddRow"><a class="mgMeetingTableLnk" href="'
        f'{escape(meeting_link(one))}">{long_date(one.when)}'
        f"{' - CANCELLED' * (one.stage == 'cancelled')}</a></li>"
        for one in shown[:6]
    )
    for last in shown[5:6] if shown[6:] else []:
        rows += links(
            [
                (
                    f"ieListMeetings.aspx?Act=earlier&CId={last.committee.id}"
                    f"&D={last.when:%Y%m%d%H%M}&MD=ielistmeetings",
                    "Earlier",
                )
            ]
        )
    body = f'<ul class="mgNonBulletTableList">{rows}</ul>'
    return frame("Browse meetings", body, own[0].committee.title) if own else None


def meeting(council: Council, query: Query) -> Page:
    one = council.meeting(int(query.get("mid", 0)))
    if one is None:
        return None
    body = '<p><span class="mgLabel">Venue:</span> Lantern Room, Quay House</p>'
    if one.has_agenda:
        rows = "".join(item_row(item, one) for item in one.items)
        body += f'<table class="mgItemTable" id="mgItemTable">{rows}</table>'
    else:
        body += "<p>No documents are available for this meeting</p>"
    actions = [(f"mgMeetingAttendance.aspx?ID={one.id}", "Attendance details")]
    for number, kind in printed(one).items():
        name = f"{kind} {one.when:%A %d-%b-%Y %H.%M} {one.committee.title}.pdf"
        actions.append((f"documents/g{one.id}/{name}?T={number}", f"{kind} PDF"))
    body = f'<div class="mgLinks">{links(actions, "mgActionList")}</div>{body}'
    below = subtitle(one) + ", CANCELLED" * (one.stage == "cancelled")
    head = f'<link rel="alternate" href="mgRss.aspx?CID={one.committee.id}">'
    title = f"Agenda for {one.committee.title} on {long_date(one.when, ',')}"
    return frame(HEADINGS[one.stage], body, below, title, head)


def item_row(item: Item, one: Meeting) -> str:
    papers = links(
        [
            (f"documents/s{paper.id}/{quote(paper.title)}.pdf", paper.title)
            for paper in item.attachments
            if not paper.restricted
        ]
    )
    title = escape(item.title)
    if item.restricted:
        reason = f"mgReasonsRestricted.aspx?ID={one.id}&OID={item.id}&OT=A&BM=AI{item.id}"
        why = f"View the reasons why item {item.number} is restricted"
        title += f' <a href="{escape(reason)}">{why}</a>'
    parts = f'<p class="mgAiTitleTxt">{title}</p>{para(item.text)}{papers}'
    for label, text in (("Decision:", item.decision), ("Minutes:", item.minutes)):
        if one.has_minutes and text and not one.printed_only:
            parts += f'<p class="mgSubItemTitleTxt">{label}</p>{para(text)}'
    return (
        f'<tr><td class="mgItemNumberCell"><p class="mgAiTitleTxt"><a name="AI{item.id}"></a>'
        f"{item.number}</p></td><td>{parts}</td></tr>"
    )


def printed(one: Meeting) -> dict[str, str]:
    """Return the kinds of a meeting's PDFs, by the number that their address ends with."""
    if not one.has_agenda:
        return {}
    minutes = {"1": "Printed draft minutes" if one.stage == "draft" else "Printed minutes"}
    always = {"0": "Agenda frontsheet", "10": "Public reports pack"}
    return always | minutes if one.has_minutes else always


def attendance(council: Council, query: Query) -> Page:
    one = council.meeting(int(query.get("id", 0)))
    rows = "".join(
        f"<tr><td>{escape(name)}</td><td>{role}</td><td>{attended(one, key)}</td></tr>"
        for key, name, role, *_ in MEMBERS
    )
    head = "<tr><th>Attendee</th><th>Role</th><th>Attendance</th></tr>"
    return frame("Attendance", f"<table>{head}{rows}</table>", subtitle(one)) if one else None


def attended(one: Meeting | None, member: int) -> str:
    if one is None or not one.has_minutes:
        return "Expected"
    return "Apologies" if member == MEMBERS[3][0] else "Present"


def reasons(council: Council, query: Query) -> Page:
    return frame("Reasons why restricted", words("By virtue of paragraph 3 of Schedule 12A."))


def decision(council: Council, query: Query) -> Page:
    for key, one, item in council.decisions():
        if query.get("id") == str(key) or query.get("aiid") == str(item.id):
            facts = {
                "Decision Maker:": one.committee.title,
                "Is Key decision?:": "No",
                "Decision status:": "Recommendations Approved",
                "Publication date:": f"{one.when + timedelta(4):%d/%m/%Y}",
                "Date of decision:": f"{one.when:%d/%m/%Y}",
            }
            rows = "".join(f'<p><span class="mgLabel">{k}</span> {v}</p>' for k, v in facts.items())
            back = links([(meeting_link(one), f"{one.when:%d/%m/%Y} - {one.committee.title}")])
            body = f'{rows}<h3 class="mgSubSubTitleTxt">Decision:</h3>{words(item.decision)}{back}'
            return frame("Decision details", body, item.title)
    for own in council.officers:
        if query.get("id") == str(own.id):
            labels = {"Decision Maker:": own.maker, "Date of decision:": f"{own.when:%d/%m/%Y}"}
            rows = "".join(
                f'<p><span class="mgLabel">{k}</span> {v}</p>' for k, v in labels.items()
            )
            body = f'{rows}<h3 class="mgSubSubTitleTxt">Decision:</h3>{words(own.text)}'
            return frame("Decision details", body, own.title)
    return None


def decisions(council: Council, query: Query) -> Page:
    """The decisions published in DR=dd/mm/yyyy-dd/mm/yyyy, or in the last month."""
    span = [datetime.strptime(day, "%d/%m/%Y") for day in query.get("dr", "").split("-") if day]
    end = datetime.combine(council.today, datetime.min.time())
    first, last = span or (end - timedelta(31), end)
    found = [
        (f"ieDecisionDetails.aspx?ID={key}", item.title)
        for key, one, item in council.decisions()
        if first <= one.when + timedelta(4) < last + timedelta(1)
    ]
    found += [
        (f"ieDecisionDetails.aspx?ID={own.id}", own.title)
        for own in council.officers
        if first <= own.when < last + timedelta(1)
    ]
    return frame("Decisions", links(found))


def feed(council: Council, query: Query) -> Page:
    """The ten latest events; older ones fall off, which doesn't mean that they were withdrawn."""
    own = [one for one in council.meetings if query.get("cid") in (None, str(one.committee.id))]
    told = sorted((one for one in own if one.has_minutes), key=lambda one: one.when)[-10:]
    entries = "".join(
        f"<item><title>Minutes published: Meeting of {long_date(one.when)}, {one.committee.title}"
        f"</title><link>{escape(meeting_link(one))}</link></item>"
        for one in told[::-1]
    )
    start = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>'
    return f"{start}{NAME}</title>{entries}</channel></rss>"


def paper(council: Council, query: Query) -> Page:
    found = council.attachment(int(query.get("id", 0)))
    if found is None or found[2].restricted:
        return None
    one, item, own = found
    return pdf.write(f"{NAME}\n{subtitle(one)}\n{own.title}\n\n{item.text}")


def pack(council: Council, key: int, query: Query) -> Page:
    one, number = council.meeting(key), query.get("t", "")
    if one is None or number not in printed(one):
        return None
    lines = [NAME, one.committee.title, f"{printed(one)[number]}: meeting of {long_date(one.when)}"]
    lines.append(f"Present: {', '.join(name for _, name, *_ in MEMBERS[:3])}\n")
    for item in one.items:
        said = item.minutes if number == "1" else item.text
        lines.append(f"{item.number} {item.title}\n{said}\n".lstrip())
    return pdf.write("\n".join(lines))


PAGES = {
    "mglistcommittees.aspx": committees,
    "ielistmeetings.aspx": meetings,
    "mgrss.aspx": feed,
    "ielistdocuments.aspx": meeting,
    "mgmeetingattendance.aspx": attendance,
    "mgreasonsrestricted.aspx": reasons,
    "iedecisiondetails.aspx": decision,
    "mgdelegateddecisions.aspx": decisions,
    "mgconvert2pdf.aspx": paper,
}
