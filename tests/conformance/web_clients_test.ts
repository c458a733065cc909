/**
 * curl and wget of the simulated machines beside those of this machine, on loopback: the same server answers both.
 * Standard output, exit code, and standard error without what depends on the release and on the time that passed are to
 * be equal. What is not on this machine is skipped.
 */
import assert from "node:assert/strict";
import type { HttpAnswer, HttpTarget } from "../../src/simulator/host/process.ts";
import { reason } from "../../src/simulator/userland/http_reason.ts";
import { wget } from "../../src/simulator/userland/commands/network.ts";
import { nginx } from "../../src/simulator/images/nginx.ts";
import { runArgv } from "../simulator/images/machine.ts";

const VERSION = await versionOf("curl", /^curl (\S+)/);
const WGET_VERSION = await versionOf("wget", /^GNU Wget (\S+)/);

/** `U` stands for the server's URL, `D` for a port at which nobody listens. */
const CURL_LINES = [
  "curl -s U/a",
  "curl -s U/a U/gone",
  "curl -si U/a",
  "curl -sI U/a",
  "curl -s -o /dev/null -w '%{http_code}\\n' U/gone",
  "curl -s -w '%{http_code} %{size_download} %{content_type} %{method} %{num_redirects}\\n' U/a",
  "curl -sL -w '%{num_redirects} %{size_header} %{url_effective}\\n' U/moved",
  "curl -s -w '%{redirect_url}|%header{content-type}|%{nope}|%{onerror}no\\n' U/moved",
  "curl -sf U/gone",
  "curl -fsS U/gone",
  "curl --fail-with-body -sS U/gone",
  "curl -f --fail-with-body U/gone -s",
  "curl -sSL --max-redirs 0 U/moved",
  "curl -siL U/moved",
  "curl -s U/echo -d a=1 -d b=2",
  "curl -s U/echo --data-urlencode 'q=a b&c'",
  "curl -s U/echo --json '{\"a\":1}'",
  "curl -sG U/echo -d a=1 --data-urlencode 'b=c d'",
  "curl -s -b a=1 -u joe:x -H 'X-A: b' -H Accept: -H 'Empty;' -A me -e ref -d x U/echo",
  "curl -s -X DELETE U/echo",
  "echo body > f; curl -s -T f U/up/; curl -s -d @f U/echo; curl -s --data-binary @f U/echo",
  "echo body | curl -s -d @- U/echo",
  "curl -sO U/page.html; cat page.html",
  "curl -sOJ U/named; cat report.txt; curl -sSOJ U/named 2>/dev/null; echo $?",
  "curl -s -o a -o b U/a U/gone; cat a b",
  "curl -s 'U/{a,gone}/[1-2]' -o 'f_#1_#2' -w '%{filename_effective}\\n'; cat f_*",
  "curl -s --create-dirs -o d/e/f U/a; cat d/e/f",
  "mkdir d; curl -sO --output-dir d U/q; cat d/q",
  "curl -s -D - -o /dev/null U/a",
  "curl -sS D",
  "curl -s D; echo $?",
  "curl -s -o /dev/null -w '%{http_code} %{exitcode}\\n' D",
  "curl -sS nowhere.invalid",
  "curl -sS --retry 1 --retry-connrefused --retry-delay 1 D",
  "curl -sS --unix-socket /nosock http://x/",
  "curl",
  "curl --nope",
  "curl -X",
  "curl -m abc U",
  "curl -d x -I U/a",
  "curl -sv U/a",
  "curl -svd abc U/echo",
  "curl U/a",
  "curl -d abcdefghi U/a -o /dev/null",
  "curl -L U/moved",
  "curl U/gone -f",
  "curl -sS -c - U/set U/echo",
];

