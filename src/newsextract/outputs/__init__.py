"""Records -> files and displays: the tables, one writer per format, and the registry that names them."""
