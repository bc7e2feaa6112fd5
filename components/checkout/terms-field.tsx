import { CheckboxField } from '@/components/forms/checkbox-field'
import { HiddenField } from '@/components/forms/hidden-field'
import { Prose } from '@/components/ui/prose'

type Props = { terms: string; mark: string; organiser: string; required: boolean }

/** Longer ones are opened by whoever reads them, so that the page stays one that can be seen through. */
const short = 600 // characters

/** The organiser's own terms in full, and the box that accepts them. */
export function TermsField({ terms, mark, organiser, required }: Props) {
  return (
    <section aria-labelledby="terms" className="flex flex-col gap-4">
      <h2 id="terms" className="display text-lg">
        Terms of {organiser}
      </h2>
      {terms.length <= short ? (
        <Prose>{terms}</Prose>
      ) : (
        <details>
          <summary className="cursor-pointer font-semibold text-sm underline underline-offset-4">Read the terms</summary>
          <div className="mt-3">
            <Prose>{terms}</Prose>
          </div>
        </details>
      )}
      <HiddenField name="termsShown" value={mark} />
      <CheckboxField name="acceptTerms" label="I accept these terms" required={required} missing="Accept the terms to go on." />
    </section>
  )
}