const WGET_LINES = [
  "wget U/a",
  "wget -q U/a; wget U/a; cat a.1",
  "wget -nv U/a",
  "wget -O x U/a; cat x",
  "wget -qO- U/a",
  "wget -O- U/a",
  "wget U/gone",
  "wget -nv U/gone",
  "wget -q U/gone",
  "wget D",
  "wget -q -t 2 D",
  "wget nowhere.invalid",
  "wget --spider U/a",
  "wget --spider U/gone",
  "wget -S U/a -O z",
  "wget -qS U/a -O z",
  "wget U/moved -O z; cat z",
  "wget -q U/a; wget -c U/a",
  "wget -nc U/a; wget -nc U/a",
  "wget -P d U/z; cat d/z",
  "wget",
  "wget --nope",
  "wget -O",
  "wget foo://x",
  "wget -q --header 'X: y' --post-data 'a=1' -O- U/echo",
  "wget --method=PUT --body-data=x -qO- U/echo",
  "wget -U me --referer=r --user=joe -qO- U/echo",
  "wget -O /nodir/x U/a",
  "wget --content-disposition -nv U/named",
  "wget U/",
  "wget -i list",
  "wget --progress=bar:force U/a -O index.html",
  "wget -q --show-progress U/big",
  "wget U/big",
  "wget U/a U/big -nv -O two; cat two | wc -c",
];

const BIG = "0123456789abcde\n".repeat(8_000);

const BODIES: Readonly<Record<string, string>> = { "/moved": "", "/named": "data\n", "/big": BIG };

function answerOf({ method, path, headers, body }: HttpTarget["request"]): HttpAnswer {
  const status = path.startsWith("/gone") ? 404 : path === "/moved" ? 302 : 200;
  const shown = path.startsWith("/echo")
    ? `${method} ${path} ${JSON.stringify(Object.entries(headers))} ${body}\n`
    : BODIES[path] ?? (status === 200 ? "hello\n" : "not here\n");
  return {
    status,
    headers: {
      "Content-Type": "text/plain",
      ...(path === "/moved" ? { Location: "/x" } : {}),
      ...(path === "/set" ? { "Set-Cookie": "id=7; Path=/" } : {}),
      ...(path === "/named" ? { "Content-Disposition": 'attachment; filename="report.txt"' } : {}),
      "Content-Length": String(shown.length),
      "Connection": "close",
    },
    body: shown,
  };
}

for (
  const [name, version, lines] of [["curl", VERSION, CURL_LINES], ["wget", WGET_VERSION, WGET_LINES]] as const
) {
  Deno.test({
    name: `no ${name} on this machine: it is not compared`,
    ignore: version !== undefined,
    fn() {},
  });
  Deno.test({
    name: `${name} beside the real one`,
    ignore: version === undefined,
    fn: (test) => compare(test, lines),
  });
}

