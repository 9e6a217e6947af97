"""What the trade tells its receivers, inside the transaction; every argument is an id.

Receivers write only rows (a task, the index): a rollback takes them back.
"""

from django.dispatch import Signal

mail_written = Signal()  # mail_id: a mail stands in the outbox and may be sent
