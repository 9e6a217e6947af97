"""What shops tells the floors above, inside the transaction that changed it; every argument is an id or a list of ids.

Receivers write only rows (index, outbox, task): a rollback takes them back.
"""

from django.dispatch import Signal

shop_changed = Signal()  # shop_id: name, address, category, life cycle or storefront
hours_changed = Signal()  # shop_id: weekly hours, special days, holiday policy or their confirmation
products_changed = Signal()  # product_ids: anything a card or the index shows, also price, availability and stock
products_removed = Signal()  # product_ids: gone or hidden
calendar_changed = Signal()  # days: dates of the town's calendar
categories_changed = Signal()  # category_ids
