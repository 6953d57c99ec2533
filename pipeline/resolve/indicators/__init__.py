"""Indicators: which printed names are the same, under which id, and why.

Keys are computed in `normalize`; names that are only likely to be the same go to `candidates`. Hands on
`resolve_indicators`, which a load calls once with all rows, and the type of its result.
"""

from pipeline.resolve.indicators.resolving import Indicators, resolve_indicators
from pipeline.resolve.indicators.rows import Places

__all__ = ["Indicators", "Places", "resolve_indicators"]
