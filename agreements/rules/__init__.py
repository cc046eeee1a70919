"""Who may do what with frameworks, the action plan, policy, subsidies and support, from which state."""
