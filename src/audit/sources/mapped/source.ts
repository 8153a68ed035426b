import type { DeclaredSource } from '../../reading/declared-source.ts';

/** Files that a mapping describes; without one, nobody knows what their columns are. */
export const mapped: DeclaredSource = { id: 'mapped', title: 'mapped file', kind: 'export', forms: [] };
