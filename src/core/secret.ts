import { inspect } from 'node:util';

/** A value that never prints: in logs, JSON and templates it reads `[secret]`. Read it with `reveal()`. */
export class Secret {
  readonly #value: string;
  readonly #from: string | undefined;

  constructor(value: string, from?: string) {
    this.#value = value;
    this.#from = from;
  }

  /** Where it was read, for messages: `the variable NAME`, `the file PATH`; undefined where nobody said. */
  get from(): string | undefined {
    return this.#from;
  }

  /** The secret itself, for the one place that sends it. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [inspect.custom](): string {
    return '[secret]';
  }
}
