/** Bytes that no client of good will sends, over the real sockets: each gets an error, and the server lives on. */
import assert from "node:assert/strict";
import { parseYamlDocuments } from "../../src/kube/yaml.ts";
import { withServedWorld } from "./served_world.ts";

const EXEC = "/exec?command=cat&stdin=true&stdout=true";
const WEB_SOCKET = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n" +
  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: v5.channel.k8s.io\r\n";
const SPDY = "Connection: Upgrade\r\nUpgrade: SPDY/3.1\r\nX-Stream-Protocol-Version: v4.channel.k8s.io\r\n";
const READ_MS = 1500;

const text = (value: string) => new TextEncoder().encode(value);

/** A frame of a WebSocket: first byte, payload; masked with zeros unless told otherwise. */
function frame(first: number, payload: Uint8Array, isMasked = true): Uint8Array {
  return Uint8Array.of(
    first,
    (isMasked ? 0x80 : 0) + payload.length,
    ...(isMasked ? [0, 0, 0, 0] : []),
    ...payload,
  );
}

interface Attack {
  what: string;
  /** Method and path; `POD` stands for a pod's path. */
  request: string;
  headers?: string;
  /** Sent after the request. */
  then?: Uint8Array[];
  /** What the answer's first line, or all of it, holds; absent: any answer, or none. */
  answer?: RegExp;
}

const IN = "/api/v1/namespaces/default";

const attacks: Attack[] = [
  { what: "no HTTP at all", request: "\x00\x01\x02 nonsense" },
  { what: "20,000 headers", request: "GET /api", headers: "X-A: 1\r\n".repeat(20_000) },
  { what: "a header of a megabyte", request: "GET /api", headers: `X-A: ${"a".repeat(1 << 20)}\r\n` },
  { what: "a path of a megabyte", request: `GET /${"a".repeat(1 << 20)}` },
  {
    what: "an encoded slash in a name",
    request: `GET ${IN}/pods/a%2Fb`,
    answer: /404 .*pods \\"a\/b\\" not found/s,
  },
  { what: "a way out of the path", request: "GET /api/v1/../../../etc/passwd", answer: /^HTTP\/1\.1 404/ },
  { what: "an encoded way out", request: `GET ${IN}/pods/%2e%2e%2fsecrets`, answer: /^HTTP\/1\.1 404/ },
  { what: "half an escape", request: `GET ${IN}/pods/%`, answer: /^HTTP\/1\.1 404/ },
  {
    what: "a proxy to a way out",
    request: `GET ${IN}/services/..%2f..%2fx/proxy/`,
    answer: /^HTTP\/1\.1 404/,
  },
  { what: "exec without an upgrade", request: `GET POD${EXEC}`, answer: /400 .*Upgrade request required/s },
  {
    what: "exec as what nobody speaks",
    request: `GET POD${EXEC}`,
    headers: "Upgrade: h3\r\n",
    answer: /HTTP\/1\.1 400/,
  },
  {
    what: "exec in no pod",
    request: `GET ${IN}/pods/nobody${EXEC}`,
    headers: WEB_SOCKET,
    answer: /404 .*nobody\\" not found/s,
  },
  {
    what: "a stream of an object",
    request: `GET ${IN}/configmaps`,
    headers: WEB_SOCKET,
    answer: /HTTP\/1\.1 40\d/,
  },
  {
    what: "protocols that nobody knows",
    request: `GET POD${EXEC}`,
    headers: WEB_SOCKET.replace("v5.channel", "v9.channel"),
    answer: /400 .*unable to negotiate protocol/s,
  },
  {
    what: "a message in pieces is one message",
    request: `GET POD${EXEC}`,
    headers: WEB_SOCKET,
    then: [frame(0x02, text("\x00to")), frame(0x80, text("gether\n")), frame(0x82, Uint8Array.of(255, 0))],
    answer: /together\n/,
  },
  {
    what: "channels that nobody has",
    request: `GET POD${EXEC}`,
    headers: WEB_SOCKET,
    then: [
      frame(0x82, Uint8Array.of(77, 1)),
      frame(0x82, new Uint8Array()),
      frame(0x82, text("\x00alive\n")),
    ],
    answer: /alive\n/,
  },
  {
    what: "a frame without a mask",
    request: `GET POD${EXEC}`,
    headers: WEB_SOCKET,
    then: [frame(0x82, text("\x00x"), false)],
  },
  {
    what: "an unknown kind of frame",
    request: `GET POD${EXEC}`,
    headers: WEB_SOCKET,
    then: [frame(0x83, text("x"))],
  },
  {
    what: "a piece of nothing",
    request: `GET POD${EXEC}`,
    headers: WEB_SOCKET,
    then: [frame(0x80, text("x"))],
  },
  {
    what: "a frame that says it is endless",
    request: `GET POD${EXEC}`,
    headers: WEB_SOCKET,
    then: [Uint8Array.of(0x82, 0xff, 0x7f, 255, 255, 255, 255, 255, 255, 255, 0, 0, 0, 0)],
  },
  {
    what: "garbage in a port-forward's SPDY",
    request: "GET POD/portforward",
    headers: WEB_SOCKET.replace("v5.channel.k8s.io", "SPDY/3.1+portforward.k8s.io"),
    then: [frame(0x82, new Uint8Array(100).fill(0xff))],
    answer: /^HTTP\/1\.1 101/,
  },
  {
    what: "SPDY without a version",
    request: `POST POD${EXEC}`,
    headers: SPDY.replace(/X-.*/, "") + "",
    answer: /HTTP\/1\.1 400/,
  },
  {
    what: "SPDY to no pod",
    request: `POST ${IN}/pods/nobody${EXEC}`,
    headers: SPDY,
    answer: /HTTP\/1\.1 404/,
  },
  {
    what: "SPDY of no version",
    request: `POST POD${EXEC}`,
    headers: SPDY.replace("v4.", "v9."),
    answer: /403 .*unable to negotiate/s,
  },
  {
    what: "garbage in SPDY",
    request: `POST POD${EXEC}`,
    headers: SPDY,
    then: [new Uint8Array(1000).fill(0x80)],
    answer: /^HTTP\/1\.1 101/,
  },
  {
    what: "SPDY that stops in the middle",
    request: `POST POD${EXEC}`,
    headers: SPDY,
    then: [Uint8Array.of(0x80, 3, 0, 1, 0, 0xff, 0xff, 0xff)],
    answer: /^HTTP\/1\.1 101/,
  },
];

