import { route } from '@/app/api/endpoint';
import { AppError } from '@/model/errors';

const nothingHere = route(async () => {
  throw new AppError('not_found', 'There is no such path. /api/v1/openapi.json lists them.');
});

export { nothingHere as DELETE, nothingHere as GET, nothingHere as PATCH, nothingHere as POST, nothingHere as PUT };
