import { basename } from 'node:path';

/** The path of a folder, whichever system wrote it; what an export names is none. */
const FOLDER = /^(?:[/~\\]|[a-z]:)/iu;

/** Names a project: by the last part where it is a folder, else as it is told. */
export function nameProject(project: string): string {
  if (!FOLDER.test(project)) return project;
  const name = basename(project.replaceAll('\\', '/'));
  return name === '' ? '/' : name;
}
