import { queryRoute, refuseOthers } from '@/app/api/endpoint';
import { endpoints } from '@/app/api/v1/endpoints';
import { logPatterns } from '@/queries/logs/log-patterns';

export const GET = queryRoute(endpoints.patterns, logPatterns);
export const { POST, PUT, PATCH, DELETE } = refuseOthers('GET');
