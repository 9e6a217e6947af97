"""The nightly look whether stock, ledger and orders tell the same."""

import logging
from datetime import datetime

from marketplace.domain.orders import wrongly_reserved
from shops.domain.stock import stock_drift

logger = logging.getLogger(__name__)


def audit_stock(*, at: datetime) -> int:
    """Log every product whose count differs from its ledger or from the waiting orders, and return how many findings there are."""
    drifts, wrong = stock_drift(), wrongly_reserved()
    for drift in drifts:
        logger.error("stock of product %s is %s, its ledger says otherwise", drift.product_id, drift)
    for product_id, (counted, held) in wrong.items():
        logger.error("product %s: %s set aside, waiting orders hold %s", product_id, counted, held)
    return len(drifts) + len(wrong)
