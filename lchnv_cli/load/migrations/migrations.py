"""The migrations in order: the first takes a folder of format 1 to format 2."""

from lchnv_cli.load.migrations.from_1 import FROM_1
from lchnv_cli.load.migrations.migration import Migration

MIGRATIONS: tuple[Migration, ...] = (FROM_1,)
