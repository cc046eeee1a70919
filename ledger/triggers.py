"""Triggers every guarded or append-only table carries; they hold against psql as much as against the ORM."""

import pgtrigger

_REFUSE = "RAISE EXCEPTION '{sentence}' USING ERRCODE = 'integrity_constraint_violation';"


def refuse(name: str, operation, sentence: str, *, condition=None, level=pgtrigger.Row) -> pgtrigger.Trigger:
    """A trigger that refuses an operation with a Dutch sentence."""
    return pgtrigger.Trigger(
        name=name,
        operation=operation,
        when=pgtrigger.Before,
        level=level,
        condition=condition,
        func=_REFUSE.format(sentence=sentence),
    )


def no_truncate() -> pgtrigger.Trigger:
    """Never all rows at once."""
    return refuse("no_truncate", pgtrigger.Truncate, "Dit wordt nooit gewist.", level=pgtrigger.Statement)


def no_delete() -> list[pgtrigger.Trigger]:
    """Rows stay: neither deleted nor truncated."""
    return [refuse("no_delete", pgtrigger.Delete, "Dit wordt nooit gewist."), no_truncate()]


def append_only() -> list[pgtrigger.Trigger]:
    """Rows are added and never changed."""
    return [refuse("no_update", pgtrigger.Update, "Dit wordt nooit gewijzigd."), *no_delete()]


def disclose_only() -> pgtrigger.Trigger:
    """An opening may become public once; nothing else about it changes."""
    return pgtrigger.Trigger(
        name="disclose_only",
        operation=pgtrigger.Update,
        when=pgtrigger.Before,
        func="""
        IF NEW.entry_id <> OLD.entry_id OR NEW.salt <> OLD.salt OR NEW.payload <> OLD.payload
            OR NOT NEW.is_public THEN
            RAISE EXCEPTION 'Dit wordt nooit gewijzigd.' USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        RETURN NEW;
        """,
    )


def numbered() -> pgtrigger.Trigger:
    """Index without gaps per log, `at` never going back, and the transaction the entry was written in."""
    return pgtrigger.Trigger(
        name="numbered",
        operation=pgtrigger.Insert,
        when=pgtrigger.Before,
        declare=[("last", "record")],
        func="""
        PERFORM pg_advisory_xact_lock(7530, NEW.log_id::int);
        SELECT index, at INTO last FROM ledger_entry WHERE log_id = NEW.log_id ORDER BY index DESC LIMIT 1;
        IF NEW.index <> coalesce(last.index, -1) + 1 OR NEW.at < last.at THEN
            RAISE EXCEPTION 'Een logboek groeit regel na regel: % volgt niet op %.', NEW.index, last.index
                USING ERRCODE = 'integrity_constraint_violation';
        END IF;
        NEW.transaction_id := pg_current_xact_id()::text::bigint;
        RETURN NEW;
        """,
    )


_LOGGED = """
            IF NOT EXISTS (
                SELECT 1 FROM ledger_entry
                WHERE subject_type = {subject} AND subject_id = {row}.{column}::text
                  AND transaction_id = pg_current_xact_id()::text::bigint
            ) THEN
                RAISE EXCEPTION 'Niet in het logboek: % %.', {subject}, {row}.{column}
                    USING ERRCODE = 'integrity_constraint_violation';
            END IF;
            RETURN NULL;
            """


def logged(
    *, subject: str = "", column: str = "id", name: str = "logged", row: str = "NEW"
) -> pgtrigger.Trigger:
    """No commit of a new or changed row without a ledger entry about it in the same transaction.

    `subject` and `column` let a part be logged through the whole it belongs to: a score through its sheet.
    With `row="OLD"` the same for a row that is removed.
    """
    subject = f"'{subject}'" if subject else "'{meta.label_lower}'"
    return pgtrigger.Trigger(
        name=name,
        operation=pgtrigger.Delete if row == "OLD" else pgtrigger.Insert | pgtrigger.Update,
        when=pgtrigger.After,
        timing=pgtrigger.Deferred,
        func=pgtrigger.Func(_LOGGED.format(subject=subject, row=row, column=column)),
    )
