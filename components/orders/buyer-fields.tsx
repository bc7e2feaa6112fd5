import { TextField } from '@/components/forms/text-field'

/** Who orders, and where the tickets go. */
export function BuyerFields({ required = true }: { required?: boolean }) {
  return (
    <section aria-labelledby="buyer" className="flex flex-col gap-4">
      <h2 id="buyer" className="display text-lg">
        Your details
      </h2>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField name="buyer.name" label="Your name" required={required} autoComplete="name" missing="Enter your name." />
        <TextField
          name="buyer.email"
          label="Your e-mail"
          type="email"
          required={required}
          autoComplete="email"
          missing="Enter your e-mail address."
        />
      </div>
      <p className="text-muted text-sm">The tickets go to this address. You need no account.</p>
    </section>
  )
}
