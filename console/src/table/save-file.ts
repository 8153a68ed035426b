/** A file that the page hands to the person. */
interface SavedFile {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}

/** Offers a text as a download. */
export function saveFile({ name, type, text }: SavedFile): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
