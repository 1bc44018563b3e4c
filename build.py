"""`python build.py` builds the site; `python build.py --help` lists what else it does."""

import sys

if sys.version_info < (3, 11):
    sys.exit("This needs Python 3.11 or newer; `python --version` says what you have.")

try:
    from builder.cli import main
except ModuleNotFoundError as missing:
    if missing.name is None or missing.name.startswith("builder"):
        raise
    sys.exit(f"The package {missing.name} is missing; install it with: python -m pip install -e .")

if __name__ == "__main__":
    main()
