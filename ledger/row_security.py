"""Switches row level security on for tables of a room: each with the condition its rows are shown under."""


def enable(policies: dict[str, str]) -> str:
    """SQL that switches the policies on."""
    return "".join(
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;\nCREATE POLICY own_rows ON {table} USING ({rows});\n"
        for table, rows in policies.items()
    )


def disable(policies: dict[str, str]) -> str:
    """SQL that takes them away."""
    return "".join(
        f"DROP POLICY own_rows ON {table};\nALTER TABLE {table} DISABLE ROW LEVEL SECURITY;\n"
        for table in policies
    )
