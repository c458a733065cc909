import type { Call } from "../program.ts";

/** `--raw`: a path of the API asked as it is, and the answer as it comes. */
export async function rawRequest(
  { io, connect }: Pick<Call, "io" | "connect">,
  method: string,
  path: string,
  body?: string,
): Promise<number> {
  if (!path.startsWith("/")) {
    throw new Error(
      `--raw must be a valid URL path: parse ${JSON.stringify(path)}: invalid URI for request`,
    );
  }
  const { client } = await connect();
  const sent = body === undefined ? {} : { body, headers: { "content-type": "application/json" } };
  const response = await client.request(path, { accept: "*/*", signal: io.signal }, { method, ...sent });
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) await io.out(decoder.decode(chunk, { stream: true }));
  return 0;
}
