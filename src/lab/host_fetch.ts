/** HTTP requests over the simulated network, in the shape of `fetch`. */
import { bytesOf, textOf } from "../simulator/host/byte_text.ts";
import type { FetchOutcome, HttpAnswer, Machine } from "../simulator/host/process.ts";

/** Rejects with a TypeError, as `fetch` does, where no answer comes. */
export async function fetchOverHost(
  machine: Pick<Machine, "fetch">,
  url: string,
  init: RequestInit = {},
): Promise<Response> {
  const request = new Request(url, init);
  const { protocol, hostname, port, pathname, search } = new URL(url);
  const isSecure = protocol === "https:";
  const target = {
    host: hostname,
    port: Number(port) || (isSecure ? 443 : 80),
    isSecure,
    request: {
      method: request.method,
      path: pathname + search,
      headers: { Host: port ? `${hostname}:${port}` : hostname, ...Object.fromEntries(request.headers) },
      body: textOf(new Uint8Array(await request.arrayBuffer())),
    },
  };
  const outcome = machine.fetch(target);
  if (outcome.kind === "answer") return responseOf(outcome.answer);
  if (outcome.kind === "pending") return responseOf(await outcome.answer);
  throw new TypeError(`${request.method} ${JSON.stringify(url)}: ${failureText(outcome, target)}`);
}

export function responseOf({ status, headers, body }: HttpAnswer): Response {
  const isEmpty = status === 204 || status === 304;
  return new Response(isEmpty ? null : bytesOf(body), { status, headers: { ...headers } });
}

/** In the words of Go's net package. */
export function failureText(
  outcome: Exclude<FetchOutcome, { kind: "answer" | "pending" }>,
  { host, port }: { host: string; port: number },
): string {
  switch (outcome.kind) {
    case "refused":
      return `dial tcp ${outcome.address}:${port}: connect: connection refused`;
    case "reset":
      return `read tcp ${outcome.address}:${port}: read: connection reset by peer`;
    case "timeout":
      return `dial tcp ${outcome.address}:${port}: i/o timeout`;
    case "not-tls":
      return "http: server gave HTTP response to HTTPS client";
    case "unknown-host":
      return outcome.isSilent
        ? `dial tcp: lookup ${host} on 127.0.0.53:53: i/o timeout`
        : `dial tcp: lookup ${host} on 127.0.0.53:53: no such host`;
  }
}
