from django.db import migrations

from agreements import row_security


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0008_grants_stay_within_the_budget"),
        ("consultation", "0003_row_security"),
    ]
    operations = [
        migrations.RunSQL(row_security.FUNCTIONS, row_security.DROP_FUNCTIONS),
        migrations.RunSQL(row_security.enable(), row_security.disable()),
    ]
