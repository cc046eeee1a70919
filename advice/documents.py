"""Papers of advice: filled, rendered, and kept once decided."""


def keep_advice_letter(advice, *, by):
    raise NotImplementedError


def keep_round_report(round_, *, by):
    raise NotImplementedError
