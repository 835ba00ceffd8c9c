-- Which institutions signed agreements with whom in 2019, from the database of
-- newsextract releases.jsonl -o releases.db
SELECT start_date, party, other_party, instrument, document_id
FROM agreements
WHERE start_date BETWEEN '2019-01-01' AND '2019-12-31' AND status = 'occurred'
AND party_type = 'institution' AND other_party_type = 'institution'
ORDER BY start_date, document_number, event_id;
