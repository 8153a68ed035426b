import type { DialResponse } from 'vernier/contract';

/** A dial that was measured. */
export type MeasuredDial = Extract<DialResponse, { status: 'measured' }>;

/** What one knot measured. */
export type Reading = MeasuredDial['readings'][number];

/** What one plan alone measured. */
export type PlanPoint = MeasuredDial['planPoints'][number];

/** A mean with the ends of its interval and its cases. */
export type Interval = Reading['quality'];

/** Where outcomes come from. */
export type Source = MeasuredDial['source'];

/** The last knot: the top plan, always. */
export const TOP_KNOT = 20;
