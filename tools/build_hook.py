"""Put the material folders into the wheel; leave an editable install reading the live ones.

A wheel holds a copy of `glossary/` and `segments/rules/` under `zhengming/_material/`. An editable install gets no copy
(a copy would go stale), so `zhengming.workspace.material` finds the checkout's folders instead.
"""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

MATERIAL = ("glossary", "segments/rules")


class MaterialHook(BuildHookInterface[Any]):
    """Add the material to the files of a standard wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add each folder of MATERIAL to the wheel, unless the install is editable."""
        if self.target_name != "wheel" or version == "editable":
            return
        for folder in MATERIAL:
            source = Path(self.root, folder)
            build_data["force_include"][str(source)] = f"zhengming/_material/{folder}"
