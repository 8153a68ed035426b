import { EFFORT_LEVELS, type EffortLevel, ModelId } from '#core';
import { type JsonObject, nameOf, objectOf, pathOf } from '../../reading/json-field.ts';

/** What the first line of a session says of all of it. */
export interface Thread {
  readonly session: string;
  readonly project: string | undefined;
  readonly isSubAgent: boolean;
  /** The session that this one was forked from. */
  readonly parent: string | undefined;
}

/** What the next calls are made with. */
export interface TurnSettings {
  readonly modelId?: ModelId | undefined;
  readonly effort?: EffortLevel | undefined;
  readonly serviceTier?: string | undefined;
  readonly project?: string | undefined;
}

/** Reads the line `session_meta`; `fallback` names a session whose line does not. */
export function readThread(payload: JsonObject, fallback: string): Thread {
  const spawned = objectOf(objectOf(payload['source'])?.['subagent']);
  const session = nameOf(payload['id']) ?? nameOf(payload['session_id']) ?? fallback;
  const parent =
    nameOf(payload['forked_from_id']) ??
    nameOf(payload['parent_thread_id']) ??
    nameOf(objectOf(spawned?.['thread_spawn'])?.['parent_thread_id']);
  return {
    session,
    project: pathOf(payload['cwd']),
    isSubAgent: spawned !== undefined || payload['thread_source'] === 'subagent',
    parent: parent === session ? undefined : parent,
  };
}

/** Reads what a line says anew of the next calls; what it does not say stays as it was. */
export function readSettings(payload: JsonObject, before: TurnSettings): TurnSettings {
  const settings = objectOf(payload['thread_settings']) ?? payload;
  const shared = objectOf(objectOf(settings['collaboration_mode'])?.['settings']);
  const words = [settings['effort'], settings['reasoning_effort'], shared?.['reasoning_effort']];
  const effort = EFFORT_LEVELS.find((level) => words.find((word) => word !== undefined) === level);
  return {
    modelId: ModelId.safeParse(settings['model']).data ?? before.modelId,
    effort: effort ?? before.effort,
    serviceTier: nameOf(settings['service_tier']) ?? before.serviceTier,
    project: pathOf(settings['cwd']) ?? before.project,
  };
}
