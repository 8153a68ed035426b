/** Where an answer goes; what runs below it knows neither Node nor sockets. */
export interface Sink {
  /** Sends status and headers; once, and before anything else. */
  head(status: number, headers: Readonly<Record<string, string>>): void;
  /** Sends bytes; `false` asks to wait for `onDrain`. */
  write(bytes: Buffer): boolean;
  /** Sends the last bytes, if any, and ends the answer. */
  end(bytes?: Buffer): void;
  /** Breaks the answer off, so that the client can tell that it is not whole. */
  abort(): void;
  /** Calls back whenever there is room again. */
  onDrain(resume: () => void): void;
  /** Calls back once when the client leaves before the end. */
  onClose(abandon: () => void): void;
}

/** The head of a request. Header names are lower-case. */
export interface RequestHead {
  readonly method: string;
  /** Path without the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The peer's address; absent for a call from inside the process, and for nothing else. */
  readonly remoteAddress?: string;
}
