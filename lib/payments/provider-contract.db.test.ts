import { describeProvider } from './adapters/provider-contract'
import { razorpayHarness } from './adapters/razorpay/razorpay-contract'
import { sandboxHarness } from './adapters/sandbox/sandbox-contract'
import { stripeHarness } from './adapters/stripe/stripe-contract'

describeProvider('stripe', stripeHarness)
describeProvider('razorpay', razorpayHarness)
describeProvider('sandbox', sandboxHarness)
