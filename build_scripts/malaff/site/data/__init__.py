"""The collection as data for other programs: a package of tables, a database, entities."""
