"""What a linguist edits: rules as YAML, lexicons as TSV, and the two readers that refuse a bad one."""
