/** One call as it crosses to a worker thread. */
export interface WorkerCall<Call> {
  readonly id: number;
  readonly call: Call;
}

/** A driver's error as it crosses back: a structured clone of an Error would drop its codes. */
export interface WorkerFailure {
  readonly message: string;
  readonly code: string | undefined;
  readonly errcode: number | undefined;
}

/** One answer as it crosses back. */
export type WorkerAnswer<Answer> =
  | { readonly id: number; readonly status: 'answered'; readonly answer: Answer }
  | { readonly id: number; readonly status: 'failed'; readonly failure: WorkerFailure };

/** Takes apart an error for the crossing. */
export function toWorkerFailure(error: unknown): WorkerFailure {
  if (!(error instanceof Error)) return { message: String(error), code: undefined, errcode: undefined };
  const cause = error instanceof AggregateError && error.errors[0] instanceof Error ? error.errors[0] : error;
  return {
    message: cause.message,
    code: 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined,
    errcode: 'errcode' in cause && typeof cause.errcode === 'number' ? cause.errcode : undefined,
  };
}

/** Puts an error together again after the crossing. */
export function errorFromFailure({ message, code, errcode }: WorkerFailure): Error {
  return Object.assign(new Error(message), {
    ...(code === undefined ? {} : { code }),
    ...(errcode === undefined ? {} : { errcode }),
  });
}
