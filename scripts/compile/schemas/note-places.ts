import type { Note } from "../note.ts";

/** The most places that are noted individually: some documents give every integer the bounds of 64 bits. */
const MAX_NOTES = 10;

/** Notes the keywords of which something is true, and how many more there are. */
export function notePlaces(places: readonly Note[], notes: Note[]): void {
  notes.push(...places.slice(0, MAX_NOTES));
  const next = places[MAX_NOTES];
  if (next === undefined) return;
  const message = `The same is true of ${places.length - MAX_NOTES} more keywords, including this one.`;
  notes.push({ message, pointer: next.pointer });
}
