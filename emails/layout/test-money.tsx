import { colour, face } from '../look'

export const testMoney = 'Test money: this was tried out, and no real money moved.'

/** Said wherever an amount is that nobody paid for real. */
export function TestMoney() {
  return (
    <p style={{ margin: '14px 0 0' }}>
      <span
        style={{
          display: 'inline-block',
          padding: '6px 10px',
          borderRadius: 4,
          backgroundColor: colour.signal,
          color: '#151512',
          fontFamily: face.text,
          fontSize: 14,
          lineHeight: '20px',
          fontWeight: 600,
        }}
      >
        {testMoney}
      </span>
    </p>
  )
}
