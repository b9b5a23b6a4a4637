"""A Document to a Contract: clause tree, parties and roles, definitions, cross-references, blanks."""
