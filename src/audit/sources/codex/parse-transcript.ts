import { basename } from 'node:path';
import { type JsonObject, objectOf } from '../../reading/json-field.ts';
import { looksLikeObject, parseLine } from '../../reading/parse-line.ts';
import type { Line } from '../../reading/read-lines.ts';
import type {
  CreateTranscriptParser,
  TranscriptParser,
  TranscriptSink,
} from '../../reading/transcript-sink.ts';
import { readOutcome } from './read-tool.ts';
import { createSessionReader, type EventKind, type SessionReader } from './read-session.ts';
import { readThread } from './read-thread.ts';

/** What stands in a line that tells something of calls. */
const MARKS = [
  '"token_count"',
  '"turn_context"',
  '"session_meta"',
  '"token_usage_record"',
  '"compacted"',
  '"thread_settings_applied"',
  '"user_message"',
  '"turn_aborted"',
].map((mark) => Buffer.from(mark));
const TOOL_KINDS = ['function_call', 'custom_tool_call', 'local_shell_call', 'web_search_call'];
const TOOL_MARKS = TOOL_KINDS.map((kind) => Buffer.from(`"${kind}"`));
const RESULT_MARK = Buffer.from('_call_output"');
/** The kind of an item stands at the beginning of its line, before its text. */
const HEAD_BYTES = 256;

/** What the kinds of events are called in the files. */
const EVENT_KINDS: Readonly<Record<string, EventKind>> = {
  token_usage_record: 'token_usage_record',
  compacted: 'compacted',
  turn_context: 'settings',
  'event_msg token_count': 'token_count',
  'event_msg user_message': 'user_message',
  'event_msg turn_aborted': 'turn_aborted',
  'event_msg thread_settings_applied': 'settings',
  ...Object.fromEntries(TOOL_KINDS.map((kind) => [`response_item ${kind}`, 'tool'] as const)),
};

function kindOf(type: unknown, inner: unknown): EventKind | undefined {
  return EVENT_KINDS[String(type)] ?? EVENT_KINDS[`${String(type)} ${String(inner)}`];
}

/**
 * Makes what reads transcripts of Codex; it remembers which sessions were forked from which.
 *
 * Shape   only lines in which a count can stand are parsed; the rest is looked at from outside
 * Source  README.md beside this file
 */
export function createCodexParsing(): CreateTranscriptParser {
  const families = new Map<string, string>();

  function open(payload: JsonObject, name: string, sink: TranscriptSink): SessionReader {
    const thread = readThread(payload, name);
    const parent = thread.parent ?? thread.session;
    const family = families.get(parent) ?? parent;
    families.set(thread.session, family);
    return createSessionReader({ thread, family, sink });
  }

  return (path, sink): TranscriptParser => {
    const name = basename(path).replace(/\.jsonl(?:\.zst)?$/u, '');
    let session: SessionReader | undefined;

    function read(line: Line): void {
      const parsed = parseLine(line, sink);
      const payload = objectOf(parsed?.['payload']);
      if (parsed === undefined || payload === undefined) return;
      if (parsed['type'] === 'session_meta') {
        // a fork also copies the first line of the other session
        session ??= open(payload, name, sink);
        return;
      }
      const kind = kindOf(parsed['type'], payload['type']);
      if (kind === undefined) return;
      session ??= open({}, name, sink);
      session.event({ kind, line: parsed, payload, number: line.number });
    }

    function readResult(line: Line): void {
      const outcome = readOutcome(line.bytes);
      if (outcome !== undefined) session?.result(outcome, () => parseLine(line, sink));
    }

    return {
      line(line) {
        if (!looksLikeObject(line, sink)) return;
        const head = line.bytes.subarray(0, HEAD_BYTES);
        if (TOOL_MARKS.some((mark) => head.includes(mark))) {
          if (session !== undefined) read(line);
        } else if (head.includes(RESULT_MARK)) readResult(line);
        else if (MARKS.some((mark) => line.bytes.includes(mark))) read(line);
      },
      end: () => session?.end(),
    };
  };
}
