"""meetings: rules of procedure, meetings, agenda, presence, votes, resolutions, minutes, follow-up."""
