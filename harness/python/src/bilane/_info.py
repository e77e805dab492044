"""What decides about speed on this machine."""

from __future__ import annotations

from typing import Any

from . import _jvm, _pools
from ._version import __version__


def info() -> dict[str, Any]:
    """What was found and chosen in this process, and why.

    Returns
    -------
    dict
        As the command ``bilane info --json`` prints it: ``version``, ``jdk``, ``jdk_home``, ``system``, ``path``
        ("vector" or "scalar"), ``path_reason``, ``vector_bits`` (0 on the scalar path), ``fma``, ``cpu``,
        ``allowed_cpus``, ``cores`` (each with ``id``, ``package``, ``kind``, ``cpus``, ``siblings``, ``l1d_bytes``,
        ``l2_bytes``, ``l3_bytes``), ``cpu_time_limit`` in CPUs, ``workers`` of the pool that calls share, ``pinned``,
        ``unpinned_because`` and ``notes``. What is unknown, or not there, is None.

    Raises
    ------
    RuntimeError
        If there is no JVM and none can be started.
    """
    path = _jvm.java_class("org.bilane.kernel.ExecutionPath").chosen()
    topology = _jvm.java_class("org.bilane.kernel.cpu.CpuTopology").ofThisMachine()
    pool = _pools.shared(None)
    quota = topology.quota()
    return {
        "version": __version__,
        "jdk": _property("java.vm.version"),
        "jdk_home": _property("java.home"),
        "system": f"{_property('os.name')} {_property('os.version')}, {_property('os.arch')}",
        "path": str(path.kind().name()).lower(),
        "path_reason": _jvm.path_reason() or str(path.reason()),
        "vector_bits": int(path.vectorBits()),
        "fma": bool(path.fma()),
        "cpu": _pools.optional(topology.modelName()),
        "allowed_cpus": _numbers(topology.allowed()),
        "cores": [_core(core) for core in topology.cores()],
        "cpu_time_limit": float(quota.get().cpus()) if quota.isPresent() else None,
        "workers": pool.threads,
        "pinned": pool.unpinned_because is None,
        "unpinned_because": pool.unpinned_because,
        "notes": [str(note) for note in topology.notes()],
    }


def _property(name: str) -> str:
    return str(_jvm.java_class("java.lang.System").getProperty(name))


def _numbers(cpus: Any) -> list[int]:
    return [int(cpu) for cpu in cpus.stream().toArray()]


def _core(core: Any) -> dict[str, Any]:
    caches = core.caches()
    return {
        "id": int(core.id()),
        "package": int(core.packageId()),
        "kind": str(core.kind().name()).lower(),
        "cpus": _numbers(core.cpus()),
        "siblings": _numbers(core.siblings()),
        "l1d_bytes": _bytes(caches.l1d()),
        "l2_bytes": _bytes(caches.l2()),
        "l3_bytes": _bytes(caches.l3()),
    }


def _bytes(cache: Any) -> int | None:
    return int(cache.get().bytes()) if cache.isPresent() else None