interface Door {
  port: number;
  ca: string;
  token: string;
  pod: string;
}

/** All that comes back until the server closes, or says nothing more. */
async function send({ port, ca, token, pod }: Door, attack: Attack): Promise<string> {
  const connection = await Deno.connectTls({ hostname: "127.0.0.1", port, caCerts: [ca] });
  const timer = setTimeout(() => connection.close(), READ_MS);
  let answer = "";
  try {
    const head =
      `${
        attack.request.replace("POD", pod)
      } HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\n` +
      `${attack.headers ?? ""}\r\n`;
    const writer = connection.writable.getWriter();
    const writing = (async () => {
      for (const bytes of [text(head), ...attack.then ?? []]) await writer.write(bytes);
    })();
    writing.catch(() => {}); // the server may close before it has read all
    for await (const chunk of connection.readable) {
      answer += new TextDecoder("latin1").decode(chunk);
      if (attack.answer?.test(answer)) break;
    }
  } catch {
    // closed by either side
  } finally {
    clearTimeout(timer);
    try {
      connection.close();
    } catch {
      // already
    }
  }
  return answer;
}

Deno.test("hostile bytes get an error, and the server lives on", {
  sanitizeOps: false,
  sanitizeResources: false,
}, async (t) => {
  await withServedWorld("", async ({ kubeconfig, api }) => {
    const [{ value }] = parseYamlDocuments(await Deno.readTextFile(kubeconfig)) as unknown as [{
      value: {
        clusters: { cluster: { server: string; "certificate-authority-data": string } }[];
        users: { user: { token?: string } }[];
      };
    }];
    const { server, "certificate-authority-data": ca } = value.clusters[0]!.cluster;
    const [pod] = (await api(`${IN}/pods?labelSelector=app=my-service-a`)).items;
    const door: Door = {
      port: Number(new URL(server).port),
      ca: atob(ca),
      token: value.users.find(({ user }) => user.token)!.user.token!,
      pod: `${IN}/pods/${pod.metadata.name}`,
    };
    const alive: Attack = { what: "", request: "GET /healthz", answer: /200 .*ok$/s };
    for (const attack of attacks) {
      await t.step(attack.what, async () => {
        const answer = await send(door, attack);
        if (attack.answer) assert.match(answer, attack.answer);
        assert.match(await send(door, alive), alive.answer!);
      });
    }
  });
});
