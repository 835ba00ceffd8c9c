"""Which institutions signed agreements with whom in 2019, from the tables that this writes:

newsextract releases.jsonl -o out/ --format parquet
"""

import pandas as pd

signed = "type == 'agreement' and status == 'occurred' and start_date.dt.year == 2019"
events = pd.read_parquet("out/events.parquet", dtype_backend="pyarrow").query(signed)
parties = "role == 'party' and entity_type == 'institution'"
arguments = pd.read_parquet("out/event_arguments.parquet", dtype_backend="pyarrow").query(parties)
print(events.merge(arguments).groupby(["start_date", "document_id", "event_id"]).name.agg(" + ".join).to_csv())
