const titles: Record<string, string> = {
  stripe: 'Stripe',
  razorpay: 'Razorpay',
  sandbox: 'the sandbox',
  door: 'the door',
  cash: 'the till at the door',
  card_terminal: 'the card terminal at the door',
}

/** A provider's name for people; of what was taken at the door, how (`method`). */
export const providerTitle = (provider: string, method: string | null = null) => titles[method ?? provider] ?? provider

/** Whether a provider moves no real money: marked wherever one of its amounts is shown. */
export const isTestMoney = (provider: string) => provider === 'sandbox'

/** Whether somebody took it by hand, and gives it back by hand. */
export const isByHand = (provider: string) => provider === 'door'
