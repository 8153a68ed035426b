/** Tells whether a process of this id runs on this machine, whoever owns it. */
export function isProcessAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // EPERM: it lives and belongs to another user
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}
