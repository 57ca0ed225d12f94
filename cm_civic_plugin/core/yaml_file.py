"""Read a YAML file safely, naming the line where it is broken."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from .errors import BadInput, msg

# libyaml where it is built in: ten times faster, same result; both are PyYAML's safe loaders
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 50


def read_yaml(path: Path) -> Any:
    """Return what a YAML file holds. Raises BadInput naming file, line and reason."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _fault(path, error) from error
    return parse_yaml(text, path)


def parse_yaml(text: str, path: Path) -> Any:
    """Return what YAML of the file ``path`` says. Raises BadInput like ``read_yaml``."""
    try:
        _check_depth(text)
        return yaml.load(text, Loader=_Loader)  # nosec B506
    except (yaml.YAMLError, ValueError) as error:  # a date that is none is a ValueError
        raise _fault(path, error) from error


def _check_depth(text: str) -> None:
    """Raise ``YAMLError`` for lists in lists in lists: libyaml's loader would end the program."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise yaml.YAMLError("nested too deeply")


def _fault(path: Path, error: Exception) -> BadInput:
    mark = getattr(error, "problem_mark", None)
    return BadInput(
        msg("{file}, line {line}: this cannot be read as YAML ({reason}). Mend the file."),
        file=path,
        line=mark.line + 1 if mark else 0,
        reason=getattr(error, "problem", None) or type(error).__name__,
    )
