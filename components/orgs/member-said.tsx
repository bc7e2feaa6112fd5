import { Alert } from '@/components/ui/alert'

const words: Record<string, string> = {
  invited: 'Invited. The mail is on its way; whoever has a confirmed account here is a member in a moment.',
  'role-changed': 'The role is changed. It counts from now on.',
  'member-removed': 'Done. They no longer get in.',
}

/** What has just been done to an organisation's members, by the word the address carries. */
export function MemberSaid({ code }: { code: string | undefined }) {
  const text = code === undefined ? undefined : words[code]
  return text ? (
    <Alert tone="good" live className="mb-6">
      {text}
    </Alert>
  ) : null
}
