"""What must hold in advice whatever program writes to the database. Sentences are for people: Dutch."""

import pgtrigger

INTEGRITY = "USING ERRCODE = 'integrity_constraint_violation'"
MINUTES_OF_GRACE = 5  # between the portal's clock and the database's


def _before(name: str, operation, func: str, *, declare=None, condition=None) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name, operation=operation, when=pgtrigger.Before, func=func, declare=declare, condition=condition
    )


def _refuse_if(question: str, sentence: str) -> str:
    return f"IF {question} THEN RAISE EXCEPTION '{sentence}' {INTEGRITY}; END IF;\n"


def fixed_set() -> pgtrigger.Trigger:
    """A set's content is edited while it is a draft; a published one changes only its state (invariant 2)."""
    fixed = ("content", "content_sha256", "title", "purpose", "version", "lok_id")
    adopted = (
        "adopted_by",
        "adopted_on",
        "legal_basis",
        "decision_url",
        "changes",
        "published_at",
        "published_by_id",
    )
    differs = " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in fixed)
    differs_later = " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in adopted)
    return _before(
        "fixed_set",
        pgtrigger.Update,
        _refuse_if(
            f"OLD.state <> 'draft' AND (NEW.state = 'draft' OR {differs})",
            "Vastgestelde criteria veranderen niet meer. Maak een nieuwe versie.",
        )
        + _refuse_if(
            f"OLD.state NOT IN ('draft', 'adopted') AND (NEW.state IN ('adopted') OR {differs_later})",
            "Bekendgemaakte criteria veranderen niet meer. Maak een nieuwe versie.",
        )
        + _refuse_if(
            "NEW.state = 'published' AND OLD.state = 'adopted' AND abs(extract(epoch FROM "
            f"NEW.published_at - ledger_now())) > {MINUTES_OF_GRACE * 60}",
            "Bekendmaken gebeurt nu, niet op een ander moment.",
        )
        + _refuse_if(
            "NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (('draft', 'adopted'), "
            "('adopted', 'published'),"
            " ('published', 'superseded'), ('adopted', 'withdrawn'), ('published', 'withdrawn'), "
            "('draft', 'withdrawn'))",
            "Criteria gaan van ontwerp naar vastgesteld naar bekendgemaakt.",
        )
        + "RETURN NEW;",
    )


def true_to_content() -> pgtrigger.Trigger:
    """Hash, title and purpose beside the content are those of the content; a new set starts as a draft."""
    return _before(
        "true_to_content",
        pgtrigger.Insert | pgtrigger.Update,
        _refuse_if("TG_OP = 'INSERT' AND NEW.state <> 'draft'", "Criteria beginnen als ontwerp.")
        + _refuse_if(
            "NEW.content_sha256 <> encode(sha256(convert_to(NEW.content, 'UTF8')), 'hex')"
            " OR NEW.title <> NEW.content::jsonb ->> 'title' OR NEW.purpose <> NEW.content::jsonb ->> "
            "'purpose'",
            "Titel, doel of vingerafdruk horen niet bij de inhoud van de criteria.",
        )
        + "RETURN NEW;",
    )


def opens_on_published_criteria() -> pgtrigger.Trigger:
    """A round opens only on sets published at least the notice period before (invariant 1)."""
    return _before(
        "opens_on_published",
        pgtrigger.Insert | pgtrigger.Update,
        "IF NEW.state IN ('draft', 'cancelled') THEN RETURN NEW; END IF;\n"
        "IF TG_OP = 'UPDATE' THEN IF OLD.state <> 'draft' THEN RETURN NEW; END IF; END IF;\n"
        + _refuse_if(
            "TG_OP = 'INSERT' OR NEW.state <> 'open'", "Een ronde begint in voorbereiding en gaat dan open."
        )
        + _refuse_if(
            f"abs(extract(epoch FROM NEW.opened_at - ledger_now())) > {MINUTES_OF_GRACE * 60}",
            "Een ronde gaat nu open, niet op een ander moment.",
        )
        + """
        SELECT notice_days INTO notice FROM partners_lok WHERE id = NEW.lok_id;
        FOR bound IN
            SELECT s.*, b.purpose AS wanted, b.sha256 AS sha256 FROM (VALUES
                (NEW.new_places_set_id, 'new_places', NEW.new_places_sha256),
                (NEW.conversion_set_id, 'conversion', NEW.conversion_sha256)
            ) AS b (id, purpose, sha256) JOIN advice_criteriaset s ON s.id = b.id
        LOOP
        """
        + _refuse_if("bound.state <> 'published'", "Een ronde gaat niet open zonder bekendgemaakte criteria.")
        + _refuse_if(
            "bound.published_at + make_interval(days => notice) > NEW.opened_at",
            "De criteria zijn nog niet lang genoeg bekendgemaakt om de ronde te openen.",
        )
        + _refuse_if(
            "bound.lok_id <> NEW.lok_id OR bound.purpose <> bound.wanted OR bound.content_sha256 <> "
            "bound.sha256",
            "De ronde verwijst naar andere criteria dan zij noemt.",
        )
        + "END LOOP;\nRETURN NEW;",
        declare=[("bound", "record"), ("notice", "integer")],
    )


