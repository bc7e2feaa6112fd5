import { describe, expect, it } from 'vitest'
import { type Document, endpointsOf, typesOf } from './endpoints'

const document: Document = {
  paths: {
    '/api/v1/events/{eventId}/orders': {
      post: {
        operationId: 'orders.place',
        tags: ['Orders'],
        summary: 'Order tickets',
        parameters: [{ name: 'eventId', in: 'path', required: true, schema: { type: 'string', description: 'An id' } }],
        requestBody: {
          content: {
            'application/json': {
              schema: {
                properties: {
                  lines: { type: 'array', items: { $ref: '#/components/schemas/Line' } },
                  code: { type: ['string', 'null'] },
                },
                required: ['lines'],
              },
            },
          },
        },
        responses: {
          '201': { description: 'Done', content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } } },
          default: { description: 'A problem; expect: tickets.sold_out, orders.limit' },
        },
      },
    },
  },
  components: { schemas: { Order: { properties: { status: { enum: ['pending', 'confirmed'] } }, required: ['status'] } } },
}

describe('the API as people read it', () => {
  it('says what an endpoint takes, answers and refuses', () => {
    expect(endpointsOf(document)).toEqual([
      {
        id: 'orders.place',
        method: 'POST',
        path: '/api/v1/events/{eventId}/orders',
        tag: 'Orders',
        summary: 'Order tickets',
        parameters: [{ name: 'eventId', type: 'string', required: true, description: 'An id' }],
        body: [
          { name: 'lines', type: 'list of Line', required: true, description: '' },
          { name: 'code', type: 'string | null', required: false, description: '' },
        ],
        answer: { status: '201', type: 'Order', fields: [] },
        problems: ['tickets.sold_out', 'orders.limit'],
      },
    ])
  })

  it('tells a named type once', () => {
    expect(typesOf(document)).toEqual([
      { name: 'Order', fields: [{ name: 'status', type: 'pending | confirmed', required: true, description: '' }] },
    ])
  })
})
