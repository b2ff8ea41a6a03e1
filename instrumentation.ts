/** Next calls this once at start. The branch on the runtime lets the bundler leave the engines out of everything else. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { startMangru } = await import('./instrumentation.node');
    await startMangru();
  }
}
