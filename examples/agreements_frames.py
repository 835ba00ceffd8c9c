"""Which institutions signed agreements with whom in 2019, from an archive and without files in between."""

import pandas as pd

import newsextract

rows = pd.read_json("releases.jsonl", lines=True, dtype=False).itertuples()
articles = (newsextract.Article(row.text, row.id, row.title, row.published) for row in rows)
frames = newsextract.to_frames(newsextract.load().pipe(articles))
signed = "type == 'agreement' and status == 'occurred' and start_date.dt.year == 2019"
parties = "role == 'party' and entity_type == 'institution'"
found = frames["events"].query(signed).merge(frames["event_arguments"].query(parties))
print(found.groupby(["start_date", "document_id", "event_id"]).name.agg(" + ".join).to_csv())
