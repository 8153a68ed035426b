type Known<T> = { readonly [Key in keyof T]?: Exclude<T[Key], undefined> };

/** Leaves out the members that are undefined, so that absence is absence in the JSON too. */
export function knownMembers<T extends object>(members: T): Known<T>;
export function knownMembers(members: object): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
