"""Tags of advice."""
