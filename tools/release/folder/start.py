"""Starts lchnv with the packages beside this file."""

from lchnv_cli.__main__ import main

if __name__ == "__main__":
    main()
