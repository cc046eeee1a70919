"""Jobs of the portal as a whole, done by the worker."""

from procrastinate.contrib.django import app

from . import due


@app.periodic(cron="*/5 * * * *")
@app.task(name="lok_portal.run_due", queue="due")
def run_due(timestamp: int) -> None:
    """Every five minutes: what is due by date. `timestamp` is the moment it was due, in Unix seconds."""
    due.run()
