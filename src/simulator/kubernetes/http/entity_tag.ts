/** Upper-case SHA-512, as the API server marks discovery and OpenAPI documents. */
export async function digestOf(content: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-512", content));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("").toUpperCase();
}

export async function entityTag(content: Uint8Array<ArrayBuffer>): Promise<string> {
  return `"${await digestOf(content)}"`;
}
