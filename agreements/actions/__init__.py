"""The acts of agreements: what changes."""
