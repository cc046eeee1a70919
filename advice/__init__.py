"""advice: criteria sets, rounds, applications, scores and motivated advices on subsidy expansion."""
