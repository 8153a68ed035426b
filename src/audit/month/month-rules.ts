/** A shorter log counts as so many days, so that one busy day is not taken for thirty. */
export const LEAST_DAYS = 7;
export const DAYS_A_MONTH = 365.25 / 12;
