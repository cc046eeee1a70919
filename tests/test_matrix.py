"""Who may start which act in which state: one table to read, the whole truth of `who` and `states`.

Letters: A beheerder, C coördinator, S beoordelaar, D beslisser, U toezichter, V voorzitter, G secretaris,
M lid van het LOK, O contactpersoon of this organiser, o of another, H beheerder van de installatie,
P the portal itself.
"new" is a record to be made.
Whatever is not in the table is refused. The `unless` of each act has tests of its own.
"""

import pytest
from django.apps import apps
from django.urls import get_resolver

from ledger.models import Guarded
from ledger.rules import RULES
from partners.models import Lok, Membership, Organiser, Person, Role

MATRIX = """
partners.welcome_organiser        new              AC
partners.end_activity             active           AC
partners.appoint                  new              AH
partners.end_appointment          active           AH
partners.open_campaign            new              AC
partners.close_campaign           open             AC
partners.report_change            new              O
partners.apply_report             reported         AC
partners.decline_report           reported         AC
partners.withdraw_report          reported         O
partners.add_contact              new              ACO
partners.end_contact              active           ACO
partners.confirm_data             new              O
partners.register_location        new              AC
partners.edit_location            active           ACO
partners.edit_location            inactive         ACO
partners.pause_location           active           AC
partners.resume_location          inactive         AC
partners.resume_location          stopped          AC
partners.stop_location            active           AC
partners.stop_location            inactive         AC
partners.create_lok               new              H
partners.change_settings          active           A
partners.archive_lok              active           H
partners.nominate                 new              ACVGM
partners.seat                     candidate        AVG
partners.edit_membership          candidate        ACVG
partners.edit_membership          seated           ACVG
partners.end_membership           candidate        ACVG
partners.end_membership           seated           ACVG
partners.register_organiser       new              AC
partners.edit_organiser           active           AC
partners.edit_organiser           stopped          AC
partners.stop_organiser           active           AC
partners.resume_organiser         stopped          AC
partners.add_segment              new              ACVG
partners.edit_segment             active           ACVG
partners.end_segment              active           ACVG
partners.add_subsidy_group        new              AC
partners.edit_subsidy_group       active           AC
partners.end_subsidy_group        active           AC
partners.plan_term                new              AC
partners.install_term             planned          A
partners.end_term                 installed        A
consultation.draft_consultation   new              AC
consultation.edit_consultation    draft            AC
consultation.open_consultation    draft            AC
consultation.remind               open             ACP
consultation.extend_consultation  open             AC
consultation.end_consultation     open             ACP
consultation.close_consultation   answering        AC
consultation.keep_report          closed           P
consultation.cancel_consultation  draft            AC
consultation.cancel_consultation  open             AC
consultation.draft_input          new              O
consultation.draft_input          draft            O
consultation.give_input           new              O
consultation.give_input           draft            O
consultation.give_input           given            O
consultation.withdraw_input       draft            O
consultation.withdraw_input       given            O
consultation.enter_input          new              AC
consultation.write_response       new              AC
consultation.write_response       draft            AC
consultation.release_response     draft            AC
meetings.propose_item             new              M
meetings.list_item                new              ACVG
meetings.list_item                proposed         ACVG
meetings.decline_item             proposed         VG
meetings.withdraw_item            listed           ACVG
meetings.edit_item                proposed         ACVG
meetings.edit_item                listed           ACVG
meetings.treat_item               listed           VG
meetings.treat_item               treated          VG
meetings.treat_item               carried          VG
meetings.carry_item               listed           VG
meetings.carry_item               treated          VG
meetings.write_report             listed           VG
meetings.write_report             treated          VG
meetings.write_report             carried          VG
meetings.plan_meeting             new              ACVG
meetings.edit_meeting             draft            ACVG
meetings.edit_meeting             convened         ACVG
meetings.convene                  draft            VG
meetings.send_agenda              convened         VG
meetings.cancel_meeting           draft            VG
meetings.cancel_meeting           convened         VG
meetings.open_session             convened         VG
meetings.close_session            in_session       VG
meetings.write_intro              closed           VG
meetings.approve_minutes          closed           VG
meetings.publish_minutes          minutes_approved VG
meetings.object                   new              M
meetings.take_objection           made             VG
meetings.note_objection           made             VG
meetings.recuse                   new              VGM
meetings.reply                    new              ACD
meetings.follow_up                given            ACD
meetings.write_resolution         new              VG
meetings.write_resolution         draft            VG
meetings.send_resolution          draft            VG
meetings.mark_answered            sent             ACD
meetings.draft_rules              new              ACVG
meetings.edit_rules               draft            ACVG
meetings.consult_rules            draft            AC
meetings.adopt_rules              draft            A
meetings.replace_rules            in_force         A
meetings.open_vote                new              VG
meetings.close_vote               open             VG
meetings.find_otherwise           closed           VG
agreements.add_action             new              AC
agreements.finish_action          open             ACO
agreements.report_progress        open             ACO
agreements.edit_action            open             AC
agreements.drop_action            open             AC
agreements.remind_action          open             P
agreements.endorse                new              O
agreements.withdraw_endorsement   given            O
agreements.evaluate_framework     new              AC
agreements.draft_framework        new              AC
agreements.end_framework          active           A
agreements.draft_version          new              AC
agreements.edit_framework         draft            AC
agreements.write_article          draft            AC
agreements.move_article           draft            AC
agreements.remove_article         draft            AC
agreements.write_commitment       draft            AC
agreements.remove_commitment      draft            AC
agreements.consult_framework      draft            AC
agreements.bind_discussion        draft            AC
agreements.adopt_framework        draft            AD
agreements.supersede_version      adopted          AD
agreements.withdraw_framework     draft            AC
agreements.grant_subsidy          new              ACD
agreements.revoke_grant           granted          ACD
agreements.draft_subsidy          new              AC
agreements.edit_subsidy           draft            AC
agreements.edit_conditions        draft            AC
agreements.write_note             draft            AC
agreements.remark_condition       draft            VG
agreements.consult_subsidy        draft            AC
agreements.publish_subsidy        draft            AD
agreements.end_subsidy            published        AC
agreements.withdraw_subsidy       draft            AC
agreements.draft_measure          new              AC
agreements.edit_measure           draft            AC
agreements.consult_measure        draft            AC
agreements.decide_measure         draft            ACD
agreements.end_measure            decided          AC
agreements.withdraw_measure       draft            AC
agreements.add_goal               new              AC
agreements.edit_goal              active           AC
agreements.end_goal               active           AC
agreements.add_support            new              AC
agreements.edit_support           open             AC
agreements.end_support            open             AC
agreements.record_use             new              AC
agreements.undo_use               used             AC
advice.write_advice               new              C
advice.write_advice               draft            C
advice.share_advice               draft            C
advice.revise_advice              shared           C
advice.decide_advice              shared           D
advice.release_advice             decided          AD
advice.start_application          new              O
advice.edit_application           draft            O
advice.submit                     draft            O
advice.withdraw                   draft            O
advice.withdraw                   submitted        O
advice.withdraw                   acknowledged     O
advice.acknowledge                submitted        AC
advice.draft_criteria             new              AC
advice.edit_criteria              draft            AC
advice.consult_criteria           draft            AC
advice.bind_advice                draft            AC
advice.adopt_criteria             draft            A
advice.ratify_criteria            adopted          A
advice.ratify_criteria            published        A
advice.publish_criteria           adopted          A
advice.supersede_criteria         published        A
advice.withdraw_criteria          draft            A
advice.withdraw_criteria          adopted          A
advice.withdraw_criteria          published        A
advice.react                      new              O
advice.plan_round                 new              AC
advice.edit_round                 draft            AC
advice.open_round                 draft            A
advice.extend_round               open             A
advice.close_round                open             ACP
advice.cancel_round               draft            A
advice.cancel_round               open             A
advice.start_assessment           closed           AC
advice.share_advices              assessment       C
advice.record_lok_advice          assessment       AC
advice.decide_round               lok_advised      D
advice.release_round              decided          AD
advice.score                      new              S
advice.score                      draft            S
advice.finish_sheet               draft            S
advice.consolidate                new              C
advice.consolidate                draft            C
advice.finish_consolidation       draft            C
"""

