import type { Invariant } from '../invariant'

const sums = ['list', 'discount', 'fee', 'tax', 'included_tax', 'absorbed_fee']
  .map((column) => `sum(l.quantity * l.${column}_minor) AS ${column}`)
  .join(', ')

/** What is kept of an order that stands is its total without what was asked back; whatever else came goes back whole. */
export const books: Invariant = {
  id: 'I3',
  says: 'amounts add up: lines to orders, refunds to payments, and what is kept to what was sold',
  sql: `
    SELECT o.id, 'lines other than the order' AS what,
      format('%s - %s + %s + %s, holds %s and %s', l.list, l.discount, l.fee, l.tax, l.included_tax, l.absorbed_fee) AS found,
      format('%s - %s + %s + %s, holds %s and %s', o.list_minor, o.discount_minor, o.fee_minor, o.tax_minor, o.included_tax_minor, o.absorbed_fee_minor) AS expected
    FROM orders o JOIN (SELECT l.order_id, ${sums} FROM order_lines l GROUP BY 1) l ON l.order_id = o.id
    WHERE (l.list, l.discount, l.fee, l.tax, l.included_tax, l.absorbed_fee) IS DISTINCT FROM
      (o.list_minor, o.discount_minor, o.fee_minor, o.tax_minor, o.included_tax_minor, o.absorbed_fee_minor)
    UNION ALL
    SELECT p.id, 'refunds other than the payment says', coalesce(sum(r.amount_minor), 0)::text, p.refunded_minor::text
    FROM payments p LEFT JOIN refunds r ON r.payment_id = p.id
    GROUP BY p.id HAVING coalesce(sum(r.amount_minor), 0) <> p.refunded_minor OR p.refunded_minor > p.captured_minor
    UNION ALL
    SELECT p.id, 'payment is ' || p.state, p.captured_minor::text, NULL FROM payments p
    WHERE (p.state = 'captured') <> (p.captured_minor > 0) OR (p.state = 'captured') <> (p.payment_ref IS NOT NULL)
    UNION ALL
    SELECT o.id, 'kept other than it is worth', coalesce(m.kept, 0)::text, (o.total_minor - coalesce(m.asked_back, 0))::text
    FROM orders o LEFT JOIN LATERAL (
      SELECT (SELECT sum(p.captured_minor - p.refunded_minor) FROM payments p WHERE p.order_id = o.id AND p.currency = o.currency) AS kept,
        (SELECT sum(r.amount_minor) FROM refunds r WHERE r.order_id = o.id AND r.reason IN ('requested', 'event_cancelled')) AS asked_back
    ) m ON true
    WHERE o.total_minor > 0 AND o.status IN ('confirmed', 'partly_refunded') AND coalesce(m.kept, 0) <> o.total_minor - coalesce(m.asked_back, 0)
    UNION ALL
    SELECT x.name, 'the constraint is gone', NULL, NULL
    FROM (VALUES ('payments_conserved'), ('orders_add_up'), ('order_lines_add_up')) x (name)
    WHERE NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conname = x.name AND c.contype = 'c' AND c.convalidated)`,
}
