"""A record as tables: rows that other tools join, filter and count."""

from onrecord.exports.tables.kinds import KINDS, TABLES_SCHEMA, check_table
from onrecord.exports.tables.making import Column, Table, record_tables

__all__ = ["KINDS", "TABLES_SCHEMA", "Column", "Table", "check_table", "record_tables"]
