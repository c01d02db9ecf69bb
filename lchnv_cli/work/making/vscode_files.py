"""What lets VS Code explain the fields of YAML files: schemas, and which file has which."""

import json
from collections.abc import Collection, Mapping
from pathlib import Path

from lchnv_cli.load.folder import REGISTER_FILE, RULES_FILE
from lchnv_cli.load.schema import SCHEMAS
from lchnv_cli.model.data_names import AGREEMENTS_FILE, GROUPS_FILE

_FOLDER = Path(".vscode")
_SCHEMAS = _FOLDER / "scheman"
_FILES = {
    "rules": RULES_FILE,
    "register": REGISTER_FILE,
    "groups": GROUPS_FILE,
    "agreements": AGREEMENTS_FILE,
}


def vscode_files() -> Mapping[Path, bytes]:
    """Give the files, as paths in the folder."""
    schemas = {name: _SCHEMAS / f"{name}.schema.json" for name in _FILES}
    settings = {
        "files.encoding": "utf8",
        "yaml.schemas": {
            f"./{schemas[name].as_posix()}": str(file) for name, file in _FILES.items()
        },
    }
    return {
        _FOLDER / "settings.json": _json(settings),
        _FOLDER / "extensions.json": _json({"recommendations": ["redhat.vscode-yaml"]}),
        **{path: _json(SCHEMAS[name]()) for name, path in schemas.items()},
    }


def renewed(folder: Path, others: Collection[Path]) -> list[str]:
    """Say how schemas of another version of the program are renewed, where there are some."""
    if not any(name.is_relative_to(_SCHEMAS) for name in others):
        return []
    into = folder / _SCHEMAS
    said = f'"{into}"' if " " in str(into) else into
    return [f"Scheman ur en annan version förnyas med: lchnv schema --output {said} --force"]


def _json(told: object) -> bytes:
    return f"{json.dumps(told, ensure_ascii=False, indent=2)}\n".encode()
