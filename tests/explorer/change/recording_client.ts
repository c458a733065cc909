/** A client that notes what is sent and answers from a table, for tests of changes. */
import { Client } from "../../../src/cluster/client.ts";

export interface Sent {
  /** `PATCH /apis/…?dryRun=All`. */
  readonly line: string;
  readonly body: unknown;
}

/** What to answer to a line: an object, or a refusal with its code. */
export type Answers = Record<string, unknown>;

export function recordingClient(answers: Answers): { client: Client; sent: Sent[] } {
  const sent: Sent[] = [];
  const client = new Client({
    description: "a recording",
    request: (path, init = {}) => {
      const line = `${init.method ?? "GET"} ${path}`;
      sent.push({ line, body: init.body === undefined ? undefined : JSON.parse(String(init.body)) });
      const answer = answers[line];
      if (answer === undefined) return Promise.reject(new TypeError(`connection refused: ${line}`));
      const code = (answer as { code?: number }).code ?? 200;
      return Promise.resolve(Response.json(answer, { status: code }));
    },
    connect: () => Promise.reject(new Error("no streams here")),
    close: () => {},
  });
  return { client, sent };
}

export function refusal(code: number, message: string, reason = "Unknown"): unknown {
  return { kind: "Status", apiVersion: "v1", metadata: {}, status: "Failure", message, reason, code };
}
