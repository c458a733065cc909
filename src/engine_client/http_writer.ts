/** Writes HTTP/1.1 requests. */
export interface RequestHead {
  method: string;
  path: string;
  host: string;
  headers: Readonly<Record<string, string>>;
}

type Body = string | Uint8Array | ReadableStream<Uint8Array> | undefined;

const encoder = new TextEncoder();

/** A body that breaks off, other than a connection that does: the request cannot be completed. */
export class BodyFailure extends Error {
  override name = "BodyFailure";
}

/** Writes head and body. A body that is a stream goes out in chunks. Rejects with BodyFailure where that fails. */
export async function writeRequest(
  writer: WritableStreamDefaultWriter<Uint8Array>,
  head: RequestHead,
  body: Body,
): Promise<void> {
  const bytes = typeof body === "string" ? encoder.encode(body) : body;
  const isStream = bytes instanceof ReadableStream;
  const needsLength = bytes !== undefined || head.method === "POST" || head.method === "PUT";
  const lines = [
    `${head.method} ${head.path} HTTP/1.1`,
    `Host: ${head.host}`,
    ...Object.entries(head.headers).map(([name, value]) => `${name}: ${oneLine(value)}`),
    ...(isStream
      ? ["Transfer-Encoding: chunked"]
      : needsLength
      ? [`Content-Length: ${bytes?.length ?? 0}`]
      : []),
  ];
  await writer.write(encoder.encode(`${lines.join("\r\n")}\r\n\r\n`));
  if (!isStream) {
    if (bytes?.length) await writer.write(bytes);
    return;
  }
  for await (const chunk of readThrough(bytes)) {
    if (!chunk.length) continue;
    await writer.write(encoder.encode(`${chunk.length.toString(16)}\r\n`));
    await writer.write(chunk);
    await writer.write(encoder.encode("\r\n"));
  }
  await writer.write(encoder.encode("0\r\n\r\n"));
}

async function* readThrough(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  while (true) {
    const { value, done } = await reader.read().catch((cause) => {
      throw new BodyFailure("the body breaks off", { cause });
    });
    if (done) return;
    yield value;
  }
}

/** A value cannot begin another header. */
function oneLine(value: string): string {
  return value.replace(/[\r\n]/g, " ");
}
