"""What must hold in criteria sets, whatever writes."""

import pgtrigger

from ledger.refusing import MINUTES_OF_GRACE, before, differs, refuse_each, refuse_if

TEXT = "content content_sha256 title purpose version lok_id"
CHAIN = "consultation_id resolution_id lok_stance advised_sha256 follows deviation"
ADOPTION = "adopted_by adopted_on legal_basis decision_url changes published_at published_by_id"
STEPS = (
    "('draft', 'adopted'), ('adopted', 'published'), ('published', 'superseded'), ('adopted', 'withdrawn'),"
    " ('published', 'withdrawn'), ('draft', 'withdrawn')"
)
STEP_BY_STEP = (  # one after the other, published now, ratified once
    (
        "NEW.state = 'published' AND OLD.state = 'adopted' AND abs(extract(epoch FROM "
        f"NEW.published_at - ledger_now())) > {MINUTES_OF_GRACE * 60}",
        "Bekendmaken gebeurt nu, niet op een ander moment.",
    ),
    (
        f"NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN ({STEPS})",
        "Criteria gaan van ontwerp naar vastgesteld naar bekendgemaakt.",
    ),
    (
        f"OLD.ratified_on IS NOT NULL AND ({differs('ratified_on ratified_by')})",
        "Een bekrachtiging verandert niet meer.",
    ),
)


def fixed_set() -> pgtrigger.Trigger:
    """A set's content is edited while it is a draft; a published one changes only its state (invariant 2)."""
    return before(
        "fixed_set",
        pgtrigger.Update,
        refuse_if(
            f"OLD.state <> 'draft' AND (NEW.state = 'draft' OR {differs(f'{TEXT} {CHAIN}')})",
            "Vastgestelde criteria veranderen niet meer. Maak een nieuwe versie.",
        )
        + refuse_if(
            f"OLD.state NOT IN ('draft', 'adopted') AND (NEW.state IN ('adopted') OR {differs(ADOPTION)})",
            "Bekendgemaakte criteria veranderen niet meer. Maak een nieuwe versie.",
        )
        + refuse_each(STEP_BY_STEP)
        + "RETURN NEW;",
    )


UNSHAPED = (
    (
        "NOT EXISTS (SELECT 1 FROM consultation_consultation c WHERE c.id = NEW.consultation_id"
        " AND c.lok_id = NEW.lok_id AND c.state = 'closed')",
        "Criteria worden pas vastgesteld na een inspraak waarin elke inbreng een antwoord kreeg.",
    ),
    (
        "NOT EXISTS (SELECT 1 FROM meetings_resolution r WHERE r.id = NEW.resolution_id"
        " AND r.lok_id = NEW.lok_id AND r.is_valid AND r.state <> 'draft')",
        "Criteria worden pas vastgesteld na een geldig advies van het LOK.",
    ),
    ("NEW.follows = '' OR NEW.lok_stance = ''", "Zeg of het advies van het LOK gevolgd wordt."),
    (
        "NEW.follows = 'fully' AND NEW.advised_sha256 <> OLD.content_sha256",
        "De tekst veranderde na het advies van het LOK. Geef de reden.",
    ),
)


def shaped_together() -> pgtrigger.Trigger:
    """A set is adopted after a consultation with all answers and a valid advice of the LOK (invariant 1)."""
    return before(
        "shaped_together",
        pgtrigger.Insert | pgtrigger.Update,
        "IF TG_OP = 'UPDATE' THEN IF OLD.state <> 'draft' THEN RETURN NEW; END IF; END IF;\n"
        + refuse_each(UNSHAPED)
        + "RETURN NEW;",
        condition=pgtrigger.Q(new__state="adopted"),
    )


def true_to_content() -> pgtrigger.Trigger:
    """Hash, title and purpose beside the content are those of the content; a new set starts as a draft."""
    return before(
        "true_to_content",
        pgtrigger.Insert | pgtrigger.Update,
        refuse_if("TG_OP = 'INSERT' AND NEW.state <> 'draft'", "Criteria beginnen als ontwerp.")
        + refuse_if(
            "NEW.content_sha256 <> encode(sha256(convert_to(NEW.content, 'UTF8')), 'hex')"
            " OR NEW.title <> NEW.content::jsonb ->> 'title' OR NEW.purpose <> NEW.content::jsonb ->> "
            "'purpose'",
            "Titel, doel of vingerafdruk horen niet bij de inhoud van de criteria.",
        )
        + "RETURN NEW;",
    )
