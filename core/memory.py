"""A limit on what extraction may take, so that a pathological text cannot take the host down."""

import sys

GIB = 1 << 30


def limit_memory(size: int) -> None:
    """Allows this process 2 GB and 1 GB for every megabyte of text; on Linux only, where the limit is kept."""
    if not sys.platform.startswith("linux"):
        return
    import resource

    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    wanted = 2 * GIB + GIB * size // 1_000_000
    resource.setrlimit(
        resource.RLIMIT_DATA,
        (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard),
    )
