/** `curl`, with the words of 8.14. */
import { reason } from "../http_reason.ts";
import type { HttpAnswer, Process, Run, ServerCertificate } from "../../host/process.ts";
import {
  CURL_VERSION,
  type CurlOptions,
  parseCurlOptions,
  questionOf,
  transferText,
} from "./curl_options.ts";
import { ask, parseUrl, pathOf, type Reply, type Target } from "./http_client.ts";

const MAX_REDIRECTS = 50;

/** One URL after another; the exit code is the last one's. */
export function* curl(process: Process): Run {
  const options = parseCurlOptions(process.argv.slice(1));
  if (options.has("version") || options.has("V")) {
    process.out(
      `curl ${CURL_VERSION} (x86_64-pc-linux-gnu) libcurl/${CURL_VERSION} OpenSSL/3.5.1 zlib/1.3.1\n`,
    );
    return 0;
  }
  const { urls } = options;
  if (urls.length === 0) {
    process.err("curl: (2) no URL specified\n");
    return 2;
  }
  let code = 0;
  for (const url of urls) code = yield* transfer(process, url, options);
  return code;
}

function* transfer(process: Process, url: string, options: CurlOptions): Run {
  let target: Target | undefined = parseUrl(url);
  if (!target) {
    return failed(
      process,
      options,
      3,
      `URL rejected: ${
        /^\w+:\/\//.test(url)
          ? "Port number was not a decimal number between 0 and 65535"
          : "Malformed input to a URL function"
      }`,
    );
  }
  for (let redirects = 0;; redirects++) {
    const reply: Reply = yield* ask(process, target, questionOf(options, target));
    if (reply.kind !== "answer") return refused(process, options, target, reply);
    const problem = certificateProblem(process, options, target, reply.certificate);
    if (problem) return problem();
    if (options.has("v")) tell(process, options, target, reply);
    const next: Target | undefined = options.has("L") ? redirectOf(target, reply.answer) : undefined;
    if (!next || redirects >= MAX_REDIRECTS) return finish(process, options, target, reply.answer);
    target = next;
  }
}

function redirectOf(from: Target, { status, headers }: HttpAnswer): Target | undefined {
  const location = headers["Location"];
  if (status < 300 || status > 399 || !location) return undefined;
  return parseUrl(
    location.startsWith("/") ? `${from.scheme}://${from.host}:${from.port}${location}` : location,
  );
}

function finish(process: Process, options: CurlOptions, target: Target, answer: HttpAnswer): number {
  if (options.has("f") && answer.status >= 400) {
    return failed(process, options, 22, `The requested URL returned error: ${answer.status}`);
  }
  let text = "";
  if (options.has("i") || options.has("I")) text += headText(answer);
  if (options.method !== "HEAD") text += answer.body;
  const file = options.value("o");
  if (file === undefined || file === "-") process.out(text);
  else {
    const { files } = process.machine;
    const refusal = files.refusal(pathOf(process, file));
    if (refusal) {
      if (options.isLoud) process.err(`Warning: Failed to open the file ${file}: ${refusal}\n`);
      return failed(process, options, 23, "Failure writing output to destination");
    }
    files.write(pathOf(process, file), text);
  }
  const format = options.value("w");
  if (format !== undefined) process.out(transferText(format, target, answer));
  return 0;
}

function headText({ status, headers }: HttpAnswer): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${reason(status)}\r\n${lines.join("")}\r\n`;
}

/** `-v`: the connection and both heads, on standard error. */
function tell(
  process: Process,
  options: CurlOptions,
  target: Target,
  { address, answer }: Reply & { kind: "answer" },
): void {
  const { method, headers } = questionOf(options, target);
  const sent = Object.entries(headers).map(([name, value]) => `> ${name}: ${value}\n`).join("");
  const got = Object.entries(answer.headers).map(([name, value]) => `< ${name}: ${value}\n`).join("");
  process.err(
    `* Host ${target.host}:${target.port} was resolved.\n* IPv6: (none)\n* IPv4: ${address}\n` +
      `*   Trying ${address}:${target.port}...\n* Connected to ${target.host} (${address}) port ${target.port}\n` +
      `> ${method} ${target.path} HTTP/1.1\n${sent}> \n` +
      `< HTTP/1.1 ${answer.status} ${reason(answer.status)}\n${got}< \n` +
      `* Connection #0 to host ${target.host} left intact\n`,
  );
}

function refused(
  process: Process,
  options: CurlOptions,
  target: Target,
  reply: Exclude<Reply, { kind: "answer" }>,
): number {
  const at = `${target.host} port ${target.port}`;
  const limit = options.value("m");
  const limitMs = Math.round(Number(limit ?? options.value("connect-timeout") ?? 0) * 1000);
  switch (reply.kind) {
    case "unknown-host":
      if (reply.isSilent && limitMs > 0 && limitMs < 10_000) {
        return failed(process, options, 28, `Resolving timed out after ${limitMs + 1} milliseconds`);
      }
      return failed(process, options, 6, `Could not resolve host: ${target.host}`);
    case "refused":
      return failed(
        process,
        options,
        7,
        `Failed to connect to ${at} after 0 ms: Could not connect to server`,
      );
    case "not-tls":
      return failed(
        process,
        options,
        35,
        "TLS connect error: error:0A00010B:SSL routines::wrong version number",
      );
    case "timeout":
      if (limit !== undefined) {
        return failed(process, options, 28, `Connection timed out after ${limitMs} milliseconds`);
      }
      if (limitMs > 0) {
        return failed(
          process,
          options,
          28,
          `Failed to connect to ${at} after ${limitMs} ms: Timeout was reached`,
        );
      }
      return failed(
        process,
        options,
        28,
        `Failed to connect to ${at} after 130000 ms: Could not connect to server`,
      );
  }
}

/** Undefined: the server is who it says it is, or nobody asks. */
function certificateProblem(
  process: Process,
  options: CurlOptions,
  target: Target,
  certificate: ServerCertificate | undefined,
): (() => number) | undefined {
  if (!certificate || options.has("k")) return undefined;
  const file = options.value("cacert");
  const text = file === undefined ? undefined : process.machine.files.read(pathOf(process, file));
  if (file !== undefined && text === undefined) {
    return () =>
      failed(
        process,
        options,
        77,
        `error setting certificate verify locations:  CAfile: ${file} CApath: /etc/ssl/certs`,
      );
  }
  const isTrusted = file === undefined
    ? certificate.authority === "public"
    : text!.trim() === certificate.authority?.trim();
  if (!isTrusted) {
    return () => {
      failed(process, options, 60, "SSL certificate problem: unable to get local issuer certificate");
      if (options.isLoud) process.err(MORE);
      return 60;
    };
  }
  if (certificate.names.includes(target.host)) return undefined;
  return () => {
    const what = `SSL: no alternative certificate subject name matches target host name '${target.host}'`;
    failed(process, options, 60, what);
    if (options.isLoud) process.err(MORE);
    return 60;
  };
}

const MORE = "More details here: https://curl.se/docs/sslcerts.html\n\n" +
  "curl failed to verify the legitimacy of the server and therefore could not\n" +
  "establish a secure connection to it. To learn more about this situation and\n" +
  "how to fix it, please visit the webpage mentioned above.\n";

function failed(process: Process, options: CurlOptions, code: number, message: string): number {
  if (options.isLoud) process.err(`curl: (${code}) ${message}\n`);
  const format = options.value("w");
  // What never came has the number 000.
  if (format !== undefined && code !== 22) {
    process.out(format.replace(/%\{(http_code|response_code)\}/g, "000").replaceAll("\\n", "\n"));
  }
  return code;
}
