"""Forms of the register, and how an act's complaints come back onto a form."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction


def act(form, action, *args, **kwargs):
    """What the action returns, or None with its complaints beside the fields when something was not valid.

    A form that knows which words it showed (partners/forms/fresh.py) acts only on those.
    """
    try:
        if not hasattr(form, "refuse_stale"):
            return action(*args, **kwargs)
        with transaction.atomic():
            form.refuse_stale()
            return action(*args, **kwargs)
    except ValidationError as error:
        for name, complaints in _by_field(error).items():
            form.add_error(name if name in form.fields else None, complaints)
        return None


def _by_field(error: ValidationError) -> dict:
    return error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.error_list}
