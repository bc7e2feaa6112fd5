import { createHmac } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { type ApiRequest, choicePage, escaped } from '../api-faults'
import { type Payment, RazorpayProblem, type razorpayBooks } from './books'

/** Sends the buyer back with a form, as Razorpay's page does: by itself where scripts run, else by a button. */
function postBack(response: ServerResponse, action: string, fields: Record<string, string>): true {
  const inputs = Object.entries(fields).map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  )
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    .end(
      `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Going back</title><form method="post" action="${escaped(action)}">` +
        `${inputs.join('')}<button>Go back</button></form><script>document.forms[0].submit()</script></html>`,
    )
  return true
}

/** Hosted checkout: entered by a form that names an order, left by one that is signed. */
export function hostedCheckout(books: ReturnType<typeof razorpayBooks>, keyId: string, keySecret: string) {
  const entered = new Map<string, URLSearchParams>()
  const notesOf = (form: URLSearchParams) =>
    Object.fromEntries(
      [...form].flatMap(([name, value]) => (/^notes\[(.+)\]$/.exec(name)?.[1] ? [[name.slice(6, -1), value]] : [])),
    )
  const signed = ({ id, order_id }: Payment) => ({
    razorpay_payment_id: id,
    razorpay_order_id: order_id,
    razorpay_signature: createHmac('sha256', keySecret).update(`${order_id}|${id}`).digest('hex'),
  })

  return function page({ method, path, text }: ApiRequest, response: ServerResponse): boolean {
    const form = new URLSearchParams(text)
    if (path === '/v1/checkout/embedded' && method === 'POST') {
      const order = books.orders.get(form.get('order_id') ?? '')
      if (!order || form.get('key_id') !== keyId) {
        response.writeHead(400, { 'content-type': 'application/json' })
        response.end(JSON.stringify(new RazorpayProblem('The id provided does not exist').body))
        return true
      }
      entered.set(order.id, form)
      const choices = [
        ['pay', 'Pay'],
        ['fail', 'Fail'],
        ['cancel', 'Back'],
      ] as const
      const facts = `${order.amount} ${order.currency}, ${order.status}`
      return choicePage(response, {
        title: 'Razorpay for tests',
        facts,
        action: `/local/checkout/${order.id}`,
        choices: [...choices],
      })
    }
    const [, id = ''] = /^\/local\/checkout\/(\w+)$/.exec(path) ?? []
    const came = entered.get(id)
    if (!came || method !== 'POST') return false
    const callback = came.get('callback_url') ?? ''
    if (form.get('choice') === 'cancel') {
      response.writeHead(303, { location: came.get('cancel_url') ?? '' }).end()
      return true
    }
    const failed = form.get('choice') === 'fail'
    try {
      const payment = books.pay(id, { as: failed ? 'failed' : 'captured', notes: notesOf(came) })
      const error = { 'error[code]': 'BAD_REQUEST_ERROR', 'error[description]': payment.error_description ?? '' }
      return postBack(response, callback, failed ? error : signed(payment))
    } catch (error) {
      response.writeHead(409).end((error as Error).message)
      return true
    }
  }
}
