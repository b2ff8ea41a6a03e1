import { serve } from '@/app/api/serve';
import { endpoints } from '@/app/api/v1/endpoints';
import { LOCAL_OWNER } from '@/model/access';

/** Every path of the API. Until there is sign-in, whoever reaches the app is its owner. */
const handle = serve(Object.values(endpoints), () => LOCAL_OWNER);

export { handle as DELETE, handle as GET, handle as PATCH, handle as POST, handle as PUT };
