import { frames } from "../../programs/docker/scripted_engine.ts";

/** What was asked, without what differs from one client to another: header lines, fields that say nothing. */
export interface AskedLine {
  line: string;
  body: unknown;
}

export interface RecordedEngine {
  path: string;
  asked: AskedLine[];
  close(): Promise<void>;
}

type Answer =
  | { status?: number; type?: string; headers?: string; body: string | Uint8Array }
  | "hijack"
  | "silence";

/**
 * Serves answers on a Unix socket: `METHOD /path` (with or without its query) to what is said. `hijack` gives the
 * connection to what stands under `STREAM /path`, bytes or `echo`; `silence` begins an answer and never ends it.
 */
export function recordedEngine(path: string, answers: Record<string, unknown>): RecordedEngine {
  const listener = Deno.listen({ transport: "unix", path });
  const asked: AskedLine[] = [];
  const open = new Set<Promise<void>>();
  const serving = (async () => {
    for await (const connection of listener) {
      const one = serve(connection, answers, asked).catch(() => {}).finally(() => open.delete(one));
      open.add(one);
    }
  })();
  return {
    path,
    asked,
    async close() {
      listener.close();
      await serving;
      await Promise.all(open);
    },
  };
}

const encoder = new TextEncoder();

async function serve(
  connection: Deno.Conn,
  answers: Record<string, unknown>,
  asked: AskedLine[],
): Promise<void> {
  try {
    const reader = new RequestReader(connection);
    for (let request = await reader.next(); request; request = await reader.next()) {
      const { method, target, body, isUpgrade } = request;
      const line = shownLine(method, target);
      if (!target.endsWith("/_ping")) asked.push({ line, body: shownBody(body) });
      const answer = answerTo(line, answers);
      if (answer === "hijack" && !isUpgrade) {
        await write(connection, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        continue;
      }
      if (answer === "hijack") {
        const content = answers[`STREAM ${line.split(" ")[1]!.split("?")[0]}`] as Uint8Array | "echo" ??
          frames();
        await write(
          connection,
          "HTTP/1.1 101 UPGRADED\r\nContent-Type: application/vnd.docker.raw-stream\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n",
        );
        if (content !== "echo") {
          await write(connection, content);
          return;
        }
        for await (const chunk of connection.readable) await write(connection, chunk);
        return;
      }
      if (answer === "silence") {
        await write(connection, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        await reader.next();
        return;
      }
      const bytes = typeof answer.body === "string" ? encoder.encode(answer.body) : answer.body;
      const { status = 200, type = "application/json", headers = "" } = answer;
      await write(
        connection,
        `HTTP/1.1 ${status} X\r\nApi-Version: 1.50\r\nOstype: linux\r\nContent-Type: ${type}\r\n${headers}Content-Length: ${bytes.length}\r\n\r\n`,
      );
      if (method !== "HEAD") await write(connection, bytes);
    }
  } finally {
    try {
      connection.close();
    } catch {
      // The other side was faster.
    }
  }
}

async function write(connection: Deno.Conn, content: string | Uint8Array): Promise<void> {
  let rest = typeof content === "string" ? encoder.encode(content) : content;
  while (rest.length) rest = rest.subarray(await connection.write(rest));
}

/** Without the version, with the query's words in order. */
function shownLine(method: string, target: string): string {
  const [path, query = ""] = target.replace(/^\/v[\d.]+/, "").split("?");
  const words = [...new URLSearchParams(query)].map(([name, value]) => `${name}=${value}`)
    // A client may say what it does not want, too.
    .filter((word) =>
      !/=(|0|false|null|\{\}|\[\])$/.test(word) && !/^(version|shmsize|size)=/.test(word) && word !== "rm=1"
    )
    .sort();
  return `${method} ${decodeURIComponent(path!)}${words.length ? `?${words.join("&")}` : ""}`;
}

function shownBody(body: string): unknown {
  try {
    return said(JSON.parse(body));
  } catch {
    return body === "" ? undefined : "(bytes)";
  }
}

/** Only what says something: no zeros, no empty lists. */
function said(value: unknown): unknown {
  if (Array.isArray(value)) return value.some((one) => said(one) !== undefined) ? value.map(said) : undefined;
  if (typeof value !== "object" || value === null) return value || undefined;
  const kept = Object.entries(value).map(([name, one]) => [name, said(one)] as const)
    .filter(([, one]) => one !== undefined).sort(([a], [b]) => a < b ? -1 : 1);
  return kept.length ? Object.fromEntries(kept) : undefined;
}

function answerTo(line: string, answers: Record<string, unknown>): Answer {
  if (line.endsWith("/_ping")) return { body: "OK", type: "text/plain" };
  const found = answers[line] ?? answers[line.split("?")[0]!];
  if (found === undefined) return { status: 404, body: '{"message":"page not found"}' };
  if (found === "hijack" || found === "silence") return found;
  if (typeof found === "object" && found !== null && "body" in found) return found as Answer;
  return { body: typeof found === "string" ? found : JSON.stringify(found) };
}

class RequestReader {
  #waiting = new Uint8Array();

  constructor(readonly connection: Deno.Conn) {}

  async next(): Promise<
    { method: string; target: string; body: string; isUpgrade: boolean } | undefined
  > {
    const head = await this.#until("\r\n\r\n");
    if (head === undefined) return undefined;
    const [method, target] = head.split(" ");
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    let body = "";
    if (/\r\ntransfer-encoding: *chunked/i.test(head)) {
      for (
        let size = parseInt(await this.#until("\r\n") ?? "0", 16);
        size > 0;
        size = parseInt(await this.#until("\r\n") ?? "0", 16)
      ) {
        body += await this.#take(size);
        await this.#until("\r\n");
      }
      await this.#until("\r\n");
    } else body = await this.#take(Number(length ?? 0));
    return { method: method!, target: target!, body, isUpgrade: /\r\nupgrade: *tcp/i.test(head) };
  }

  async #until(mark: string): Promise<string | undefined> {
    while (true) {
      const text = new TextDecoder("latin1").decode(this.#waiting);
      const at = text.indexOf(mark);
      if (at >= 0) {
        this.#waiting = this.#waiting.slice(at + mark.length);
        return text.slice(0, at);
      }
      if (!await this.#more()) return undefined;
    }
  }

  async #take(length: number): Promise<string> {
    while (this.#waiting.length < length && await this.#more());
    const text = new TextDecoder().decode(this.#waiting.subarray(0, length));
    this.#waiting = this.#waiting.slice(length);
    return text;
  }

  async #more(): Promise<boolean> {
    const buffer = new Uint8Array(16 * 1024);
    const count = await this.connection.read(buffer);
    if (count === null) return false;
    const both = new Uint8Array(this.#waiting.length + count);
    both.set(this.#waiting);
    both.set(buffer.subarray(0, count), this.#waiting.length);
    this.#waiting = both;
    return true;
  }
}
