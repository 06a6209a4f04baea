"""The gallery's worlds, each drawn once in a run: what one worker has drawn the others read."""

from __future__ import annotations

import os
import pickle
from dataclasses import dataclass
from pathlib import Path

from tests.gallery.collect import Piece, collect


@dataclass(frozen=True)
class Worlds:
    """`folder` is shared by all workers of this run, and by no other run."""

    folder: Path

    async def drawn(self, world: str) -> list[Piece]:
        """All cards of a world. Two workers that ask at once both draw it: that costs time, and nothing else."""
        kept = self.folder / f"{world}.pickle"
        if not kept.exists():
            mine = kept.with_suffix(f".{os.getpid()}")
            mine.write_bytes(pickle.dumps(await collect((world,))))
            mine.replace(kept)
        return list(pickle.loads(kept.read_bytes()))