ROLES = {
    "A": Role.ADMINISTRATOR,
    "C": Role.COORDINATOR,
    "S": Role.ASSESSOR,
    "D": Role.DECIDER,
    "U": Role.AUDITOR,
    "V": Role.CHAIR,
    "G": Role.SECRETARY,
}
ROOMS = ("partners", "consultation", "meetings", "agreements", "advice")
LOK = Lok(pk=1, slug="a")
OTHER_LOK = Lok(pk=2, slug="b")
ORGANISER = Organiser(pk=10, lok=LOK)


@pytest.fixture(autouse=True, scope="module")
def all_rules():
    """Rules are there once the pages that ask them are."""
    assert get_resolver().url_patterns


def person(letter: str, lok: Lok = LOK) -> Person:
    """Somebody who is just this, without a database."""
    made = Person(pk=100 + ord(letter), is_host=letter == "H", is_system=letter == "P")
    made.__dict__["roles"] = {lok.pk: {ROLES[letter]}} if letter in ROLES else {}
    made.__dict__["organiser_ids"] = frozenset({"O": [10], "o": [11]}.get(letter, []))
    made.__dict__["sits_in"] = frozenset([lok.pk] if letter == "M" else [])
    return made


def thing(rule, state: str, actor: Person):
    """A record of the rule's kind in this state, as far as the table asks."""
    made = rule.on(pk=None if state == "new" else 1)
    if state != "new":
        made.state = state
    names = {field.name for field in rule.on._meta.concrete_fields}
    if "organiser" in names:
        made.organiser = ORGANISER
    if "lok" in names:
        made.lok = LOK
    if "assessor" in names:
        made.assessor = actor
    if "membership" in names:
        made.membership = Membership(person=actor)
    return LOK if rule.on is Lok and state != "new" and not setattr(LOK, "state", state) else made


