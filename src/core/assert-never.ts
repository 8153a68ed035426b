/** Closes a switch: a new variant that is not handled fails the type check, and at run time crashes by name. */
export function assertNever(value: never): never {
  throw new Error(`unhandled variant: ${JSON.stringify(value)}`);
}
