/** A finding needs so many calls: fewer are an accident. */
export const LEAST_CALLS = 20;
/** Calls of one session are alike, so they must be of so many sessions; 8 is where a studentised interval begins to hold. */
export const LEAST_SESSIONS = 8;
/** Of what the log cost: what is less is lost in the noise of a month. */
export const LEAST_SHARE = 0.005;
/** At the lower end of the interval, or of the guess: less does not pay for the reading. */
export const LEAST_USD_A_MONTH = 1;
export const CONFIDENCE = 0.95;
