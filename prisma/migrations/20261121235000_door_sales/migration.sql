-- Selling at the door: who sold an order there, and in what way money was taken that no provider saw.
ALTER TABLE "orders" ADD COLUMN     "sold_by" TEXT;
ALTER TABLE "payments" ADD COLUMN     "method" TEXT;

ALTER TABLE payments ADD CONSTRAINT payments_noted
  CHECK (provider <> 'door' OR captured_minor = 0 OR method IN ('cash', 'card_terminal'));

-- What is sold at the door (`atDoor`: how it is paid there) is sold by whoever runs the event: private events, hidden types, and as many
-- orders as there are people. All else that `reserve_each` knows is as it was.
DO $$
DECLARE
  v_was text := pg_get_functiondef('reserve_each(jsonb)'::regprocedure);
  v_is text := replace(v_was, 'v_inside := r.p->>''actor'' = ''system'' OR',
                              'v_inside := r.p->>''actor'' = ''system'' OR r.p->>''atDoor'' IS NOT NULL OR');
BEGIN
  IF v_is = v_was THEN RAISE EXCEPTION 'reserve_each is not as it was'; END IF;
  EXECUTE v_is;
END $$;
