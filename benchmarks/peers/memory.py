"""The peak of a process's own memory.

`getrusage` tells a new process the peak of the one that started it, where that is higher; Linux keeps the true one.
"""

from __future__ import annotations

import resource
from pathlib import Path

_STATUS = Path("/proc/self/status")


def peak_mebibytes() -> float:
    """Return the most memory that this process has held, in MiB."""
    if _STATUS.exists():
        lines = _STATUS.read_text(encoding="ascii", errors="replace").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
