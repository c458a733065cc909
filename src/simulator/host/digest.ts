/**
 * 64 hexadecimal digits that depend on nothing but `text`: image digests, container ids. It has the looks of a
 * SHA-256, not its strength (a real one would be asynchronous or cost a library).
 */
export function digest(text: string): string {
  let hex = "";
  for (let round = 0; round < 8; round++) hex += fnv1a(`${round}:${text}`).toString(16).padStart(8, "0");
  return hex;
}

/** 32-bit FNV-1a of the UTF-16 units, mixed once more so that near texts differ everywhere. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