def bound_round() -> pgtrigger.Trigger:
    """From opening on a round keeps its criteria.

    And its deadline never comes closer (invariants 2 and 3).
    """
    kept = """
        new_places_set_id conversion_set_id new_places_sha256 conversion_sha256 target_max opened_at
        lok_id
    """.split()
    differs = " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in kept)
    return _before(
        "bound_round",
        pgtrigger.Update,
        "IF OLD.state = 'draft' THEN RETURN NEW; END IF;\n"
        + _refuse_if(f"NEW.state = 'draft' OR {differs}", "Een geopende ronde houdt haar criteria.")
        + _refuse_if(
            "NEW.closes_at < OLD.closes_at OR (OLD.state <> 'open' AND NEW.closes_at <> OLD.closes_at)",
            "Het uiterste moment kan alleen later worden, en alleen zolang de ronde open is.",
        )
        + _refuse_if(
            "OLD.state = 'open' AND NEW.state = 'closed' AND ledger_now() <= NEW.closes_at",
            "Een ronde sluit niet voor het uiterste moment.",
        )
        + _refuse_if(
            "NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (('open', 'closed'), ('open', "
            "'cancelled'),"
            " ('closed', 'assessment'), ('assessment', 'lok_advised'), ('lok_advised', 'decided'), "
            "('decided', 'sent'))",
            "Een ronde slaat geen stap over.",
        )
        + "RETURN NEW;",
    )


def submits_in_time() -> pgtrigger.Trigger:
    """An application is submitted in an open round, before its deadline, now (invariant 3)."""
    return _before(
        "submits_in_time",
        pgtrigger.Insert | pgtrigger.Update,
        "IF NEW.state <> 'submitted' THEN\n"
        + _refuse_if("TG_OP = 'INSERT' AND NEW.state <> 'draft'", "Een aanvraag begint als ontwerp.")
        + "RETURN NEW; END IF;\n"
        + "IF TG_OP = 'UPDATE' THEN IF OLD.state = 'submitted' THEN RETURN NEW; END IF; END IF;\n"
        + _refuse_if("TG_OP = 'INSERT' OR OLD.state <> 'draft'", "Een aanvraag wordt een keer ingediend.")
        + "SELECT state, closes_at INTO round FROM advice_round WHERE id = NEW.round_id;\n"
        + _refuse_if("round.state <> 'open'", "Deze ronde is niet open.")
        + _refuse_if(
            "ledger_now() > round.closes_at OR NEW.submitted_at > round.closes_at",
            "Het uiterste moment om in te dienen is voorbij.",
        )
        + _refuse_if(
            f"abs(extract(epoch FROM NEW.submitted_at - ledger_now())) > {MINUTES_OF_GRACE * 60}",
            "Indienen gebeurt nu, niet op een ander moment.",
        )
        + "RETURN NEW;",
        declare=[("round", "record")],
    )


