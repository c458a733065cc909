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

/** `--raw` of verbs that send a file: one, or what comes on standard input. */
export async function sendRawFile(call: Call, method: string): Promise<number> {
  const { flags, io } = call;
  const [file, ...others] = flags.list("filename");
  if (file === undefined || others.length > 0 || /^https?:/.test(file)) {
    throw new Error("--raw can only use a single local file or stdin");
  }
  if (flags.string("output") !== "") throw new Error("--raw and --output are mutually exclusive");
  return await rawRequest(
    call,
    method,
    flags.string("raw"),
    file === "-" ? await io.readInput() : await read(io, file),
  );
}

async function read(io: Call["io"], path: string): Promise<string> {
  try {
    return await io.readFile(path);
  } catch (error) {
    const isMissing = (error as { code?: string }).code === "ENOENT" || (error as Error).name === "NotFound";
    const reason = isMissing ? "no such file or directory" : (error as Error).message;
    throw new Error(`open ${path}: ${reason}`, { cause: error });
  }
}
