"""Indicators: which printed names are one, under which id, and why.

Keys are typed in `normalize`; what is only likely to be one is for `candidates`. Hands on `resolve_indicators`,
which a load calls once with all rows, and what it gives.
"""

from pipeline.resolve.indicators.resolving import Indicators, resolve_indicators
from pipeline.resolve.indicators.rows import Places

__all__ = ["Indicators", "Places", "resolve_indicators"]