def fixed_application() -> pgtrigger.Trigger:
    """What was submitted stays as it was submitted."""
    fixed = """
        lok_id round_id organiser_id purpose kind_of_care location_id new_address neighbourhood_id
        places_requested tier_from tier_to starts_on summary answers knock_outs is_declared submitted_at
        submitted_by_id
    """.split()
    differs = " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in fixed)
    return _before(
        "fixed_application",
        pgtrigger.Update,
        _refuse_if(
            f"OLD.state <> 'draft' AND (NEW.state = 'draft' OR {differs})",
            "Een ingediende aanvraag verandert niet meer.",
        )
        + _refuse_if(
            "OLD.state = 'withdrawn' AND NEW.state <> 'withdrawn'",
            "Een ingetrokken aanvraag blijft ingetrokken.",
        )
        + "RETURN NEW;",
    )


def evidence_of_a_draft() -> pgtrigger.Trigger:
    """Evidence is added to and taken from a draft only."""
    return pgtrigger.Trigger(
        name="evidence_of_a_draft",
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        declare=[("application_state", "text"), ("row_id", "bigint")],
        func="row_id := CASE WHEN TG_OP = 'DELETE' THEN OLD.application_id ELSE NEW.application_id END;\n"
        "SELECT state INTO application_state FROM advice_application WHERE id = row_id;\n"
        + _refuse_if("TG_OP = 'UPDATE'", "Een bewijsstuk verandert niet. Voeg een nieuw toe.")
        + _refuse_if(
            "application_state IS DISTINCT FROM 'draft'",
            "Bij een ingediende aanvraag liggen de bewijsstukken vast.",
        )
        + "IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\nRETURN NEW;",
    )


_ROUND_OF_SHEET = """
    SELECT r.state, a.kind_of_care, a.state AS application_state, s.content::jsonb AS content INTO found
    FROM advice_application a JOIN advice_round r ON r.id = a.round_id
    JOIN advice_criteriaset s
        ON s.id = CASE a.purpose WHEN 'new_places' THEN r.new_places_set_id ELSE r.conversion_set_id END
    WHERE a.id = {application};
"""


def sheet_in_assessment() -> pgtrigger.Trigger:
    """Scoring happens while the round is in assessment, on an application that was submitted."""
    return _before(
        "sheet_in_assessment",
        pgtrigger.Insert | pgtrigger.Update,
        _ROUND_OF_SHEET.format(application="NEW.application_id")
        + _refuse_if("found.state IS DISTINCT FROM 'assessment'", "Deze ronde is niet in beoordeling.")
        + _refuse_if(
            "found.application_state NOT IN ('submitted', 'acknowledged')",
            "Deze aanvraag doet niet mee in de ronde.",
        )
        + "RETURN NEW;",
        declare=[("found", "record")],
    )


def score_within_bounds() -> pgtrigger.Trigger:
    """Points lie between 0 and the criterion's maximum in the round's own criteria (invariant 7)."""
    return _before(
        "score_within_bounds",
        pgtrigger.Insert | pgtrigger.Update,
        "SELECT application_id INTO application FROM advice_scoresheet WHERE id = NEW.sheet_id;\n"
        + _ROUND_OF_SHEET.format(application="application")
        + """
        SELECT c INTO criterion FROM jsonb_array_elements(found.content -> 'groups') AS g,
            jsonb_array_elements(g -> 'criteria') AS c WHERE c ->> 'code' = NEW.code;
        """
        + _refuse_if("criterion IS NULL", "Dit criterium staat niet in de criteria van de ronde.")
        + _refuse_if(
            "NOT criterion -> 'applies_to' ? found.kind_of_care",
            "Dit criterium geldt niet voor deze soort opvang.",
        )
        + _refuse_if(
            "NEW.points < 0 OR NEW.points > (criterion ->> 'max_points')::numeric",
            "De punten liggen buiten de grenzen van het criterium.",
        )
        + "RETURN NEW;",
        declare=[("application", "bigint"), ("found", "record"), ("criterion", "jsonb")],
    )


def score_of_a_draft() -> pgtrigger.Trigger:
    """A final sheet keeps its scores."""
    return pgtrigger.Trigger(
        name="score_of_a_draft",
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        when=pgtrigger.Before,
        declare=[("sheet_state", "text"), ("row_id", "bigint")],
        func="row_id := CASE WHEN TG_OP = 'DELETE' THEN OLD.sheet_id ELSE NEW.sheet_id END;\n"
        "SELECT state INTO sheet_state FROM advice_scoresheet WHERE id = row_id;\n"
        + _refuse_if("TG_OP = 'DELETE'", "Een score wordt nooit gewist.")
        + _refuse_if("sheet_state IS DISTINCT FROM 'draft'", "Een afgeronde beoordeling verandert niet meer.")
        + "RETURN NEW;",
    )


