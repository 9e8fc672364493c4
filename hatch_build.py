"""Part of building the wheel: puts the database of the bundled record into it, made ready."""

import sys
import zlib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ReadyDatabase(BuildHookInterface[Any]):
    """An editable installation has none: its data change."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root) / "cli"))
        from nkr.services import bundled, loading

        self.folder = TemporaryDirectory()
        database, packed = (Path(self.folder.name) / name for name in ("nkr.db", bundled.READY))
        loading.load_bundled(database)
        packed.write_bytes(bundled.digest() + zlib.compress(database.read_bytes(), 9))
        build_data["force_include"][str(packed)] = f"nkr/_bundled/{packed.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        if version != "editable":
            self.folder.cleanup()
