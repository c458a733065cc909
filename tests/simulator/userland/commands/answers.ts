/** A small world for programs that ask: one name for each thing that can become of a request. */
import type { FetchOutcome, HttpAnswer } from "../../../../src/simulator/host/process.ts";

const answer = (status: number, body: string, headers = {}): FetchOutcome => ({
  kind: "answer",
  address: "10.96.1.2",
  answer: { status, headers, body },
});

const secure = (authority: string | undefined, names: string[]): FetchOutcome => ({
  ...answer(200, "secret") as { kind: "answer"; address: string; answer: HttpAnswer },
  certificate: { authority, names },
});

const outcomes: Record<string, FetchOutcome> = {
  web: answer(200, "hello", { Server: "nginx" }),
  named: answer(200, "data", { "Content-Disposition": 'attachment; filename="report.txt"' }),
  gone: answer(404, "no"),
  moved: answer(302, "", { Location: "http://web/new" }),
  shut: { kind: "refused", address: "10.96.1.3" },
  deaf: { kind: "reset", address: "10.96.1.7" },
  slow: { kind: "timeout", address: "10.96.1.4" },
  plain: { kind: "not-tls", address: "10.96.1.5" },
  "example.com": secure("public", ["example.com"]),
  api: secure("CA\n", ["api"]),
  other: secure("CA\n", ["api"]),
  mute: { kind: "unknown-host", isSilent: true },
};

export function fetch(host: string): FetchOutcome {
  return outcomes[host] ?? { kind: "unknown-host" };
}