async function compare(test: Deno.TestContext, lines: readonly string[]): Promise<void> {
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const { port } = listener.addr as Deno.NetAddr;
  const serving = serve(listener);
  for (const line of lines) {
    await test.step(line, async () => {
      const written = line.replaceAll(/\bU\b(?=\/|$|')/g, `http://127.0.0.1:${port}`)
        .replaceAll(/(?<= )D\b/g, "http://127.0.0.1:9");
      assert.deepEqual(simulated(written, port), await real(written));
    });
  }
  listener.close();
  await serving;
}

type Ended = [out: string, err: string, code: number | undefined];

function simulated(line: string, port: number): Ended {
  const answer = (target: HttpTarget) => target.port === port ? answerOf(target.request) : undefined;
  const fetch = (target: HttpTarget) => {
    if (target.host.endsWith(".invalid")) return { kind: "unknown-host" as const };
    const found = answer(target);
    return found
      ? { kind: "answer" as const, address: target.host, answer: found }
      : { kind: "refused" as const, address: target.host };
  };
  const ran = runArgv(["bash", "-c", line], {
    image: { ...nginx, programs: { ...nginx.programs, "/usr/bin/wget": wget } },
    cwd: "/tmp",
    fetch: (host, number, _path, request) => fetch({ host, port: number, request }),
  });
  return [ran.out.replaceAll(RELEASES, "$1/R"), comparable(ran.err), ran.code];
}

async function real(line: string): Promise<Ended> {
  const cwd = await Deno.makeTempDir();
  try {
    const { stdout, stderr, code } = await new Deno.Command("timeout", {
      args: ["-s", "KILL", "20", "/bin/bash", "-c", line],
      cwd,
      env: { LC_ALL: "C.UTF-8", PATH: "/usr/bin:/bin", HOME: cwd },
      clearEnv: true,
      stdin: "null",
    }).output();
    const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
    return [text(stdout).replaceAll(RELEASES, "$1/R"), comparable(text(stderr)), code];
  } finally {
    await Deno.remove(cwd, { recursive: true });
  }
}

/** Without what a release words in its own way, and what time decides. */
function comparable(text: string): string {
  return text.replaceAll(RELEASES, "$1/R")
    .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g, "NOW")
    .replaceAll(/\([\d.]+ .?B\/s\)/g, "(SPEED)")
    .replaceAll(/in \d[\d.]*m?s */g, "in TIME")
    .replaceAll(/clock time: \S+/g, "clock time: TIME")
    .replaceAll(/%\s+[\d.]+[ KMG](=| )\S+$/gm, "% SPEED")
    .replaceAll(/ +--\.-.B\/s| +[\d.]+ *.B\/s/g, " RATE")
    .replaceAll("Couldn't connect to server", "Could not connect to server")
    .replace(/^\* .*\n/gm, "")
    .replace(/^curl: You must select either .*\n/gm, "")
    .replace(/(^|(?<=\r)) *\d+ [^\r\n]*(?=\r|\n|$)/gm, meterTotals)
    .replace(/(\r {2}0[^\r\n]*)+(?=\r[^\r\n]|\r?\n)/g, "")
    .replace(/after \d+ ms/g, "after N ms");
}

const RELEASES = /(curl|Wget)\/[\d.]+/g;

/** The columns of the meter that count bytes. */
function meterTotals(line: string): string {
  return line.trim().split(/\s+/).slice(0, 6).join(" ");
}

/** One request a connection, in HTTP/1.1 by hand: curl sees the very headers of `answerOf`. */
async function serve(listener: Deno.Listener): Promise<void> {
  for await (const connection of listener) void answer(connection).catch(() => {});
}

async function answer(connection: Deno.Conn): Promise<void> {
  const buffer = new Uint8Array(65_536);
  let text = "";
  for (let length = 0; !isWhole(text);) {
    length = await connection.read(buffer) ?? 0;
    if (length === 0) break;
    text += new TextDecoder().decode(buffer.subarray(0, length));
    if (/expect: 100-continue/i.test(text)) {
      await connection.write(new TextEncoder().encode("HTTP/1.1 100 Continue\r\n\r\n"));
    }
  }
  const [head = "", body = ""] = text.split(/\r\n\r\n(.*)/s);
  const [first = "", ...lines] = head.split("\r\n");
  const [method = "", path = ""] = first.split(" ");
  const headers = Object.fromEntries(lines.map((line) => /^([^:]+): ?(.*)$/.exec(line)!.slice(1, 3)));
  const { status, headers: own, body: shown } = answerOf({ method, path, headers, body });
  const fields = Object.entries(own).map(([name, value]) => `${name}: ${value}\r\n`).join("");
  const content = method === "HEAD" ? "" : shown;
  await connection.write(
    new TextEncoder().encode(`HTTP/1.1 ${status} ${reason(status)}\r\n${fields}\r\n${content}`),
  );
  connection.close();
}

function isWhole(text: string): boolean {
  const [head, body] = text.split(/\r\n\r\n(.*)/s);
  return body !== undefined && body.length >= Number(/content-length: *(\d+)/i.exec(head!)?.[1] ?? 0);
}

async function versionOf(program: string, pattern: RegExp): Promise<string | undefined> {
  try {
    const { stdout } = await new Deno.Command(program, { args: ["--version"] }).output();
    return pattern.exec(new TextDecoder().decode(stdout))?.[1];
  } catch {
    return undefined;
  }
}
