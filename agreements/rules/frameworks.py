"""Rules of frameworks, their versions and their endorsements."""

from agreements import voluntary
from agreements.models import Endorsement, Evaluation, Framework, FrameworkVersion
from agreements.wording import clauses_of
from consultation.models import Consultation
from ledger.rules import NEW, Rule, who
from meetings.models import AgendaItem
from partners.models import Organiser
from partners.rules import is_administrator, is_contact, is_decider, is_regie

from .policy import consultation_is_unfinished, consultation_was_asked

DRAFT, ADOPTED = FrameworkVersion.State.DRAFT, FrameworkVersion.State.ADOPTED
is_signatory = is_administrator | is_decider


@who("wie voor deze partij mag tekenen")
def speaks_for_the_party(person, endorsement):
    """A contact for an organiser; administrator or decider for the authority (invariant 11)."""
    speaks = is_contact if endorsement.party == Endorsement.Party.ORGANISER else is_signatory
    return speaks(person, endorsement)


def framework_has_ended(person, version):
    ended = version.framework.state == Framework.State.ENDED
    return "Dit afsprakenkader is beëindigd." if ended else ""


def another_draft_waits(person, version):
    """One draft at a time, so that people know which text to discuss."""
    drafts = FrameworkVersion.objects.filter(framework=version.framework_id, state=DRAFT)
    return "Er is al een ontwerp van een nieuwe versie. Werk daaraan voort." if drafts.exists() else ""


def consultation_still_runs(person, version):
    """The text on the table is the text people say something about."""
    runs = version.consultation_id and version.consultation.state == Consultation.State.OPEN
    return "De inspraak over deze tekst loopt. Bewerk hem nadat ze voorbij is." if runs else ""


def framework_is_empty(person, version):
    return "" if version.articles.exists() else "Schrijf eerst minstens één artikel."


def framework_is_not_consulted(person, version):
    """Every input got its answer before anybody decides (commitment F2)."""
    if version.consultation_id is None:
        return "Vraag eerst inspraak: over deze tekst kon nog niemand iets zeggen."
    if version.consultation.state != Consultation.State.CLOSED:
        return "De inspraak is nog niet afgesloten met een antwoord op elke inbreng."
    return ""


def framework_is_not_discussed(person, version):
    """The LOK talked about it in a meeting (commitment F2)."""
    if version.item_id is None:
        return "Het LOK besprak deze tekst nog niet. Zet hem op de agenda en leg daarna de bespreking vast."
    return item_is_not_treated(version.item) or framework_is_changed_since_discussion(person, version)


def framework_is_changed_since_discussion(person, version):
    """Who adopts, adopts what the LOK had before it."""
    if not version.is_changed_since_discussion():
        return ""
    return (
        "De tekst veranderde nadat het LOK hem besprak. Zet de gewijzigde tekst opnieuw op de agenda en leg"
        " die bespreking vast."
    )


def item_is_not_about_this_text(item, version) -> str:
    """ "" for a point at which the LOK had the text of now before it, else why it does not count."""
    closed_at = item.meeting.closed_at
    if closed_at and version.edited_at and closed_at < version.edited_at:
        return "De tekst veranderde na die vergadering. Bespreek de gewijzigde tekst opnieuw."
    return item_is_not_treated(item)


def item_is_not_treated(item) -> str:
    """ "" for a point that was treated, else why it does not count."""
    return "" if item.state == AgendaItem.State.TREATED else "Dit punt is nog niet behandeld op het LOK."


def conditions_of(version) -> list[str]:
    """Every sentence of this text that makes taking part a condition for support."""
    return [
        sentence
        for clause in clauses_of(version)
        for said, under in ((clause.heading, ""), (clause.text, clause.heading))
        for sentence in voluntary.conditions_in(said, under)
    ]


def participation_is_a_condition(person, version):
    """A BOA framework cannot make taking part a condition for support (decree of 3 May 2019, art. 7)."""
    if version.framework.kind != Framework.Kind.BOA:
        return ""
    found = conditions_of(version)
    found += [str(each) for each in version.articles.all() if each.makes_participation_a_condition]
    return voluntary.refusal(found[0]) if found else ""


def version_is_not_in_force(person, endorsement):
    """Who signs, signs what holds now (invariant 11)."""
    version = endorsement.version
    in_force = version.state == ADOPTED and version.framework.state == Framework.State.ACTIVE
    return "" if in_force else "Alleen de versie die nu geldt kan ondertekend worden."


def text_does_not_hold(person, evaluation):
    """What is looked back at is what parties live by."""
    in_force = not version_is_not_in_force(person, evaluation)
    return "" if in_force else "Alleen de tekst die nu geldt kan geëvalueerd worden."


def organiser_is_not_of_this_lok(person, endorsement):
    """Parties are the organisers active here; they come and go without asking the others again."""
    if endorsement.party == Endorsement.Party.AUTHORITY:
        return ""
    here = Organiser.objects.in_lok(endorsement.lok).filter(state=Organiser.State.ACTIVE)
    is_here = here.filter(pk=endorsement.organiser_id).exists()
    return "" if is_here else "Deze organisator is niet actief in dit LOK."


