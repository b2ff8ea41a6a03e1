import { AppError } from './errors';

/** What a person or program may do; every endpoint states which of these it needs. */
export const PERMISSIONS = [
  'logs:read',
  'logs:write',
  'ledger:read',
  'saved-views:read',
  'saved-views:write',
  'system:read',
] as const;
export type Permission = (typeof PERMISSIONS)[number];

/** Who may call an endpoint: who has the permission, or anyone who reaches the port. */
export type Access = Permission | 'public';

/** On whose behalf something is read or changed. */
export interface Actor {
  readonly id: string;
  readonly kind: 'owner' | 'user' | 'service';
  readonly permissions: ReadonlySet<Permission>;
}

/** Whoever reaches the app until there is sign-in: it listens on loopback unless told otherwise. */
export const LOCAL_OWNER: Actor = { id: 'local-owner', kind: 'owner', permissions: new Set(PERMISSIONS) };

/** @throws AppError forbidden naming what is missing */
export function requireAccess(actor: Actor, access: Access): void {
  if (access === 'public' || actor.permissions.has(access)) return;
  throw new AppError('forbidden', `This needs the permission ${access}.`, { details: { permission: access } });
}
