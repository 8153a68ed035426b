/** Names the duplicate cluster of a prompt, for tasks of a log and for recorded prompts alike. */
export function clusterName(cluster: number): string {
  return `prompt ${cluster}`;
}
