"""Afspraken: frameworks and who endorses them, the action plan, policy, local subsidies and support."""
