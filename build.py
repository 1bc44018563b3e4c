"""`python build.py` builds the site; `python build.py --help` lists what else it does."""

from builder.cli import main

if __name__ == "__main__":
    main()
