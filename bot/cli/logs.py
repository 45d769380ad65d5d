"""The log as one JSON object a line, for programs that collect logs: ids, codes and figures by name."""

from __future__ import annotations

import json
import logging
import traceback
from datetime import UTC, datetime

FIELDS = ("delivery", "kind", "state", "code", "attempt", "late")
"""What a record of ours may carry beside its message; `late` in seconds. Nothing else that is attached is written."""


class JsonLines(logging.Formatter):
    """A traceback is told by its kind and its lines of code: an error's own words may repeat what people typed."""

    def format(self, record: logging.LogRecord) -> str:
        said: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        for name in FIELDS:
            value = getattr(record, name, None)
            if isinstance(value, str | int | float) and value != "":
                said[name] = value
        if record.exc_info and record.exc_info[0] is not None:
            said["error"] = record.exc_info[0].__name__
            said["where"] = [f"{at.filename}:{at.lineno}" for at in traceback.extract_tb(record.exc_info[2])]
        return json.dumps(said, ensure_ascii=False)
