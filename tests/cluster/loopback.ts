/** Servers on loopback for tests of the transport. Each is closed by `using`-like `close()`. */
import http from "node:http";
import https from "node:https";
import net from "node:net";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import type { TLSSocket } from "node:tls";
import type { Timing } from "../../src/cluster/timing.ts";
import type { Pair } from "./certificates.ts";

/** A running server. */
export interface Loopback {
  port: number;
  /** Method and URL of each request, oldest first. */
  seen: string[];
  close(): Promise<void>;
}

/** What a handler is told besides the request. */
export interface Seen {
  request: http.IncomingMessage;
  /** Common name in the client's certificate, if it gave one that was accepted. */
  commonName: string | undefined;
  /** How many requests came before this one. */
  count: number;
}

export type Handler = (seen: Seen, response: http.ServerResponse) => void;

/** TLS (HTTP/1.1); with `authority` client certificates are asked for, and required with `isRequired`. */
export function serveTls(
  pair: Pair,
  handler: Handler,
  client?: { authority: string; isRequired: boolean },
): Promise<Loopback> {
  const wishes = client
    ? { ca: client.authority, requestCert: true, rejectUnauthorized: client.isRequired }
    : {};
  const server = https.createServer({ ...pair, ...wishes });
  server.on("tlsClientError", () => {});
  return listening(server, handler);
}

/** Plain HTTP. */
export function servePlain(handler: Handler): Promise<Loopback> {
  return listening(http.createServer(), handler);
}

async function listening(server: http.Server | https.Server, handler: Handler): Promise<Loopback> {
  const seen: string[] = [];
  const sockets = trackSockets(server);
  server.on("request", (request: http.IncomingMessage, response: http.ServerResponse) => {
    seen.push(`${request.method} ${request.url}`);
    const socket = request.socket as TLSSocket;
    const subject = socket.authorized ? socket.getPeerCertificate()?.subject?.CN : undefined;
    const commonName = Array.isArray(subject) ? subject[0] : subject;
    handler({ request, commonName, count: seen.length - 1 }, response);
  });
  await listen(server);
  return { port: portOf(server), seen, close: () => closed(server, sockets) };
}

/** A proxy that understands CONNECT. `credentials` is `name:password`. `seen` lists the targets. */
export async function serveProxy(credentials?: string): Promise<Loopback> {
  const seen: string[] = [];
  const server = http.createServer();
  const sockets = trackSockets(server);
  server.on("connect", (request: http.IncomingMessage, socket: Duplex, head: Uint8Array) => {
    seen.push(`CONNECT ${request.url}`);
    const wanted = credentials === undefined ? undefined : `Basic ${btoa(credentials)}`;
    if (wanted && request.headers["proxy-authorization"] !== wanted) {
      socket.end("HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n");
      return;
    }
    const port = Number(request.url?.split(":").at(-1));
    const remote = net.connect(port, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      remote.write(head);
      remote.pipe(socket);
      socket.pipe(remote);
    });
    sockets.add(remote);
    remote.on("error", () => socket.destroy());
    socket.on("error", () => remote.destroy());
    remote.on("close", () => socket.destroy());
    socket.on("close", () => remote.destroy());
  });
  await listen(server);
  return { port: portOf(server), seen, close: () => closed(server, sockets) };
}

/** Raw TCP: each connection is given to `handler`. */
export async function serveTcp(handler: (socket: net.Socket) => void): Promise<Loopback> {
  const server = net.createServer((socket) => {
    socket.on("error", () => {});
    handler(socket);
  });
  const sockets = trackSockets(server);
  await listen(server);
  return { port: portOf(server), seen: [], close: () => closed(server, sockets) };
}

/** A clock that stands still and does not wait: it notes how long it should have. Long waits never end by themselves. */
export function fakeTiming(longestMs = 60_000): Timing & { slept: number[] } {
  const slept: number[] = [];
  return {
    slept,
    now: () => Date.now(),
    random: () => 0.5,
    breathe: () => Promise.resolve(),
    sleep: (ms, signal) => {
      if (ms < longestMs) {
        slept.push(ms);
        return Promise.resolve();
      }
      return new Promise((resolve) => {
        if (signal?.aborted) resolve();
        else signal?.addEventListener("abort", () => resolve(), { once: true });
      });
    },
  };
}

function trackSockets(server: net.Server): Set<{ destroy(): void }> {
  const sockets = new Set<{ destroy(): void }>();
  const track = (socket: net.Socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("close", () => sockets.delete(socket));
  };
  server.on("connection", track);
  server.on("secureConnection", track);
  return sockets;
}

function listen(server: net.Server): Promise<void> {
  return new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
}

function portOf(server: net.Server): number {
  return (server.address() as AddressInfo).port;
}

function closed(server: net.Server, sockets: Set<{ destroy(): void }>): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    for (const socket of sockets) socket.destroy();
  });
}