def party_took_a_stance(person, endorsement):
    """One organisation, one stance; a change of mind withdraws the first."""
    of_party = Endorsement.objects.standing().filter(version=endorsement.version_id, party=endorsement.party)
    taken = of_party.filter(organiser=endorsement.organiser_id).exists()
    return "Uw organisatie nam al een standpunt in. Trek dat eerst in." if taken else ""


DRAFT_FRAMEWORK = Rule(
    "agreements.draft_framework",
    Framework,
    "Maak een afsprakenkader",
    is_regie,
    (NEW,),
    Framework.State.ACTIVE,
    told="Afsprakenkader begonnen",
)
END_FRAMEWORK = Rule(
    "agreements.end_framework",
    Framework,
    "Beëindig het kader",
    is_administrator,
    (Framework.State.ACTIVE,),
    Framework.State.ENDED,
    kind="agreement.adopted",
    reason=True,
    told="Afsprakenkader beëindigd",
)
DRAFT_VERSION = Rule(
    "agreements.draft_version",
    FrameworkVersion,
    "Maak een nieuwe versie",
    is_regie,
    (NEW,),
    DRAFT,
    unless=(framework_has_ended, another_draft_waits),
    told="Ontwerp van een versie gemaakt",
)
EDIT_FRAMEWORK = Rule(
    "agreements.edit_framework",
    FrameworkVersion,
    "Bewerk de tekst",
    is_regie,
    (DRAFT,),
    unless=(consultation_still_runs,),
    told="Ontwerp bewerkt",
)
EDITS = {"who": is_regie, "states": (DRAFT,), "unless": (consultation_still_runs,)}
EDITS["within"] = EDIT_FRAMEWORK.name
WRITE_ARTICLE = Rule(
    "agreements.write_article", FrameworkVersion, "Schrijf een artikel", told="Artikel geschreven", **EDITS
)
MOVE_ARTICLE = Rule(
    "agreements.move_article", FrameworkVersion, "Verplaats een artikel", told="Artikel verplaatst", **EDITS
)
REMOVE_ARTICLE = Rule(
    "agreements.remove_article", FrameworkVersion, "Verwijder een artikel", told="Artikel verwijderd", **EDITS
)
WRITE_COMMITMENT = Rule(
    "agreements.write_commitment", FrameworkVersion, "Schrijf een belofte", told="Belofte geschreven", **EDITS
)
REMOVE_COMMITMENT = Rule(
    "agreements.remove_commitment",
    FrameworkVersion,
    "Verwijder een belofte",
    told="Belofte verwijderd",
    **EDITS,
)
CONSULT_FRAMEWORK = Rule(
    "agreements.consult_framework",
    FrameworkVersion,
    "Vraag inspraak",
    is_regie,
    (DRAFT,),
    unless=(consultation_was_asked, framework_is_empty, participation_is_a_condition),
    told="Inspraak over het afsprakenkader voorbereid",
)
BIND_DISCUSSION = Rule(
    "agreements.bind_discussion",
    FrameworkVersion,
    "Leg de bespreking op het LOK vast",
    is_regie,
    (DRAFT,),
    unless=(framework_is_not_consulted,),
    told="Bespreking op het LOK vastgelegd",
)
ADOPT_FRAMEWORK = Rule(
    "agreements.adopt_framework",
    FrameworkVersion,
    "Leg de vaststelling vast",
    is_signatory,
    (DRAFT,),
    ADOPTED,
    unless=(
        framework_is_empty,
        framework_is_not_consulted,
        framework_is_not_discussed,
        participation_is_a_condition,
    ),
    kind="agreement.adopted",
    told="Afsprakenkader vastgesteld",
)
SUPERSEDE_VERSION = Rule(
    "agreements.supersede_version",
    FrameworkVersion,
    "Vervang door een nieuwere versie",
    is_signatory,
    (ADOPTED,),
    FrameworkVersion.State.SUPERSEDED,
    kind="agreement.adopted",
    told="Vervangen door een nieuwere versie",
    within=ADOPT_FRAMEWORK.name,
)
WITHDRAW_FRAMEWORK = Rule(
    "agreements.withdraw_framework",
    FrameworkVersion,
    "Trek het ontwerp in",
    is_regie,
    (DRAFT,),
    FrameworkVersion.State.WITHDRAWN,
    unless=(consultation_is_unfinished,),
    reason=True,
    told="Ontwerp ingetrokken",
)
ENDORSE = Rule(
    "agreements.endorse",
    Endorsement,
    "Neem een standpunt in",
    speaks_for_the_party,
    (NEW,),
    Endorsement.State.GIVEN,
    unless=(version_is_not_in_force, organiser_is_not_of_this_lok, party_took_a_stance),
    told="Standpunt over het afsprakenkader",
)
WITHDRAW_ENDORSEMENT = Rule(
    "agreements.withdraw_endorsement",
    Endorsement,
    "Trek het standpunt in",
    speaks_for_the_party,
    (Endorsement.State.GIVEN,),
    Endorsement.State.WITHDRAWN,
    unless=(version_is_not_in_force,),
    told="Standpunt over het afsprakenkader ingetrokken",
)
EVALUATE_FRAMEWORK = Rule(
    "agreements.evaluate_framework",
    Evaluation,
    "Leg een evaluatie vast",
    is_regie,
    (NEW,),
    Evaluation.State.RECORDED,
    unless=(text_does_not_hold,),
    kind="agreement.adopted",
    told="Afsprakenkader geëvalueerd",
)