def table(lok: Lok = LOK) -> str:
    """The matrix as the rules say it."""
    lines = []
    for rule in sorted(RULES.values(), key=lambda rule: (ROOMS.index(rule.app), rule.on.__name__)):
        for state in ["new", *rule.on.State.values]:
            people = [person(letter, lok) for letter in "ACSDUVGMOoHP"]
            may = [
                p
                for p in people
                if rule.who(p, thing(rule, state, p)) and rule.starts_from(thing(rule, state, p))
            ]
            if letters := "".join(chr(p.pk - 100) for p in may):
                lines.append(f"{rule.name:34}{state:17}{letters}")
    return "\n".join(lines)


def test_the_matrix_is_what_the_rules_say():
    assert table() == MATRIX.strip()


def test_roles_in_another_lok_give_nothing_here():
    here = {line.split()[-1] for line in table(OTHER_LOK).splitlines()}
    assert set("".join(here)) == set("OHP")


def test_a_stranger_may_do_nothing():
    nobody = Person(pk=1)
    nobody.__dict__ |= {"roles": {}, "organiser_ids": frozenset(), "sits_in": frozenset()}
    allowed = [
        rule.name
        for rule in RULES.values()
        for state in rule.on.State.values
        if rule.who(nobody, thing(rule, state, Person(pk=2)))
    ]
    assert allowed == []


@pytest.mark.parametrize("letter", "ACSDUVGMOHP")
def test_an_account_that_is_switched_off_may_do_nothing(letter):
    gone = person(letter)
    gone.is_active = False
    allowed = [
        rule.name
        for rule in RULES.values()
        for s in rule.on.State.values
        if rule.who(gone, thing(rule, s, gone))
    ]
    assert allowed == []


def test_every_guarded_model_has_acts():
    without = [
        m.__name__
        for m in apps.get_models()
        if issubclass(m, Guarded) and not any(r.on is m for r in RULES.values())
    ]
    assert without == []