def complete_sheet() -> pgtrigger.Trigger:
    """A final sheet has points for every criterion that applies.

    And a motivation wherever somebody judged.
    """
    return _before(
        "complete_sheet",
        pgtrigger.Insert | pgtrigger.Update,
        "IF NEW.state <> 'final' THEN RETURN NEW; END IF;\n"
        + _ROUND_OF_SHEET.format(application="NEW.application_id")
        + """
        SELECT string_agg(c ->> 'code', ', ') INTO missing
        FROM jsonb_array_elements(found.content -> 'groups') AS g, jsonb_array_elements(g -> 'criteria') AS c
        WHERE c -> 'applies_to' ? found.kind_of_care AND NOT EXISTS (
            SELECT 1 FROM advice_score s WHERE s.sheet_id = NEW.id AND s.code = c ->> 'code');
        """
        + "IF missing IS NOT NULL THEN\n"
        + f"RAISE EXCEPTION 'Er ontbreken punten voor: %.', missing {INTEGRITY}; END IF;\n"
        + _refuse_if(
            "EXISTS (SELECT 1 FROM advice_score s WHERE s.sheet_id = NEW.id AND s.source = 'judged' AND "
            "s.motivation = '')",
            "Beoordeelde punten vragen een motivering.",
        )
        + _refuse_if(
            "EXISTS (SELECT 1 FROM advice_score s WHERE s.sheet_id = NEW.id AND s.source = 'recorded' "
            "AND s.evidence = '')",
            "Vastgestelde punten vragen een bewijs.",
        )
        + "RETURN NEW;",
        declare=[("found", "record"), ("missing", "text")],
    )


def decided_is_locked() -> pgtrigger.Trigger:
    """A decided advice can only be released (invariant 8)."""
    fixed = """
        lok_id round_id organiser_id application_id reference purpose places_count is_own outcome
        grounds motivation suggestion raw attainable exact score formula lines written_by_id shared_at
        decided_at
    """.split()
    differs = " OR ".join(f"NEW.{name} IS DISTINCT FROM OLD.{name}" for name in fixed)
    return _before(
        "decided_is_locked",
        pgtrigger.Update,
        _refuse_if(
            "OLD.state IN ('decided', 'released') AND (NEW.state NOT IN ('decided', 'released') OR "
            f"{differs})",
            "Een beslist advies verandert niet meer.",
        )
        + _refuse_if(
            "OLD.state = 'released' AND NEW.state <> 'released'", "Een openbaar advies blijft openbaar."
        )
        + "RETURN NEW;",
    )


def motivated_advice() -> pgtrigger.Trigger:
    """A decided advice of a scored application names every criterion, each with its motivation.

    Each loss with a suggestion.
    """
    return _before(
        "motivated_advice",
        pgtrigger.Insert | pgtrigger.Update,
        "IF NEW.state NOT IN ('decided', 'released') THEN RETURN NEW; END IF;\n"
        + _refuse_if(
            "NEW.outcome = 'positive' AND jsonb_array_length(NEW.lines) = 0",
            "Een positief advies motiveert elk criterium.",
        )
        + _refuse_if(
            "EXISTS (SELECT 1 FROM jsonb_array_elements(NEW.lines) AS l"
            " WHERE l ->> 'points' IS NOT NULL AND coalesce(btrim(l ->> 'motivation'), '') = '')",
            "Elk criterium van het advies vraagt een motivering.",
        )
        + _refuse_if(
            "EXISTS (SELECT 1 FROM jsonb_array_elements(NEW.lines) AS l WHERE l ->> 'points' IS NOT NULL"
            " AND l ->> 'points' <> l ->> 'max' AND coalesce(btrim(l ->> 'suggestion'), '') = '')",
            "Elk punt van kritiek vraagt een suggestie.",
        )
        + "RETURN NEW;",
    )
