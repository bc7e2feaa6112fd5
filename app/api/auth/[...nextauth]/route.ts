import { requestContext } from '@/lib/api/request-context'
import { handleNextAuth } from '@/lib/auth/handle-next-auth'

const answer = async (request: Request) => handleNextAuth(request, await requestContext(request.headers))

export { answer as GET, answer as POST }
