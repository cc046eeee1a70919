"""ledger: what the portal remembers. Import rules, decide and models from their modules."""
