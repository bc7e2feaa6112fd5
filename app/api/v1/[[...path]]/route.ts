import { restApp } from '@/lib/api/rest'
import { once } from '@/lib/core/global'

const handle = (request: Request) => once('rest', restApp).fetch(request)

export { handle as DELETE, handle as GET, handle as OPTIONS, handle as PATCH, handle as POST, handle as PUT }
