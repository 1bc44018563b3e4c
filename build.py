"""`python build.py` builds the site; `python build.py --help` lists what else it does."""

import sys

if sys.version_info < (3, 11):
    sys.exit("This needs Python 3.11 or newer; `python --version` says what you have.")


def run() -> None:
    """Hand over to the command line, or say which package it lacks."""
    try:
        from builder.cli import main

        main()
    except ModuleNotFoundError as missing:
        if missing.name is None or missing.name.startswith("builder"):
            raise
        remedy = f"{sys.executable} -m pip install -e ."
        sys.exit(f"The package '{missing.name}' is missing. Install what a build needs: {remedy}")


if __name__ == "__main__":
    run()
