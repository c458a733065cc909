/** The queues of RabbitMQ, and who is connected. A method of AMQP travels as a request with method AMQP. */
import type { HttpAnswer, HttpRequest } from "../host/process.ts";

/** What a client asks; the first is "open", which gives it the number of its connection. */
export interface AmqpCall {
  connection?: number;
  method: "open" | "declare" | "publish" | "consume" | "get" | "ack" | "close";
  user?: string;
  password?: string;
  virtualHost?: string;
  queue?: string;
  message?: string;
  /** Messages at most. */
  count?: number;
}

export interface BrokerQueue {
  name: string;
  ready: string[];
  unacknowledged: number;
  published: number;
  consumers: Set<number>;
}

export interface BrokerConnection {
  id: number;
  user: string;
  virtualHost: string;
  /** `172.18.0.3:40122` */
  peer: string;
  startedMs: number;
  /** Delivered, and not acknowledged yet. */
  held: { queue: string; message: string }[];
}

export interface BrokerState {
  queues: { name: string; messages: number; consumers: number }[];
  connections: { user: string; peer: string }[];
}

export interface BrokerOptions {
  name: string;
  password: string;
  virtualHost: string;
  now(): number;
  /** A line of the broker's log. */
  onNews(text: string): void;
}

const FIRST_PORT = 40_122;
const AMQP_PORT = 5672;

export class RabbitBroker {
  readonly queues = new Map<string, BrokerQueue>();
  readonly connections = new Map<number, BrokerConnection>();
  readonly #options: BrokerOptions;
  #last = 0;

  constructor(options: BrokerOptions) {
    this.#options = options;
  }

  /** Status 403: wrong account; 404: no such connection or queue; 530: no such virtual host. */
  answer(request: HttpRequest): HttpAnswer {
    if (request.method === "STATE") return said(200, this.#state());
    // What speaks another protocol is told which one is spoken here.
    if (request.method !== "AMQP") return { status: 400, headers: {}, body: "AMQP\0\0\t\u0001" };
    const call = JSON.parse(request.body) as AmqpCall;
    if (call.method === "open") return this.#open(call, request.from);
    const connection = this.connections.get(call.connection ?? 0);
    return connection ? this.#act(connection, call) : said(404);
  }

  /** For the tools of the broker's own container. */
  #state(): BrokerState {
    return {
      queues: [...this.queues.values()].map(({ name, ready, unacknowledged, consumers }) => ({
        name,
        messages: ready.length + unacknowledged,
        consumers: consumers.size,
      })),
      connections: [...this.connections.values()].map(({ user, peer }) => ({ user, peer })),
    };
  }

  #open({ user = "", password = "", virtualHost = "/" }: AmqpCall, from: string): HttpAnswer {
    const { name, password: own, onNews, now } = this.#options;
    const id = ++this.#last;
    const peer = `${from}:${FIRST_PORT + id * 2}`;
    onNews(`accepting AMQP connection ${peer} -> ${AMQP_PORT}`);
    if (user !== name || password !== own) {
      onNews(`PLAIN login refused: user '${user}' - invalid credentials`);
      return said(403);
    }
    if (virtualHost !== this.#options.virtualHost) return said(530);
    onNews(`connection ${peer}: user '${user}' authenticated and granted access to vhost '${virtualHost}'`);
    this.connections.set(id, { id, user, virtualHost, peer, startedMs: now(), held: [] });
    return said(200, { connection: id });
  }

  #act(
    connection: BrokerConnection,
    { method, queue: name = "", message = "", count = 1 }: AmqpCall,
  ): HttpAnswer {
    if (method === "close") {
      this.#close(connection);
      return said(200);
    }
    const queue = method === "declare" ? this.#declared(name) : this.queues.get(name);
    if (!queue) return said(404);
    switch (method) {
      case "publish":
        queue.ready.push(message);
        queue.published++;
        break;
      case "consume":
        queue.consumers.add(connection.id);
        break;
      case "get": {
        const messages = queue.ready.splice(0, count);
        queue.unacknowledged += messages.length;
        connection.held.push(...messages.map((one) => ({ queue: name, message: one })));
        return said(200, { messages });
      }
      case "ack": {
        const at = connection.held.findIndex((held) => held.queue === name && held.message === message);
        if (at < 0) return said(404);
        connection.held.splice(at, 1);
        queue.unacknowledged--;
        break;
      }
    }
    return said(200);
  }

  #declared(name: string): BrokerQueue {
    const known = this.queues.get(name);
    if (known) return known;
    const made = { name, ready: [], unacknowledged: 0, published: 0, consumers: new Set<number>() };
    this.queues.set(name, made);
    return made;
  }

  /** What was not acknowledged goes back to the head of its queue. */
  #close(connection: BrokerConnection): void {
    this.connections.delete(connection.id);
    for (const { queue: name, message } of connection.held.reverse()) {
      const queue = this.queues.get(name)!;
      queue.ready.unshift(message);
      queue.unacknowledged--;
    }
    for (const { consumers } of this.queues.values()) consumers.delete(connection.id);
    this.#options.onNews(`closing AMQP connection (${connection.peer} -> ${AMQP_PORT})`);
  }
}

function said(status: number, value: unknown = {}): HttpAnswer {
  return { status, headers: {}, body: JSON.stringify(value) };
}
