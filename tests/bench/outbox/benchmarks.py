"""The benchmarks of this package by name."""

from tests.bench.outbox import deliver, drain, memory, pacing, replicas, schedule, tick

BENCHMARKS = {
    "tick": tick.measure,
    "snapshot": tick.measure_snapshot,
    "drain": drain.measure,
    "lag": drain.measure_lag,
    "replicas": replicas.measure,
    "schedule": schedule.measure,
    "memory": memory.measure,
    "deliver": deliver.measure,
    "pacing": pacing.measure,
}
