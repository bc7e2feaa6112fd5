const titles: Record<string, string> = { stripe: 'Stripe', razorpay: 'Razorpay', sandbox: 'the sandbox' }

/** A provider's name for people. */
export const providerTitle = (provider: string) => titles[provider] ?? provider

/** Whether a provider moves no real money: marked wherever one of its amounts is shown. */
export const isTestMoney = (provider: string) => provider === 'sandbox'
