"""Boxes over a screen: questions, menus, pages to read or to write, the export."""
