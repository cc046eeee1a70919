"""Pages of agreements: frameworks, the action plan, policy, subsidies and support."""
