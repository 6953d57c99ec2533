"""`python -m assets.cli` is `jixiao`."""

from assets.cli.main import main

if __name__ == "__main__":
    main()
