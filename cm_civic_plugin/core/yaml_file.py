"""Read a YAML file safely, naming the line where it is broken."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from .errors import BadInput, msg

# libyaml where it is built in: ten times faster, same result; both are PyYAML's safe loaders
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path) -> Any:
    """Return what a YAML file holds. Raises BadInput naming file, line and reason."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # nosec B506
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        mark = getattr(error, "problem_mark", None)
        raise BadInput(
            msg("{file}, line {line}: this cannot be read as YAML ({reason}). Mend the file."),
            file=path,
            line=mark.line + 1 if mark else 0,
            reason=getattr(error, "problem", None) or type(error).__name__,
        ) from error
