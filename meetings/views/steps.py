"""The next step of a meeting and of its minutes, for the one who takes it; nothing for others."""

from meetings import rules
from meetings.models import Meeting, Objection
from partners.models import Person
from partners.templatetags.words import datum

from .finding import to

State = Meeting.State
PLANNING = {
    State.DRAFT: "Vul de agenda aan en roep dan de leden bijeen. Tot dan krijgt niemand mail.",
    State.CONVENED: "Volg wie komt. Op de dag zelf opent u de vergadering.",
}
LEADING = {
    State.IN_SESSION: ("De vergadering is bezig.", "session", "Ga naar de zitting"),
    State.CLOSED: ("Schrijf het verslag en leg het ter goedkeuring voor.", "minutes", "Ga naar het verslag"),
}
MINUTING = {
    State.CLOSED: "Schrijf het verslag en beantwoord opmerkingen. Daarna volgt de goedkeuring.",
    State.MINUTES_APPROVED: "Maak het goedgekeurde verslag bekend, zodat iedereen het kan lezen.",
}


def of_meeting(person: Person, meeting: Meeting) -> dict:
    """What the card on the page of a meeting says: its words, and an act or the page to go on."""
    if meeting.state in PLANNING and rules.EDIT_MEETING.who(person, meeting):
        return {"text": PLANNING[meeting.state], "thing": meeting}
    if meeting.state in LEADING and rules.CLOSE_SESSION.who(person, meeting):
        text, page, label = LEADING[meeting.state]
        return {"text": text, "url": to(page, meeting), "label": label}
    return of_minutes(person, meeting) if meeting.state == State.MINUTES_APPROVED else {}


def of_minutes(person: Person, meeting: Meeting) -> dict:
    """The same on the page of the minutes; a member is asked to read the draft."""
    if meeting.state in MINUTING and rules.APPROVE_MINUTES.who(person, meeting):
        return {"text": MINUTING[meeting.state], "thing": meeting}
    if rules.OBJECT.why_not(person, Objection(lok=meeting.lok, meeting=meeting)):
        return {}
    last = meeting.objections_until
    until = f" Opmerkingen kunnen tot {datum(last)}." if last else ""
    text = f"Lees het ontwerp na.{until}"
    return {"text": text, "url": to("object", meeting), "label": "Geef een opmerking"}
