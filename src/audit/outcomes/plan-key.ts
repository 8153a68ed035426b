import type { Catalog } from '#catalog';
import { EffortLevel } from '#core';
import { findRecordedModel } from '#providers';

/** Names a plan of one call as files and logs do, with the catalog's name of the model: `model` or `model@effort`. */
export function planKey(
  catalog: Pick<Catalog, 'findModel'>,
  modelId: string,
  effort: EffortLevel | undefined,
): string {
  const model = findRecordedModel(catalog, modelId)?.id ?? modelId;
  return effort === undefined ? model : `${model}@${effort}`;
}

/** Reads such a name: what follows the last `@` is an effort only where it is one, since names of models have signs too. */
export function readPlanKey(name: string): {
  readonly modelId: string;
  readonly effort: EffortLevel | undefined;
} {
  const place = name.lastIndexOf('@');
  const effort = EffortLevel.safeParse(name.slice(place + 1));
  return place > 0 && effort.success
    ? { modelId: name.slice(0, place), effort: effort.data }
    : { modelId: name, effort: undefined };
}
