import { z } from 'zod';

/** `GET /vernier/sample/<index>`: one piece of the sample work; beyond the last it begins again. */
export const SampleResponse = z.strictObject({
  version: z.literal(1),
  /** What the sample work is, in one line. */
  title: z.string(),
  index: z.number().int().nonnegative(),
  /** How many pieces there are. */
  count: z.number().int().positive(),
  id: z.string(),
  /** What is to be sent as the user's message. */
  prompt: z.string(),
  /** The right answer, as it stands beside the prompt. */
  gold: z.string(),
});
export type SampleResponse = z.infer<typeof SampleResponse>;

/** The body of `POST /vernier/sample/<index>`: an answer to this piece, to be judged. */
export const SampleAnswer = z.strictObject({ version: z.literal(1), answer: z.string() });
export type SampleAnswer = z.infer<typeof SampleAnswer>;

/** `POST /vernier/sample/<index>`: whether an answer is right, by the rule that the dial's rows were scored by. */
export const SampleVerdict = z.strictObject({
  version: z.literal(1),
  isRight: z.boolean(),
  /** The right answer. */
  gold: z.string(),
});
export type SampleVerdict = z.infer<typeof SampleVerdict>;
