import { buttonClass } from '@/components/ui/button'

/** Ways to sign in with an account elsewhere. Plain forms to NextAuth's own address: they need no script and no token. */
export function ProviderButtons({ providers, next }: { providers: readonly { id: string; name: string }[]; next?: string }) {
  if (providers.length === 0) return null
  return (
    <div className="flex flex-col gap-3">
      {providers.map(({ id, name }) => (
        <form key={id} method="post" action={`/api/auth/signin/${id}`}>
          <input type="hidden" name="callbackUrl" value={next ?? '/account'} />
          <button type="submit" className={buttonClass({ variant: 'quiet', wide: true })}>
            Continue with {name}
          </button>
        </form>
      ))}
      <p className="flex items-center gap-4 text-muted text-sm before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        or
      </p>
    </div>
  )
}
