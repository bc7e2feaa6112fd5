-- A row per seat, as alf.io does it: the next free ones by number are taken with SKIP LOCKED.
CREATE TABLE IF NOT EXISTS reference_seats (
  ticket_type_id text NOT NULL, seat int NOT NULL, order_id text, PRIMARY KEY (ticket_type_id, seat));
CREATE INDEX IF NOT EXISTS reference_seats_free ON reference_seats (ticket_type_id, seat) WHERE order_id IS NULL;

CREATE OR REPLACE FUNCTION make_seats(p_type text, p_seats int) RETURNS void LANGUAGE sql AS $$
  INSERT INTO reference_seats (ticket_type_id, seat) SELECT p_type, n FROM generate_series(1, p_seats) n
$$;

CREATE OR REPLACE FUNCTION row_per_seat(p jsonb) RETURNS jsonb LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  v_type text := p#>>'{lines,0,ticketTypeId}';
  v_wanted int := (p#>>'{lines,0,quantity}')::int;
  v_taken int;
  v_known text;
BEGIN
  SELECT id INTO v_known FROM orders WHERE idempotency_key = p->>'idempotencyKey';
  IF FOUND THEN RETURN jsonb_build_object('outcome', 'replayed', 'orderId', v_known); END IF;
  UPDATE reference_seats s SET order_id = p->>'orderId'
  FROM (SELECT ticket_type_id, seat FROM reference_seats WHERE ticket_type_id = v_type AND order_id IS NULL
        ORDER BY seat LIMIT v_wanted FOR UPDATE SKIP LOCKED) k
  WHERE s.ticket_type_id = k.ticket_type_id AND s.seat = k.seat;
  GET DIAGNOSTICS v_taken = ROW_COUNT;
  IF v_taken < v_wanted THEN RAISE EXCEPTION 'sold out'; END IF;
  RETURN reference_write(p);
END $$;
