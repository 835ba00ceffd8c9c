"""Documents against gold records: how much was found (score), and what was not (errors); it reads records only."""
