import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const CHATS = 'chats';
/** A sub-agent's chat lies one folder deeper than that of the main agent. */
const FOLDERS_ABOVE = 2;

function chatsFolderOf(path: string): string | undefined {
  let folder = dirname(path);
  for (let level = 0; level < FOLDERS_ABOVE; level += 1) {
    if (folder.endsWith(CHATS)) return folder;
    folder = dirname(folder);
  }
  return undefined;
}

/** Gives the folder that chats are about, which newer versions write beside them; nothing where they did not. */
export function projectRootOf(path: string): string | undefined {
  const chats = chatsFolderOf(path);
  if (chats === undefined) return undefined;
  try {
    return readFileSync(join(dirname(chats), '.project_root'), 'utf8').trim();
  } catch {
    return undefined;
  }
}
