-- Views of the SQLite output; each row of a view carries the document and the event, so that the evidence can be looked up.

-- Who met whom, when and where: one row for each pair of participants.
CREATE VIEW who_met_whom AS
SELECT
    one.name AS name, other.name AS met, events.start_date, events.end_date, events.place, events.topic, events.status,
    one.entity_type AS name_type, other.entity_type AS met_type,
    events.document_number, events.document_id, events.event_id
FROM events
JOIN event_arguments AS one USING (document_number, event_id)
JOIN event_arguments AS other USING (document_number, event_id)
WHERE events.type = 'meeting'
    AND one.role = 'participant'
    AND other.role = 'participant'
    AND one.argument_number < other.argument_number;

-- Who visited whom or what, when: one row for each visitor with each host and destination.
CREATE VIEW who_visited_whom AS
SELECT
    visitor.name AS name, host.name AS visited, host.role AS visited_as, events.start_date, events.end_date,
    events.place, events.topic, events.status, visitor.entity_type AS name_type, host.entity_type AS visited_type,
    events.document_number, events.document_id, events.event_id
FROM events
JOIN event_arguments AS visitor USING (document_number, event_id)
JOIN event_arguments AS host USING (document_number, event_id)
WHERE events.type = 'visit'
    AND visitor.role = 'visitor'
    AND host.role IN ('host', 'destination');

-- Who signed what with whom, when: one row for each pair of parties.
CREATE VIEW agreements AS
SELECT
    one.name AS party, other.name AS other_party, events.instrument, events.topic, events.start_date, events.end_date,
    events.place, events.status, one.entity_type AS party_type, other.entity_type AS other_party_type,
    (
        SELECT group_concat(name, '; ')
        FROM (
            SELECT name FROM event_arguments AS signatory
            WHERE signatory.document_number = events.document_number
                AND signatory.event_id = events.event_id
                AND signatory.role = 'signatory'
            ORDER BY signatory.argument_number
        )
    ) AS signatories,
    events.document_number, events.document_id, events.event_id
FROM events
JOIN event_arguments AS one USING (document_number, event_id)
JOIN event_arguments AS other USING (document_number, event_id)
WHERE events.type = 'agreement'
    AND one.role = 'party'
    AND other.role = 'party'
    AND one.argument_number < other.argument_number;
