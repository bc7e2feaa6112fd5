-- What an order counts against: so many of each inventory row, by rising id, which is the order rows are locked in. While the
-- order is pending or awaiting confirmation these are held, once it is confirmed they are sold.
CREATE FUNCTION order_takes(p_order text) RETURNS TABLE (inventory_id text, quantity int)
LANGUAGE sql STABLE SET enable_seqscan = off AS $$
  SELECT k.inventory_id, sum(k.quantity)::int
  FROM (
    SELECT y.inventory_id, l.quantity FROM order_lines l JOIN ticket_types y ON y.id = l.ticket_type_id WHERE l.order_id = p_order
    UNION ALL
    SELECT s.inventory_id, l.quantity FROM order_lines l JOIN ticket_types y ON y.id = l.ticket_type_id
      JOIN shared_pools s ON s.id = y.pool_id WHERE l.order_id = p_order
    UNION ALL
    SELECT e.inventory_id, l.quantity FROM orders o JOIN events e ON e.id = o.event_id
      JOIN order_lines l ON l.order_id = o.id AND l.admits WHERE o.id = p_order AND e.inventory_id IS NOT NULL
    UNION ALL
    SELECT c.inventory_id, 1 FROM orders o JOIN promo_codes c ON c.id = o.promo_code_id
      WHERE o.id = p_order AND c.inventory_id IS NOT NULL
  ) k
  GROUP BY k.inventory_id ORDER BY k.inventory_id
$$;

-- Prices. The same rule stands in lib/tickets/price.ts, which shows what this decides; lib/tickets/price.db.test.ts holds the two
-- equal. All amounts are integers of the currency's minor unit, halves round up.

-- The amounts of one unit whose list price is `list`. percent_bp and off_minor are the promo code's, null when none lowers it.
CREATE FUNCTION unit_price(
  list int, admits boolean, percent_bp int, off_minor int,
  fee_bp int, fee_fixed_minor int, fee_paid_by text, tax_bp int, tax_included boolean,
  OUT list_minor int, OUT discount_minor int, OUT fee_minor int, OUT absorbed_fee_minor int,
  OUT tax_minor int, OUT included_tax_minor int, OUT unit_minor int)
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  price bigint;
  fee bigint := 0;
  gross bigint;
BEGIN
  list_minor := list;
  discount_minor := CASE WHEN NOT admits THEN 0
                         ELSE least(list, coalesce((list::bigint * percent_bp + 5000) / 10000, off_minor, 0)) END;
  price := list - discount_minor;
  IF admits AND price > 0 THEN fee := (price * fee_bp + 5000) / 10000 + fee_fixed_minor; END IF;
  fee_minor := CASE WHEN fee_paid_by = 'buyer' THEN fee ELSE 0 END;
  absorbed_fee_minor := fee - fee_minor;
  tax_minor := 0;
  included_tax_minor := 0;
  IF admits AND tax_bp > 0 THEN
    gross := price + fee_minor;
    IF tax_included THEN
      included_tax_minor := gross - (gross * 20000 + 10000 + tax_bp) / (2 * (10000 + tax_bp));
    ELSE
      tax_minor := (gross * tax_bp + 5000) / 10000;
    END IF;
  END IF;
  unit_minor := price + fee_minor + tax_minor;
END $$;

-- The list prices of `wanted` units of a type with tiers [{ name, priceMinor, endsAt?, upTo? }], when `taken` are held or sold:
-- each unit costs what the first tier says that still holds for it, after the last one `price`.
CREATE FUNCTION tier_prices(tiers jsonb, price int, wanted int, taken int, moment timestamptz)
RETURNS TABLE (quantity int, list_minor int) LANGUAGE plpgsql STABLE AS $$
DECLARE
  tier jsonb;
BEGIN
  FOR tier IN SELECT x FROM jsonb_array_elements(tiers) WITH ORDINALITY AS t (x, n) ORDER BY n LOOP
    EXIT WHEN wanted <= 0;
    CONTINUE WHEN (tier->>'endsAt')::timestamptz <= moment OR (tier->>'upTo')::int <= taken;
    quantity := least(wanted, (tier->>'upTo')::int - taken);
    list_minor := (tier->>'priceMinor')::int;
    RETURN NEXT;
    wanted := wanted - quantity;
    taken := taken + quantity;
  END LOOP;
  IF wanted > 0 THEN
    quantity := wanted;
    list_minor := price;
    RETURN NEXT;
  END IF;
END $$;
