"""Reading a GeoJSON feature collection a few features at a time, in flat memory."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from ...errors import BadInput, msg

_START = re.compile(r'"features"\s*:\s*\[')
_BLOCK = 1 << 20
_MOST_PER_FEATURE = 64 << 20


def read_features(path: Path, encoding: str, rows: int) -> Iterator[tuple[list[dict], float]]:
    """Yield lists of up to ``rows`` features with the share of the file read (0-1).

    Raises:
        BadInput: the JSON is broken or cut short; says after which feature.
    """
    decoder = json.JSONDecoder()
    size = max(1, path.stat().st_size)
    count = 0
    features: list[dict] = []
    with path.open("rb") as raw, path.open(encoding=encoding, errors="replace") as text:
        del raw
        buffer = text.read(_BLOCK)
        start = _START.search(buffer)
        if start is None:
            raise BadInput(
                msg("{file} has no list of features. Export the opinions as GeoJSON or CSV."),
                file=path.name,
            )
        buffer = buffer[start.end() :]
        while True:
            buffer = buffer.lstrip(" \t\r\n,")
            if buffer.startswith("]"):
                break
            try:
                feature, end = decoder.raw_decode(buffer)
            except ValueError as error:
                more = text.read(_BLOCK)
                if not more or len(buffer) > _MOST_PER_FEATURE:
                    raise BadInput(
                        msg(
                            "{file} is broken or cut short after feature {count}. "
                            "Download or export it again."
                        ),
                        file=path.name,
                        count=count,
                    ) from error
                buffer += more
                continue
            # Cutting the buffer copies it: cheap for a megabyte of features of a kilobyte.
            buffer = buffer[end:]
            count += 1
            if isinstance(feature, dict):
                features.append(feature)
            if len(features) == rows:
                yield features, min(1.0, text.buffer.tell() / size)
                features = []
    if features:
        yield features, 1.0
