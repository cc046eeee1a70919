"""The text that is adopted is the text the LOK discussed: its fingerprint, as the database reads it."""

import pgtrigger

from ledger.refusing import before, differs, refuse_each, refuse_if

FIELD, ROW = "chr(31)", "chr(30)"
ARTICLE = f"concat_ws({FIELD}, a.number, a.heading, a.text, a.principle)"
DUE = "coalesce(to_char(p.due_on, 'YYYY-MM-DD'), 'None')"
PROMISE = f"concat_ws({FIELD}, a.number, p.party, p.text, p.owner, {DUE}, p.evidence)"
READS = f"""
    SELECT encode(sha256(convert_to(
        concat_ws({FIELD}, NEW.purpose, NEW.joining, NEW.leaving)
        || coalesce((SELECT string_agg({ROW} || {ARTICLE}, '' ORDER BY a.place)
            FROM agreements_article a WHERE a.version_id = NEW.id), '')
        || coalesce((SELECT string_agg({ROW} || {PROMISE}, '' ORDER BY a.place, p.id)
            FROM agreements_commitment p JOIN agreements_article a ON a.id = p.article_id
            WHERE p.version_id = NEW.id), ''),
        'UTF8')), 'hex') INTO reads;
"""
BOUND = differs("item_id discussed_sha256")
ADOPTS = "NEW.state = 'adopted' AND OLD.state = 'draft'"


REFUSED = (
    (
        f"({BOUND}) AND NEW.discussed_sha256 <> (CASE WHEN NEW.item_id IS NULL THEN '' ELSE reads END)",
        "Een bespreking gaat over de tekst zoals hij nu is.",
    ),
    (
        f"({BOUND}) AND EXISTS (SELECT 1 FROM meetings_agendaitem i JOIN meetings_meeting m"
        " ON m.id = i.meeting_id WHERE i.id = NEW.item_id AND m.closed_at < NEW.edited_at)",
        "De tekst veranderde na die vergadering. Bespreek de gewijzigde tekst opnieuw.",
    ),
    (
        f"{ADOPTS} AND NEW.discussed_sha256 <> reads",
        "De tekst veranderde nadat het LOK hem besprak. Bespreek de gewijzigde tekst opnieuw.",
    ),
    (f"{ADOPTS} AND NEW.text_sha256 <> reads", "De vingerafdruk hoort niet bij de tekst."),
)


def discussed_as_it_reads() -> pgtrigger.Trigger:
    """A discussion is about the text of that moment; another text is discussed anew before it is adopted."""
    return before(
        "discussed_as_it_reads",
        pgtrigger.Insert | pgtrigger.Update,
        "IF TG_OP = 'INSERT' THEN\n"
        + refuse_if(
            "NEW.item_id IS NOT NULL OR NEW.discussed_sha256 <> ''",
            "Een nieuw ontwerp is nog niet besproken.",
        )
        + "RETURN NEW;\nEND IF;\n"
        + f"IF NOT ({ADOPTS} OR {BOUND}) THEN RETURN NEW; END IF;\n"
        + READS
        + refuse_each(REFUSED)
        + "RETURN NEW;",
        declare=[("reads", "text")],
    )
