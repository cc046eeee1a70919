"""What triggers of agreements ask of a consultation."""


def not_consulted(column: str = "NEW.consultation_id") -> str:
    """SQL: whether this consultation is missing or still lacks answers."""
    return (
        f"NOT EXISTS (SELECT 1 FROM consultation_consultation c WHERE c.id = {column}"
        " AND c.lok_id = NEW.lok_id AND c.state = 'closed')"
    )
