import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'

/** A promo code where nothing costs anything: it may show tickets that are hidden. The page is asked for again with it. */
export function CodeLink({ path }: { path: string }) {
  return (
    <details>
      <summary className="cursor-pointer font-semibold text-sm underline underline-offset-4">Add a promo code</summary>
      <form action={path} className="mt-4 flex max-w-md items-end gap-3">
        <Field id="code" label="Promo code" required className="flex-1">
          <Input
            id="code"
            name="code"
            required
            maxLength={60}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
          />
        </Field>
        <Button type="submit" variant="quiet">
          Apply
        </Button>
      </form>
    </details>
  )
}
