import { ensureGenerated, ensureInstalled, requireNode } from './prepare.js';

// What `npm run verify` needs before it can check types.
requireNode();
await ensureInstalled({ tools: true });
await ensureGenerated();
