from django.db import migrations

from ledger import clock


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_the_log")]
    operations = [
        migrations.RunSQL(clock.NOW_SQL, clock.DROP_SQL),
        migrations.RunSQL(clock.LAST_SQL, clock.DROP_LAST_SQL),
    ]
