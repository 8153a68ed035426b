import { z } from 'zod';
import type { ListedModel } from './listed-model.ts';

/** The id of a model in a list; it is shown in a terminal, so that only printable ASCII counts. */
export const ListedId = z.string().regex(/^[\u0021-\u007e]{1,200}$/u);

type Facts = Pick<ListedModel, 'releasedOn' | 'contextWindowTokens' | 'maxOutputTokens'>;

/** Keeps what a list says of a model, and leaves out what it leaves open. */
export function listedFacts(said: { readonly [Fact in keyof Facts]: Facts[Fact] | null | undefined }): Facts {
  const { releasedOn, contextWindowTokens, maxOutputTokens } = said;
  return {
    ...(releasedOn ? { releasedOn } : {}),
    ...(contextWindowTokens ? { contextWindowTokens } : {}),
    ...(maxOutputTokens ? { maxOutputTokens } : {}),
  };
}
