"""The rules of procedure as paper; kept with their hash once adopted."""

from ledger import paper
from ledger.models import Paper
from meetings.models import RulesOfProcedure
from meetings.plain_words import sentences
from partners.documents import frame, keep, kept, strip

RULES = "rules_of_procedure"


def rules_paper(procedure: RulesOfProcedure) -> bytes:
    """The adopted text as it was kept, or the draft as it stands now, with its watermark."""
    is_draft = procedure.state == RulesOfProcedure.State.DRAFT
    return kept(procedure, RULES) or _render(procedure, draft=is_draft)


def keep_rules_paper(procedure: RulesOfProcedure, *, by) -> Paper:
    """Render the rules that come into force and keep them; `procedure` carries body and date."""
    return keep(procedure, RULES, str(procedure), _render(procedure, draft=False, is_kept=True), by=by)


def _render(procedure: RulesOfProcedure, *, draft: bool, is_kept: bool = False) -> bytes:
    context = {
        "procedure": procedure,
        "chapters": sentences(procedure),
        "strip": strip(procedure.lok) if is_kept else None,
    }
    return paper.render(
        "pdf/meeting_rules.html", frame(procedure.lok) | context, title=str(procedure), draft=draft
    )
