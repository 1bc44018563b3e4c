"""A content folder to start from: a small one of four letters, or the whole article."""

from __future__ import annotations

import shutil
from pathlib import Path

from builder.base.errors import BuildError

STARTER = Path(__file__).with_name("starter")
GLOSSARY = (
    "glossary.toml"  # the article's own explains every symbol, so the small folder takes it too
)


def write_content(folder: Path, article: Path, *, like_article: bool) -> list[Path]:
    """Write a new content folder, and return its files. `article` is the folder of the article.

    Raises BuildError when `folder` holds something already, or cannot be written.
    """
    if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
        raise BuildError("something is here already; name a folder that does not exist yet", folder)
    try:
        shutil.copytree(article if like_article else STARTER, folder, dirs_exist_ok=True)
        shutil.copyfile(article / GLOSSARY, folder / GLOSSARY)
    except OSError as error:
        reason = error.strerror or str(error)
        raise BuildError(f"the folder cannot be written ({reason}); name another", folder) from None
    return sorted(file for file in folder.rglob("*") if file.is_file())
