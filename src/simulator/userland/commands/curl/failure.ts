/** What curl says, and ends on, where no answer came. */
import type { Question, Reply, Target } from "../http_client.ts";
import type { CurlOptions } from "./curl_options.ts";

export interface Failure {
  code: number;
  message: string;
  /** What is printed after it. */
  hint?: string;
}

/** Undefined: the URL may be asked. */
export function urlFailure(text: string, target: Target | undefined): Failure | undefined {
  const scheme = /^([a-zA-Z][\w+.-]*):\/\//.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== "http" && scheme !== "https") {
    return { code: 1, message: `Protocol "${scheme}" not supported` };
  }
  const rejected = (what: string): Failure => ({ code: 3, message: `URL rejected: ${what}` });
  if (text === "") return { code: 3, message: "URL using bad/illegal format or missing URL" };
  if (/\s|\p{Cc}/u.test(text)) return rejected("Malformed input to a URL function");
  if (/^\w+:\/\/(?=[/?#]|$)/.test(text)) return rejected("No host part in the URL");
  const plain = text.replace(/^(\w+:\/\/)?[^/@]*@/, "$1");
  const port = /^(?:\w+:\/\/)?[^/:?#]+:([^/?#]*)/.exec(plain)?.[1];
  if (port !== undefined && port !== "" && !(/^\d+$/.test(port) && Number(port) <= 65_535)) {
    return rejected("Port number was not a decimal number between 0 and 65535");
  }
  return target ? undefined : rejected("Malformed input to a URL function");
}

export function failureOf(
  reply: Exclude<Reply, { kind: "answer" }>,
  { timeoutMs, limitMs }: Question,
  options: CurlOptions,
  { host, port }: Target,
): Failure {
  const at = `${host} port ${port}`;
  switch (reply.kind) {
    case "unknown-host":
      if (reply.isSilent && timeoutMs !== undefined && timeoutMs < 10_000) {
        return { code: 28, message: `Resolving timed out after ${timeoutMs + 1} milliseconds` };
      }
      return { code: 6, message: `Could not resolve host: ${host}` };
    case "refused":
      return { code: 7, message: `Failed to connect to ${at} after 0 ms: Could not connect to server` };
    case "reset":
      return { code: 56, message: "Recv failure: Connection reset by peer" };
    case "not-tls":
      return { code: 35, message: "TLS connect error: error:0A00010B:SSL routines::wrong version number" };
    case "late":
      return { code: 28, message: `Operation timed out after ${limitMs} milliseconds with 0 bytes received` };
    case "timeout": {
      if (options.value("m") !== undefined) {
        return { code: 28, message: `Connection timed out after ${timeoutMs} milliseconds` };
      }
      const [ms, why] = timeoutMs === undefined
        ? [130_000, "Could not connect to server"]
        : [timeoutMs, "Timeout was reached"];
      return { code: 28, message: `Failed to connect to ${at} after ${ms} ms: ${why}` };
    }
  }
}
