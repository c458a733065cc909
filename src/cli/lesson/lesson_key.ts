/** Under which name is kept what is done in a lesson. */

/**
 * Folders of two people may hold lessons of the same id, and what was done in the one is nothing of the other:
 * `services.3f2a9c1d`. `place`: the lesson's folder, with all links followed; undefined: it is one of the course that
 * comes with the program, `services`.
 */
export async function lessonKey(id: string, place: string | undefined): Promise<string> {
  if (place === undefined) return id;
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(place));
  return `${id}.${new Uint8Array(hash).toHex().slice(0, HEX_DIGITS)}`;
}

const HEX_DIGITS = 8;
