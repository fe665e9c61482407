"""`python -m zhengming` is the command `zhengming`."""

from zhengming.cli import main

if __name__ == "__main__":
    main()
