from django.db import migrations, models


class Migration(migrations.Migration):
    """The index is made from the shops' rows, so nothing is lost by emptying it first."""

    dependencies = [("search", "0001_finding")]

    operations = [
        migrations.RunSQL("DELETE FROM search_indexedproduct", migrations.RunSQL.noop),
        migrations.RunSQL("DELETE FROM search_indexedshop", migrations.RunSQL.noop),
        migrations.AddField("indexedproduct", "kind", models.CharField(max_length=8, default="ask"), preserve_default=False),
        migrations.AddField("indexedproduct", "title_stems", models.TextField(default=""), preserve_default=False),
        migrations.AddField("indexedshop", "name", models.CharField(max_length=120, default=""), preserve_default=False),
        migrations.AddField("indexedshop", "name_stems", models.TextField(default=""), preserve_default=False),
    ]
