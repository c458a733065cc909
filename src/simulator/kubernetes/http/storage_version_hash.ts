/** A short name for the version in which a resource is stored (apiserver/pkg/endpoints/discovery, StorageVersionHash). */
const SHOWN_BYTES = 8;

export async function storageVersionHash(group: string, version: string, kind: string): Promise<string> {
  const text = new TextEncoder().encode(`${group}/${version}/${kind}`);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", text));
  return btoa(String.fromCharCode(...digest.subarray(0, SHOWN_BYTES)));
}
