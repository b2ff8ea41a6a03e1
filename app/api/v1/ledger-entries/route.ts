import { queryRoute, refuseOthers } from '@/app/api/endpoint';
import { endpoints } from '@/app/api/v1/endpoints';
import { listLedgerEntries } from '@/queries/ledger/list-ledger-entries';

export const GET = queryRoute(endpoints.ledger, async (params, context) => ({
  data: await listLedgerEntries(params, context),
}));
export const { POST, PUT, PATCH, DELETE } = refuseOthers('GET');
