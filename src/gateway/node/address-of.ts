/** The peer's address; a connection that is gone has none, and must not pass for a call from inside the process. */
export function addressOf(socket: { readonly remoteAddress?: string | undefined }): string {
  return socket.remoteAddress ?? 'unknown';
}
