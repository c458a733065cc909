/** The management plugin of RabbitMQ: its page, and the part of its API that tells how the broker is. */
import { ownEntry } from "../../kube/own_entry.ts";
import type { HttpAnswer, HttpRequest } from "../host/process.ts";
import type { BrokerQueue, RabbitBroker } from "./rabbitmq_broker.ts";

export interface BrokerAccount {
  name: string;
  password: string;
  virtualHost: string;
}

export interface Broker {
  rabbit: RabbitBroker;
  account: BrokerAccount;
  version: string;
  erlang: string;
  /** `rabbit@rabbitmq` */
  node: string;
  startedMs: number;
  now(): number;
}

/** As `GET /api/queues` lists them. */
function queueRow(
  { name, ready, unacknowledged, published, consumers }: BrokerQueue,
  { node, account }: Broker,
) {
  return {
    name,
    vhost: account.virtualHost,
    node,
    type: "classic",
    durable: true,
    state: "running",
    consumers: consumers.size,
    messages: ready.length + unacknowledged,
    messages_ready: ready.length,
    messages_unacknowledged: unacknowledged,
    message_stats: { publish: published },
  };
}

function sumOf({ rabbit }: Broker, count: (queue: BrokerQueue) => number): number {
  return [...rabbit.queues.values()].reduce((total, queue) => total + count(queue), 0);
}

/** Who may come in, as the variables of the container say. */
export function accountOf(env: Readonly<Record<string, string>>): BrokerAccount {
  return {
    name: env["RABBITMQ_DEFAULT_USER"] || "guest",
    password: env["RABBITMQ_DEFAULT_PASS"] || "guest",
    virtualHost: env["RABBITMQ_DEFAULT_VHOST"] || "/",
  };
}

export function managementAnswer(broker: Broker, request: HttpRequest): HttpAnswer {
  const [path = "/"] = request.path.split("?");
  if (!path.startsWith("/api/")) return page(path);
  if (!isAllowed(broker.account, request)) {
    const refused = json(401, { error: "not_authorized", reason: "Login failed" });
    return {
      ...refused,
      headers: { ...refused.headers, "www-authenticate": 'Basic realm="RabbitMQ Management"' },
    };
  }
  const told = ownEntry(QUESTIONS, path.slice("/api/".length).replace(/\/$/, ""));
  if (!told) return json(404, { error: "Object Not Found", reason: "Not Found" });
  if (request.method !== "GET" && request.method !== "HEAD") return json(405, {});
  return json(200, told(broker));
}

const QUESTIONS: Readonly<Record<string, (broker: Broker) => unknown>> = {
  overview: (broker) => ({
    management_version: broker.version,
    rabbitmq_version: broker.version,
    product_name: "RabbitMQ",
    product_version: broker.version,
    erlang_version: broker.erlang,
    cluster_name: broker.node,
    node: broker.node,
    message_stats: { publish: sumOf(broker, ({ published }) => published) },
    queue_totals: {
      messages: sumOf(broker, ({ ready, unacknowledged }) => ready.length + unacknowledged),
      messages_ready: sumOf(broker, ({ ready }) => ready.length),
      messages_unacknowledged: sumOf(broker, ({ unacknowledged }) => unacknowledged),
    },
    object_totals: {
      channels: broker.rabbit.connections.size,
      connections: broker.rabbit.connections.size,
      consumers: sumOf(broker, ({ consumers }) => consumers.size),
      exchanges: EXCHANGES.length,
      queues: broker.rabbit.queues.size,
    },
    listeners: [
      { node: broker.node, protocol: "amqp", ip_address: "::", port: 5672 },
      { node: broker.node, protocol: "http", ip_address: "::", port: 15672 },
    ],
  }),
  whoami: ({ account }) => ({ name: account.name, tags: ["administrator"] }),
  users: ({ account }) => [{ name: account.name, tags: ["administrator"], limits: {} }],
  vhosts: ({ account }) => [{ name: account.virtualHost, description: "Default virtual host", tags: [] }],
  nodes: (
    { node, startedMs, now },
  ) => [{ name: node, type: "disc", running: true, uptime: now() - startedMs }],
  exchanges: ({ account }) =>
    EXCHANGES.map(([name, type]) => ({ name, type, vhost: account.virtualHost, durable: true })),
  queues: (broker) => [...broker.rabbit.queues.values()].map((queue) => queueRow(queue, broker)),
  connections: ({ rabbit, node }) =>
    [...rabbit.connections.values()].map(({ user, peer, virtualHost, startedMs }) => ({
      name: `${peer} -> 5672`,
      user,
      vhost: virtualHost,
      node,
      state: "running",
      protocol: "AMQP 0-9-1",
      connected_at: startedMs,
    })),
  channels: () => [],
  consumers: () => [],
  bindings: () => [],
  permissions: ({ account }) => [
    { user: account.name, vhost: account.virtualHost, configure: ".*", write: ".*", read: ".*" },
  ],
  "health/checks/alarms": () => ({ status: "ok" }),
  "health/checks/local-alarms": () => ({ status: "ok" }),
};

/** Those that every virtual host has. */
const EXCHANGES = [
  ["", "direct"],
  ["amq.direct", "direct"],
  ["amq.fanout", "fanout"],
  ["amq.headers", "headers"],
  ["amq.match", "headers"],
  ["amq.rabbitmq.trace", "topic"],
  ["amq.topic", "topic"],
] as const;

function isAllowed({ name, password }: BrokerAccount, { headers }: HttpRequest): boolean {
  const given = Object.entries(headers).find(([key]) => key.toLowerCase() === "authorization")?.[1] ?? "";
  const [, encoded] = /^Basic (\S+)$/i.exec(given) ?? [];
  return encoded !== undefined && encoded === btoa(`${name}:${password}`);
}

function json(status: number, value: unknown): HttpAnswer {
  return {
    status,
    headers: { "content-type": "application/json", server: "Cowboy" },
    body: JSON.stringify(value),
  };
}

function page(path: string): HttpAnswer {
  const headers = { "content-type": "text/html", server: "Cowboy" };
  if (path !== "/" && path !== "/index.html") return { status: 404, headers, body: "" };
  const body =
    '<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8"/>\n<title>RabbitMQ Management</title>\n' +
    '</head>\n<body>\n<div id="outer">Sign in to manage this broker.</div>\n</body>\n</html>\n';
  return { status: 200, headers, body };
}
