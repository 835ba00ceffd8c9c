"""The trained encoder: text and what the rules found in it -> scored spans and links. Knows no spaCy."""
